import type { Language, NotificationKind } from '@klantregie/contract'

/** A line as the mail may say it: names are left out already where they must not leave the house. */
export type DigestLine = {
  readonly kind: NotificationKind
  readonly by: string | null
  readonly times: number
  /** Null when there is none, or when it may not be named in a mail. */
  readonly relation: string | null
  readonly relationCount: number
  readonly task: string | null
  readonly dueTime: string | null
  /** What a round is called; null for everything else. */
  readonly name: string | null
  /** Below our own address. */
  readonly path: string
}

export type Digest = { readonly subject: string; readonly blocks: readonly Block[]; readonly reason: string }
type Block = string | { readonly label: string; readonly href: string }

/** What to do stands first, then what others ask, then what happened. */
const ORDER: readonly NotificationKind[] = [
  'task_overdue',
  'task_due',
  'task_reminder',
  'task_assigned',
  'mention',
  'collision',
  'review_asked',
  'relation_changed',
]
/** Of one kind no more than this; the rest is counted. */
const MOST_OF_A_KIND = 15

type House = { readonly organisation: string; readonly baseUrl: string; readonly language: Language }

/** The daily mail. Nothing to tell: no mail, so this is not called. */
export function writeDigest(lines: readonly DigestLine[], { organisation, baseUrl, language }: House): Digest {
  const words = WORDS[language]
  const blocks: Block[] = []
  for (const kind of ORDER) {
    const found = lines.filter((line) => line.kind === kind)
    if (found.length === 0) continue
    blocks.push(words.heading[kind])
    for (const line of found.slice(0, MOST_OF_A_KIND))
      blocks.push({ label: words.line(line), href: `${baseUrl}${line.path}` })
    if (found.length > MOST_OF_A_KIND) blocks.push(words.more(found.length - MOST_OF_A_KIND))
  }
  blocks.push({ label: words.choose, href: `${baseUrl}/account` })
  return { subject: words.subject(lines.length, organisation), blocks, reason: words.reason(organisation) }
}

type Words = {
  readonly subject: (count: number, organisation: string) => string
  readonly heading: Readonly<Record<NotificationKind, string>>
  readonly line: (line: DigestLine) => string
  readonly more: (count: number) => string
  readonly choose: string
  readonly reason: (organisation: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    subject: (count, organisation) =>
      `${organisation}: ${count === 1 ? '1 bericht' : `${String(count)} berichten`} voor jou`,
    heading: {
      task_overdue: 'Taken die te laat zijn:',
      task_due: 'Taken voor vandaag:',
      task_reminder: 'Herinneringen:',
      task_assigned: 'Taken die je kreeg:',
      mention: 'Collega’s die je noemden:',
      collision: 'Benaderingen die botsen met die van jou:',
      review_asked: 'Gevraagd om na te kijken:',
      relation_changed: 'Relaties die je volgt:',
    },
    line: (line) => sentence(line, NL),
    more: (count) => `… en nog ${String(count)}.`,
    choose: 'Kiezen waarover je mail krijgt',
    reason: (organisation) => `Je krijgt dit dagelijkse overzicht omdat je bij ${organisation} met Klantregie werkt.`,
  },
  en: {
    subject: (count, organisation) =>
      `${organisation}: ${count === 1 ? '1 message' : `${String(count)} messages`} for you`,
    heading: {
      task_overdue: 'Tasks that are late:',
      task_due: 'Tasks for today:',
      task_reminder: 'Reminders:',
      task_assigned: 'Tasks you were given:',
      mention: 'Colleagues who mentioned you:',
      collision: 'Approaches that collide with yours:',
      review_asked: 'You are asked to review:',
      relation_changed: 'Relations that you follow:',
    },
    line: (line) => sentence(line, EN),
    more: (count) => `… and ${String(count)} more.`,
    choose: 'Choose what you get mail about',
    reason: (organisation) => `You get this daily overview because you work with Klantregie at ${organisation}.`,
  },
}

type Parts = {
  readonly somebody: string
  readonly relation: string
  readonly mention: string
  readonly changed: string
  readonly many: (count: number) => string
  readonly times: (count: number) => string
  readonly collision: string
  readonly review: string
  readonly task: string
  readonly at: (time: string) => string
}

const NL: Parts = {
  somebody: 'Een collega',
  relation: 'een relatie',
  mention: 'noemde jou',
  changed: 'is gewijzigd',
  many: (count) => `${String(count)} relaties zijn gewijzigd bij het inlezen van een lijst`,
  times: (count) => `${String(count)} keer`,
  collision: 'plande een benadering',
  review: 'Er staat een controle voor jou klaar',
  task: 'Een taak',
  at: (time) => `om ${time} uur`,
}
const EN: Parts = {
  somebody: 'A colleague',
  relation: 'a relation',
  mention: 'mentioned you',
  changed: 'was changed',
  many: (count) => `${String(count)} relations were changed when a list was read in`,
  times: (count) => `${String(count)} times`,
  collision: 'planned an approach',
  review: 'A review is ready for you',
  task: 'A task',
  at: (time) => `at ${time}`,
}

function sentence(line: DigestLine, parts: Parts): string {
  switch (line.kind) {
    case 'mention':
      return joined(': ', `${who(line, parts)} ${parts.mention}`, aboutOf(line))
    case 'collision':
      return `${who(line, parts)} ${parts.collision}: ${line.relation ?? parts.relation}`
    case 'review_asked':
      return joined(': ', parts.review, line.name)
    case 'relation_changed':
      return changed(line, parts)
    case 'task_assigned':
    case 'task_reminder':
    case 'task_due':
    case 'task_overdue':
      return taskText(line, parts)
  }
}

const who = ({ by }: DigestLine, { somebody }: Parts): string => by ?? somebody

const joined = (between: string, ...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text !== '').join(between)

const aboutOf = ({ task, relation }: DigestLine): string => joined(' – ', task, relation)

function taskText(line: DigestLine, parts: Parts): string {
  const time = line.dueTime === null ? null : parts.at(line.dueTime)
  return joined(', ', aboutOf(line) || parts.task, time)
}

function changed({ relation, relationCount, times, by }: DigestLine, parts: Parts): string {
  if (relationCount > 1) return parts.many(relationCount)
  const details = joined(', ', by, times > 1 ? parts.times(times) : null)
  const said = `${relation ?? parts.relation} ${parts.changed}`
  const whole = said.charAt(0).toUpperCase() + said.slice(1)
  return details === '' ? whole : `${whole} (${details})`
}
