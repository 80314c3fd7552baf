import type { Audience, FactKind } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'

/** What lists call the kinds of things that people do, in Dutch and English, without spaces and signs. */
const WORDS_OF: Readonly<Record<FactKind, string>> = {
  ticket:
    'ticket tickets kaart kaarten kaartje kaartjes kaartverkoop toegang toegangsbewijs entree entreebewijs plaats reservering admission',
  attendance: 'attendance attended aanwezig aanwezigheid bezoek bezoeker scan gescand visit checkin presentie opkomst',
  enrolment: 'enrolment enrollment inschrijving inschrijvingen cursus aanmelding deelname workshop course registration',
  membership: 'membership lidmaatschap abonnement lid subscription contributie vriendschap',
  loan: 'loan loans lening leningen uitlening uitleningen leenaantal checkout',
  gift: 'gift giften donatie donaties schenking donation collecte nalatenschap legaat',
  pledge: 'pledge toezegging periodiekegift periodiekeschenking machtiging belofte',
  sponsoring: 'sponsoring sponsorbijdrage sponsor sponsorship sponsorcontract',
  subsidy: 'subsidy subsidie grant bijdrageoverheid fondsbijdrage',
  purchase: 'purchase aankoop verkoop sale product artikel horeca winkel merchandise consumptie',
  volunteering: 'volunteering vrijwilligerswerk vrijwilliger vrijwilligersuren uren volunteer hours',
  web_visit: 'webvisit websitebezoek webbezoek websitevisit pageview sessie session',
  complaint: 'complaint klacht klachten',
}

const KIND_OF: ReadonlyMap<string, FactKind> = new Map(
  Object.entries(WORDS_OF).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind as FactKind] as const),
  ),
)

const bareOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

export function readFactKind(text: string): FactKind | undefined {
  return KIND_OF.get(bareOf(text))
}

const YOUTH = /^(?:jeugd|jeugdlid|jongere?n?|kind(?:eren)?|j|youth|child(?:ren)?|junior|under18)$/
const ADULT = /^(?:volwassen(?:e|en)?|v|adults?|senior|a)$/

export function readAudience(text: string): Audience | undefined {
  const word = bareOf(text)
  if (YOUTH.test(word)) return 'youth'
  return ADULT.test(word) ? 'adult' : undefined
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/€|\beur(?:o)?\b/i, 'EUR'],
  [/£|\bgbp\b/i, 'GBP'],
  [/\$|\busd\b/i, 'USD'],
]

/** The currency that stands with an amount; undefined when none does. */
export function currencyIn(text: string): string | undefined {
  return SIGNS.find(([sign]) => sign.test(text))?.[1]
}

/** A currency by itself: a sign, or three letters as ISO 4217 writes them. */
export function readCurrency(text: string): string | undefined {
  const bare = text.trim()
  return currencyIn(bare) ?? (/^[a-z]{3}$/i.test(bare) ? bare.toUpperCase() : undefined)
}
