import type { Offering, OfferingValues } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { requireChoices } from '../lists/choice.service.ts'
import * as carry from './carry-facts.queries.ts'
import { getOffering } from './offering-page.service.ts'
import * as offerings from './offering.queries.ts'
import { keepsBelow, refuseOffering } from './offering.rules.ts'

/** @throws AppError what `refuseOffering` and `requireChoices` say; activity.offering_number_taken */
export async function addOffering(ctx: Ctx, values: OfferingValues): Promise<Offering> {
  await requireSound(ctx, values, null)
  const id = await offerings.insert(ctx, contentOf(values))
  await offerings.setPrices(ctx, id, values.priceTypes)
  await leaveTrace(ctx, 'offering.added', id, { title: values.title, offeringKind: values.kind })
  return getOffering(ctx, id)
}

type Change = { readonly id: string; readonly values: OfferingValues; readonly version: number }

/**
 * Changes it. What people did with it goes along: when its day moves they count for the new day, when its genre or branch changes they
 * count by the new one. @throws AppError activity.offering_not_found, activity.offering_changed, and as `addOffering`
 */
export async function changeOffering(ctx: Ctx, { id, values, version }: Change): Promise<Offering> {
  const before = await offerings.findForChange(ctx, id)
  if (!before) throw new AppError('activity.offering_not_found')
  if (before.version !== version) throw new AppError('activity.offering_changed')
  await requireSound(ctx, values, before)
  const counting = await carry.findCounting(ctx, id)
  const content = contentOf(values)
  await offerings.update(ctx, id, content)
  await offerings.setPrices(ctx, id, values.priceTypes)
  await carry.carryOver(ctx, counting, await carry.findCounting(ctx, id))
  const moved = await carry.moveDays(ctx, { id, from: before.startsAt, to: content.startsAt })
  const isCancelled = values.state === 'cancelled' && before.state !== 'cancelled'
  await leaveTrace(ctx, isCancelled ? 'offering.cancelled' : 'offering.changed', id, {
    title: values.title,
    ...(moved > 0 ? { factsMoved: moved } : {}),
    ...differenceOf(before, content),
  })
  return getOffering(ctx, id)
}

/** Removes what nobody did anything with. @throws AppError activity.offering_not_found, activity.offering_in_use */
export async function removeOffering(ctx: Ctx, id: string): Promise<void> {
  const offering = await offerings.findForChange(ctx, id)
  if (!offering) throw new AppError('activity.offering_not_found')
  const { hasBelow, hasFacts } = await offerings.findUse(ctx, id)
  if (hasBelow || hasFacts) throw new AppError('activity.offering_in_use')
  await offerings.remove(ctx, id)
  await leaveTrace(ctx, 'offering.removed', id, { title: offering.title, offeringKind: offering.kind })
}

async function requireSound(ctx: Ctx, values: OfferingValues, before: offerings.OfferingRecord | null): Promise<void> {
  const parent = values.parentId === null ? undefined : await offerings.findHeld(ctx, values.parentId)
  const hasBelow = before !== null && (await offerings.findUse(ctx, before.id)).hasBelow
  if (before !== null && hasBelow && !keepsBelow(before.kind, values.kind))
    throw new AppError('activity.offering_parent')
  const refusal = refuseOffering(values, { parent, hasBelow, id: before?.id ?? null })
  if (refusal !== null) throw new AppError(refusal)
  await requireChoices(ctx, values)
}

function contentOf({ priceTypes: _prices, startsAt, endsAt, ...values }: OfferingValues): offerings.OfferingContent {
  return {
    ...values,
    titleKey: fold(values.title),
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  }
}

const TOLD = ['title', 'state', 'startsAt', 'endsAt', 'capacity'] as const

/** What changed of the values that say something by themselves. */
function differenceOf(before: offerings.OfferingRecord, after: offerings.OfferingContent) {
  const changed = TOLD.filter((field) => textOf(before[field]) !== textOf(after[field]))
  if (changed.length === 0) return {}
  const of = (values: Pick<offerings.OfferingRecord, (typeof TOLD)[number]>) =>
    Object.fromEntries(changed.map((field) => [field, textOf(values[field])]))
  return { before: of(before), after: of(after) }
}

const textOf = (value: string | number | Date | null): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '')

async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'offering', id }, details)
  await ctx.announce({ topic: 'activity', id })
}
