import type { ErrorCode, OfferingKind, OfferingValues } from '@klantregie/contract'

/** To what a kind may belong. */
const PARENT: Readonly<Partial<Record<OfferingKind, OfferingKind>>> = { date: 'event', event: 'series' }

/** What is wrong with values as they were given; `parent`: what it is said to belong to, undefined when that is not there. */
export function refuseOffering(
  values: Pick<OfferingValues, 'kind' | 'parentId' | 'startsAt' | 'endsAt' | 'priceTypes'>,
  { parent, hasBelow, id }: { parent: { kind: OfferingKind } | undefined; hasBelow: boolean; id: string | null },
): ErrorCode | null {
  if (!fits(values, parent, id)) return 'activity.offering_parent'
  if (hasBelow && !Object.values(PARENT).includes(values.kind)) return 'activity.offering_parent'
  if (values.endsAt !== null && (values.startsAt === null || values.endsAt < values.startsAt))
    return 'activity.offering_period'
  const names = new Set(values.priceTypes.map(({ name }) => name.toLowerCase()))
  return names.size < values.priceTypes.length ? 'activity.price_twice' : null
}

function fits(
  { kind, parentId }: Pick<OfferingValues, 'kind' | 'parentId'>,
  parent: { kind: OfferingKind } | undefined,
  id: string | null,
): boolean {
  if (parentId === null) return true
  return parentId !== id && parent !== undefined && PARENT[kind] === parent.kind
}

/** What lies below it may stay there when it becomes of this kind. */
export const keepsBelow = (before: OfferingKind, after: OfferingKind): boolean => before === after
