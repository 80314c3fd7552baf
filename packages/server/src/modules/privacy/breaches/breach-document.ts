import type { BreachEvent, Language } from '@klantregie/contract'
import type { Block, Document } from '../../../platform/documents/document.ts'
import type { BreachRow } from './breach.queries.ts'
import { breachTexts, type BreachTexts } from './breach-texts.ts'
import { readClock } from './clock.rules.ts'

/** Moments as people here say them. */
export function sayMoment(language: Language, moment: Date): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(moment)
}

type Fact = readonly [term: string, value: string]

/** What art. 33 lid 3 and 5 ask: nature, categories and numbers, consequences, measures. */
export function factsOf(language: Language, breach: BreachRow, now: Date): Fact[] {
  const texts = breachTexts(language)
  const { labels, unknown } = texts
  const or = (text: string | null) => (text === null || text === '' ? unknown : text)
  return [
    [labels.happened, or(breach.happened)],
    [labels.discovered, sayMoment(language, breach.discoveredAt)],
    [labels.occurred, or([breach.occurredFrom, breach.occurredUntil].filter((day) => day !== null).join(' – '))],
    [labels.nature, or(breach.nature.map((key) => texts.natures[key]).join(', '))],
    [labels.categories, or(breach.categories.map((key) => texts.categories[key]).join(', '))],
    [labels.special, breach.hasSpecial ? texts.yes : texts.no],
    [labels.persons, or(personsOf(breach))],
    [labels.likelihood, breach.likelihood === null ? unknown : texts.levels[breach.likelihood]],
    [labels.severity, breach.severity === null ? unknown : texts.levels[breach.severity]],
    [labels.consequences, or(breach.consequences)],
    [labels.measures, or(breach.measures)],
    [labels.clock, texts.clock[readClock(breach, now).state]],
  ]
}

function personsOf({ counted, estimatedPersons }: BreachRow): string | null {
  const count = counted ?? estimatedPersons
  return count === null ? null : String(count)
}

/** Everything about one breach, for whoever has to judge it. */
export function breachDocument(
  language: Language,
  {
    breach,
    events,
    organisation,
    now,
  }: { breach: BreachRow; events: readonly BreachEvent[]; organisation: string; now: Date },
): Document {
  const texts = breachTexts(language)
  const { labels } = texts
  return {
    language,
    title: `${texts.title(breach.number)}: ${breach.title}`,
    lead: [organisation],
    blocks: [
      { kind: 'facts', items: [...factsOf(language, breach, now), ...decisionsOf(texts, language, breach)] },
      { kind: 'heading', level: 2, text: labels.timeline },
      {
        kind: 'table',
        caption: labels.timeline,
        columns: [labels.when, labels.what, labels.by],
        rows: events.map(({ at, kind, text, by }) => [
          sayMoment(language, new Date(at)),
          text === '' ? texts.events[kind] : `${texts.events[kind]}: ${text}`,
          by,
        ]),
      },
    ],
  }
}

function decisionsOf({ labels, yes, no, unknown }: BreachTexts, language: Language, breach: BreachRow): Fact[] {
  const said = (isNeeded: boolean | null, reason: string | null, told: Date | null) =>
    isNeeded === null
      ? unknown
      : [isNeeded ? yes : no, reason ?? '', told ? sayMoment(language, told) : '']
          .filter((part) => part !== '')
          .join('; ')
  return [
    [labels.authority, said(breach.tellAuthority, breach.authorityReason, breach.authorityToldAt)],
    [labels.toldPersons, said(breach.tellPersons, breach.personsReason, breach.personsToldAt)],
    ...(breach.lessons === null ? [] : [[labels.lessons, breach.lessons] as const]),
  ]
}

/** The text that a letter begins with, from what is known. */
export function proposeLetter(
  language: Language,
  whom: 'authority' | 'persons',
  { breach, organisation, contact, now }: { breach: BreachRow; organisation: string; contact: string; now: Date },
): string {
  const texts = breachTexts(language)
  const or = (text: string) => (text === '' ? texts.unknown : text)
  if (whom === 'authority') {
    const facts = [...factsOf(language, breach, now), [texts.labels.contact, or(contact)] as const]
    return facts.map(([term, value]) => `${term}\n${value}`).join('\n\n')
  }
  return texts.letterPersons({
    organisation,
    happened: breach.happened,
    when: or([breach.occurredFrom, breach.occurredUntil].filter((day) => day !== null).join(' – ')),
    categories: or(breach.categories.map((key) => texts.categories[key]).join(', ')),
    consequences: or(breach.consequences),
    measures: or(breach.measures),
    contact: or(contact),
  })
}

/** A letter as a document: its paragraphs, and nothing else. */
export function letterDocument(
  language: Language,
  whom: 'authority' | 'persons',
  text: string,
  organisation: string,
): Document {
  const blocks: Block[] = text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ kind: 'paragraph', text: part }))
  return { language, title: breachTexts(language).letterTitle[whom], lead: [organisation], blocks }
}
