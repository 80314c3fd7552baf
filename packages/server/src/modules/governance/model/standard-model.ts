import type { TypeAudience, BuiltInField, RelationKind } from '@klantregie/contract'

/**
 * The model every organisation starts with. Keys, kinds and order are the same in every language; the words are in
 * model.nl.ts and model.en.ts. A key is never renamed: imports, saved views and the demonstration refer to it.
 */
export const standardDomains = [
  'members',
  'audience',
  'education',
  'partners',
  'volunteers',
  'communication',
  'organisation',
] as const
export type StandardDomain = (typeof standardDomains)[number]

type TypeShape = { readonly domain: StandardDomain; readonly kinds: readonly RelationKind[] }

const person: readonly RelationKind[] = ['person']
const organisation: readonly RelationKind[] = ['organisation']
const personOrHousehold: readonly RelationKind[] = ['person', 'household']
const personOrOrganisation: readonly RelationKind[] = ['person', 'organisation']
const anyone: readonly RelationKind[] = ['person', 'organisation', 'household']

/** In the order in which they are shown to choose from: what an organisation has most of comes first. */
export const standardTypes = {
  borrower: { domain: 'members', kinds: personOrHousehold },
  friend: { domain: 'members', kinds: anyone },
  studier: { domain: 'members', kinds: person },
  visitor: { domain: 'audience', kinds: anyone },
  activity_participant: { domain: 'audience', kinds: personOrHousehold },
  subscription_holder: { domain: 'audience', kinds: personOrHousehold },
  panel_member: { domain: 'audience', kinds: person },
  language_learner: { domain: 'education', kinds: person },
  school: { domain: 'education', kinds: organisation },
  school_location: { domain: 'education', kinds: organisation },
  school_board: { domain: 'education', kinds: organisation },
  childcare: { domain: 'education', kinds: organisation },
  teacher: { domain: 'education', kinds: person },
  fund: { domain: 'partners', kinds: organisation },
  sponsor: { domain: 'partners', kinds: personOrOrganisation },
  donor: { domain: 'partners', kinds: anyone },
  partner: { domain: 'partners', kinds: personOrOrganisation },
  association: { domain: 'partners', kinds: organisation },
  contact_person: { domain: 'partners', kinds: person },
  volunteer: { domain: 'volunteers', kinds: person },
  newsletter_reader: { domain: 'communication', kinds: personOrOrganisation },
  lead: { domain: 'communication', kinds: anyone },
  press: { domain: 'communication', kinds: personOrOrganisation },
  municipality: { domain: 'organisation', kinds: organisation },
  public_body: { domain: 'organisation', kinds: organisation },
  supplier: { domain: 'organisation', kinds: personOrOrganisation },
  performer: { domain: 'organisation', kinds: personOrOrganisation },
  employee: { domain: 'organisation', kinds: person },
  board_member: { domain: 'organisation', kinds: person },
} as const satisfies Record<string, TypeShape>
export type StandardType = keyof typeof standardTypes

const internalTypes: readonly StandardType[] = ['volunteer', 'employee', 'board_member']
const businessTypes: readonly StandardType[] = [
  'school',
  'school_location',
  'school_board',
  'childcare',
  'teacher',
  'fund',
  'sponsor',
  'partner',
  'association',
  'contact_person',
  'press',
  'municipality',
  'public_body',
  'supplier',
  'performer',
]

/** For whom a type is, to begin with: the organisation may say otherwise. */
export function audienceOf(type: StandardType): TypeAudience {
  if (internalTypes.includes(type)) return 'internal'
  return businessTypes.includes(type) ? 'business' : 'consumer'
}

/** A link runs from the first to the second: a location is `location_of` a school, a school is `governed_by` a board. */
export const standardLinkTypes = [
  'location_of',
  'governed_by',
  'part_of',
  'contact_of',
  'employed_by',
  'board_member_of',
  'guardian_of',
  'member_of',
  'partner_of',
  'works_with',
  'knows',
] as const
export type StandardLinkType = (typeof standardLinkTypes)[number]

/** Of these the first stands below the second, so that they make a tree. */
export const standardHierarchies: readonly StandardLinkType[] = ['location_of', 'governed_by', 'part_of']

/** In the order in which people look for them on a page. */
export const standardFields: Readonly<Record<BuiltInField, readonly RelationKind[]>> = {
  name: person,
  organisationName: ['organisation', 'household'],
  emails: anyone,
  phones: anyone,
  website: organisation,
  addresses: anyone,
  birthDate: person,
  language: person,
  municipality: anyone,
}

/** The words of the model in one language; a forgotten word does not compile. */
export type ModelTexts = {
  readonly domains: Readonly<Record<StandardDomain, string>>
  readonly types: Readonly<Record<StandardType, { readonly name: string; readonly definition: string }>>
  readonly links: Readonly<Record<StandardLinkType, { readonly label: string; readonly reverse: string }>>
  readonly fields: Readonly<
    Record<BuiltInField, { readonly label: string; readonly definition: string; readonly goal: string }>
  >
}
