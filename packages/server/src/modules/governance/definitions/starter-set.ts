import type { DefinitionUse, FigureKey, StarterSet } from '@klantregie/contract'
import type { StandardDomain, StandardType } from '../model/standard-model.ts'

/**
 * The terms of the starter sets: the same in every language; the words are in starter-*.nl.ts and starter-*.en.ts. A key is never
 * renamed: an organisation's term remembers from which one it came.
 */
type Shape = {
  readonly sets: readonly StarterSet[]
  readonly domain?: StandardDomain
  readonly type?: StandardType
  readonly figure?: FigureKey
}

const both: readonly StarterSet[] = ['library', 'venue']
const library: readonly StarterSet[] = ['library']
const venue: readonly StarterSet[] = ['venue']

/** Words of this product, and who our relations are. */
export const peopleTerms = {
  relation: { sets: both, figure: 'relations' },
  relation_type: { sets: both },
  role: { sets: both },
  link: { sets: both },
  domain: { sets: both },
  data_owner: { sets: both },
  source: { sets: both },
  source_record: { sets: both, figure: 'records' },
  import: { sets: both },
  possible_duplicate: { sets: both, figure: 'possible_duplicates' },
  contact_moment: { sets: both },
  branch: { sets: both },
  household: { sets: both },
  customer: { sets: both },
  member: { sets: library, domain: 'members' },
  borrower: { sets: library, domain: 'members', type: 'borrower' },
  active_borrower: { sets: library, domain: 'members' },
  youth_member: { sets: library, domain: 'members' },
  adult_member: { sets: library, domain: 'members' },
  lapsed_member: { sets: library, domain: 'members' },
  language_learner: { sets: library, domain: 'education', type: 'language_learner' },
  school: { sets: both, domain: 'education', type: 'school' },
  school_contact: { sets: both, domain: 'education', type: 'teacher' },
  visitor: { sets: both, domain: 'audience', type: 'visitor' },
  new_visitor: { sets: venue, domain: 'audience' },
  passer_by: { sets: venue, domain: 'audience' },
  participant: { sets: venue, domain: 'audience' },
  core_audience: { sets: venue, domain: 'audience' },
  subscription_holder: { sets: venue, domain: 'audience', type: 'subscription_holder' },
  panel_member: { sets: both, domain: 'audience', type: 'panel_member' },
  lead: { sets: both, domain: 'communication', type: 'lead' },
  newsletter_reader: { sets: both, domain: 'communication', type: 'newsletter_reader' },
  volunteer: { sets: both, domain: 'volunteers', type: 'volunteer' },
  donor: { sets: both, domain: 'partners', type: 'donor' },
  friend: { sets: both, domain: 'members', type: 'friend' },
  sponsor: { sets: both, domain: 'partners', type: 'sponsor' },
  fund: { sets: both, domain: 'partners', type: 'fund' },
} as const satisfies Record<string, Shape>

/** What they do, and how that is counted. */
export const activityTerms = {
  visit: { sets: both, domain: 'audience' },
  repeat_visit: { sets: both, domain: 'audience' },
  activity: { sets: both, domain: 'audience' },
  participation: { sets: both, domain: 'audience', type: 'activity_participant' },
  no_show: { sets: both, domain: 'audience' },
  reach: { sets: both, domain: 'communication' },
  nps: { sets: both, domain: 'audience' },
  working_area: { sets: both },
  loan: { sets: library, domain: 'members' },
  renewal: { sets: library, domain: 'members' },
  reservation: { sets: library, domain: 'members' },
  ticket: { sets: venue, domain: 'audience' },
  capacity: { sets: venue, domain: 'audience' },
  occupancy: { sets: venue, domain: 'audience' },
  gift: { sets: both, domain: 'partners' },
  periodic_gift: { sets: both, domain: 'partners' },
  volunteer_hours: { sets: both, domain: 'volunteers' },
} as const satisfies Record<string, Shape>

/** Privacy, and how good our data is. */
export const careTerms = {
  purpose: { sets: both },
  legal_basis: { sets: both },
  consent: { sets: both },
  objection: { sets: both },
  restriction: { sets: both },
  retention_term: { sets: both },
  special_category: { sets: both },
  minor: { sets: both },
  protected_person: { sets: both },
  access_request: { sets: both },
  data_breach: { sets: both },
  quality_score: { sets: both, figure: 'quality_score' },
  completeness: { sets: both, figure: 'completeness' },
  validity: { sets: both, figure: 'validity' },
  freshness: { sets: both, figure: 'freshness' },
  without_duplicates: { sets: both, figure: 'duplicates' },
  bounced: { sets: both, figure: 'bounced' },
  source_conflict: { sets: both, figure: 'source_conflicts' },
} as const satisfies Record<string, Shape>

export type PeopleTerm = keyof typeof peopleTerms
export type ActivityTerm = keyof typeof activityTerms
export type CareTerm = keyof typeof careTerms
export type StarterTerm = PeopleTerm | ActivityTerm | CareTerm

/** The words of a term in one language; what is left out is empty. */
export type StarterWords = {
  readonly term: string
  readonly meaning: string
  readonly examples?: string
  readonly counterExamples?: string
  readonly countingRule?: string
}

const shapes: Readonly<Record<StarterTerm, Shape>> = { ...peopleTerms, ...activityTerms, ...careTerms }

/** Every term of these sets once, in the order in which they are shown. */
export function termsOfSets(sets: readonly StarterSet[]): StarterTerm[] {
  return (Object.keys(shapes) as StarterTerm[]).filter((key) => shapes[key].sets.some((set) => sets.includes(set)))
}

export function domainOfTerm(key: StarterTerm): StandardDomain | null {
  return shapes[key].domain ?? null
}

/** Where the term explains what stands on a screen. */
export function usesOfTerm(key: StarterTerm): DefinitionUse[] {
  const { type, figure } = shapes[key]
  return [
    ...(type === undefined ? [] : [{ kind: 'type' as const, key: type }]),
    ...(figure === undefined ? [] : [{ kind: 'figure' as const, key: figure }]),
  ]
}
