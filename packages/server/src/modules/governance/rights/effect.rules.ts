import type { DomainRights, RightKind } from '@klantregie/contract'
import { fieldIn, rightsIn, standingsIn, type House, type Person } from './house.rules.ts'
import { compareAccess, decideMasks, type Masks } from './rights.rules.ts'

type Named = Person & { readonly name: string }

export type Change = {
  readonly before: House
  readonly after: House
  readonly people: readonly Named[]
  /** Relations in each combination of domains that occurs. */
  readonly counts: readonly { readonly mask: bigint; readonly count: number }[]
}

type Side = { readonly colleagues: number; readonly names: string[]; readonly relations: number }
type RightEffect = { readonly right: RightKind; readonly gains: Side; readonly loses: Side }

/** Enough names to recognise what one is doing. */
const NAMES_SHOWN = 5
const RIGHTS: readonly RightKind[] = ['see', 'change', 'export', 'delete']

/**
 * Who gains or loses what by a change, and about how many relations that is. Somebody who sees a relation through another domain
 * too neither gains nor loses it: a relation counts when it comes to exist for somebody for whom it did not, or the reverse.
 */
export function calculateEffect({ before, after, people, counts }: Change): RightEffect[] {
  const masks = people.map((person) => ({
    name: person.name,
    before: decideMasks(standingsIn(before, person), person.domainIds),
    after: decideMasks(standingsIn(after, person), person.domainIds),
  }))
  return RIGHTS.map((right) => ({
    right,
    gains: sideOf(
      masks.map((one) => ({ name: one.name, had: one.before[right], has: one.after[right] })),
      counts,
    ),
    loses: sideOf(
      masks.map((one) => ({ name: one.name, had: one.after[right], has: one.before[right] })),
      counts,
    ),
  }))
}

type Turn = { readonly name: string; readonly had: Masks['see']; readonly has: Masks['see'] }

/** What `has` holds and `had` did not. */
function sideOf(turns: readonly Turn[], counts: Change['counts']): Side {
  const changed = turns.filter(({ had, has }) => (has & ~had) !== 0n)
  const relations = counts.filter(({ mask }) =>
    changed.some(({ had, has }) => (mask & has) !== 0n && (mask & had) === 0n),
  )
  return {
    colleagues: changed.length,
    names: changed.slice(0, NAMES_SHOWN).map(({ name }) => name),
    relations: relations.reduce((sum, { count }) => sum + count, 0),
  }
}

type FieldEffect = { readonly field: string; readonly gains: number; readonly loses: number }

/** Per field of one domain: how many of those who see the domain before and after get more or less of it. */
export function calculateFieldEffect(
  { before, after, people }: Change,
  domainId: string,
  fields: readonly string[],
): FieldEffect[] {
  const staying = people.filter((person) => sees(before, person, domainId) && sees(after, person, domainId))
  return fields
    .map((field) => {
      const steps = staying.map((person) => {
        const place = { domainId, field }
        return compareAccess(fieldIn(after, person, place), fieldIn(before, person, place))
      })
      return { field, gains: steps.filter((step) => step > 0).length, loses: steps.filter((step) => step < 0).length }
    })
    .filter(({ gains, loses }) => gains + loses > 0)
}

function sees(house: House, person: Person, domainId: string): DomainRights['see'] {
  return rightsIn(house, person, domainId).see
}
