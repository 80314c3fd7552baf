import type { Permission, Channel, CodePlace, Measure } from '@klantregie/contract'

/** Of one of the zero id: all genres, all branches. */
export const EVERY = '00000000-0000-0000-0000-000000000000'

/**
 * A condition that needs nothing looked up and does not depend on the day any more: what a bitmap stands for. Lists are sorted and
 * without repetitions, so that the same condition is the same text.
 */
export type Exact =
  | { readonly on: 'open' }
  | { readonly on: 'kind'; readonly oneOf: readonly string[] }
  | { readonly on: 'domain'; readonly bits: string }
  | { readonly on: 'branch'; readonly ids: readonly string[] }
  | { readonly on: 'place'; readonly keys: readonly string[] }
  | { readonly on: 'areas'; readonly codes: readonly string[] }
  /** Lives where an edition of a list of codes has one of these; an edition never changes, so another one is another condition. */
  | { readonly on: 'code'; readonly editionId: string; readonly keyedBy: CodePlace; readonly keys: readonly string[] }
  | { readonly on: 'born'; readonly from: string | null; readonly until: string | null }
  /** Whoever is no child for consent: born on this day or before, or on a day that is not known. */
  | { readonly on: 'grown'; readonly bornBy: string }
  /** Whoever is not under protection. */
  | { readonly on: 'unprotected' }
  | { readonly on: 'reach'; readonly has: 'email' | 'phone' | 'address' }
  /** A bit of the day of birth or of the postcode area as a number: see portrait/slices.ts. */
  | { readonly on: 'slice'; readonly of: 'birthday' | 'area'; readonly bit: number }
  | { readonly on: 'added'; readonly from: string | null; readonly until: string | null }
  | {
      readonly on: 'role'
      readonly typeIds: readonly string[]
      readonly when: 'now' | 'ever' | 'began' | 'ended'
      readonly today: string
      readonly from: string | null
      readonly until: string | null
      readonly stageIds: readonly string[] | null
      readonly statusIds: readonly string[] | null
      readonly branchIds: readonly string[] | null
    }
  | { readonly on: 'label'; readonly ids: readonly string[] }
  /** Was in a segment when that was held fast. */
  | { readonly on: 'moment'; readonly id: string }
  /** An own field as lists filter it; `asked` is the text of the filter. */
  | { readonly on: 'own'; readonly asked: string }
  | {
      readonly on: 'behaviour'
      readonly familyId: string
      readonly genreIds: readonly string[]
      readonly branchIds: readonly string[]
      readonly measure: Measure
      readonly from: string | null
      readonly until: string | null
      readonly least: number | null
      readonly most: number | null
    }
  | { readonly on: 'first'; readonly familyId: string; readonly from: string | null; readonly until: string | null }
  /** Scores from … up to …; null: whatever it is. Stored every night. */
  | {
      readonly on: 'rfm'
      readonly familyId: string
      readonly recency: Scores
      readonly frequency: Scores
      readonly money: Scores
    }
  /** Stored with a model that fits; nobody of whom it may not be said. */
  | { readonly on: 'alive'; readonly familyId: string; readonly oneOf: readonly string[] }
  | {
      readonly on: 'offering'
      readonly ids: readonly string[]
      /** Of which the reader may know. */
      readonly familyIds: readonly string[]
      readonly least: number
      readonly from: string | null
      readonly until: string | null
    }
  | {
      readonly on: 'approach'
      readonly state: 'made' | 'planned'
      readonly purposeIds: readonly string[] | null
      readonly roundId: string | null
      readonly from: string | null
      readonly until: string | null
    }
  /** `rules`: everything beside the relation itself that the answer rests on, so that another rule is another condition. */
  | {
      readonly on: 'may'
      readonly purposeId: string
      readonly channel: Channel
      readonly today: string
      readonly rules: string
    }
  | {
      readonly on: 'link'
      readonly typeId: string
      readonly end: 'from' | 'to'
      readonly today: string
      readonly other: ExactGroup | null
    }

type Scores = readonly [number, number] | null

/** What had to be looked into to know whom a tree holds for. */
export type Looked = {
  /** Fields of a relation; only relations of which the reader may read them are counted. */
  readonly fields: readonly string[]
  /** Fields of whoever stands at the other end of a link. */
  readonly beyond: readonly string[]
  /** Says where somebody lives, precisely: kept back of children. */
  readonly isPrecise: boolean
  /** Looks at what people did: kept back of whoever is under protection. */
  readonly isAboutDeeds: boolean
  readonly typeIds: readonly string[]
  readonly labelIds: readonly string[]
  readonly familyIds: readonly string[]
  readonly permissions: readonly Permission[]
  /** Domains by which it was decided who belongs to it. */
  readonly bits: string
}

/** A tree of exact conditions: what is counted. */
export type ExactGroup = { readonly group: 'all' | 'any' | 'none'; readonly of: readonly ExactNode[] }
export type ExactNode = Exact | ExactGroup

export const isGroup = (node: ExactNode): node is ExactGroup => 'group' in node

/** The conditions in a tree, each once by its text; those of other ends of links are not among them. */
export function conditionsIn(node: ExactNode): Exact[] {
  const found = new Map<string, Exact>()
  const walk = (at: ExactNode): void => {
    if (isGroup(at)) at.of.forEach(walk)
    else found.set(textOf(at), at)
  }
  walk(node)
  return [...found.values()]
}

/** What a condition says, as one text: the same for the same condition, whatever the order of its keys. */
export function textOf(condition: Exact): string {
  return JSON.stringify(condition, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
