import type { CustomerFact, Standing, StandingKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { heldId } from '../../relations/index.ts'
import { getPurpose } from '../purposes/purpose.service.ts'
import { hashOfContact, readContactPoint, type ContactPoint } from './contact-point.ts'
import * as facts from './customer-fact.queries.ts'
import * as standings from './standing.queries.ts'
import * as suppressions from './suppression.queries.ts'

export function toStanding({ id, kind, purposeId, reason, since, byName }: standings.StandingRow): Standing {
  return { id, kind, purposeId, reason, since: since.toISOString(), by: byName }
}

/** What holds for a relation now: died, restricted, objected. Of an id that the caller may see. */
export async function findStanding(ctx: Ctx, relationId: string): Promise<Standing[]> {
  return (await standings.listHolding(ctx, [relationId], ctx.now)).map(toStanding)
}

type Adding = {
  readonly id: string
  readonly kind: StandingKind
  readonly purposeId: string | null
  readonly reason: string
  readonly requestId?: string | undefined
}

async function add(ctx: Ctx, { id, kind, purposeId, reason, requestId }: Adding): Promise<string> {
  const relationId = await heldId(ctx, id)
  if (purposeId !== null) await getPurpose(ctx, purposeId)
  const known = (await standings.listHolding(ctx, [relationId], ctx.now)).find(
    (one) => one.kind === kind && one.purposeId === purposeId,
  )
  if (known) return known.id
  const standingId = await standings.insert(ctx, {
    relationId,
    kind,
    purposeId,
    reason: reason.replaceAll('\0', ''),
    requestId: requestId ?? null,
  })
  // The reason stays out of the trace: it may say something about somebody's health.
  await ctx.audit(`standing.${kind}`, { kind: 'relation', id: relationId }, { standingId, purposeId })
  await ctx.announce({ topic: 'relation', id: relationId })
  return standingId
}

export type RecordStanding = {
  readonly id: string
  readonly kind: 'deceased' | 'objected'
  readonly purposeId?: string | undefined
  readonly reason: string
}

/** @throws AppError relations.relation_not_found, privacy.purpose_not_found */
export async function recordStanding(ctx: Ctx, input: RecordStanding): Promise<Standing> {
  const purposeId = input.kind === 'objected' ? (input.purposeId ?? null) : null
  const standingId = await add(ctx, { ...input, purposeId })
  const found = (await findStanding(ctx, await heldId(ctx, input.id))).find(({ id }) => id === standingId)
  if (!found) throw new AppError('privacy.standing_not_found')
  return found
}

/**
 * Takes back what held; a restriction only by who handles the request (`kinds`).
 * @throws AppError relations.relation_not_found, privacy.standing_not_found
 */
export async function liftStanding(
  ctx: Ctx,
  { id, standingId, kinds }: { id: string; standingId: string; kinds: readonly StandingKind[] },
): Promise<void> {
  const relationId = await heldId(ctx, id)
  if (!(await standings.lift(ctx, { id: standingId, relationId, kinds })))
    throw new AppError('privacy.standing_not_found')
  await ctx.audit('standing.lifted', { kind: 'relation', id: relationId }, { standingId })
  await ctx.announce({ topic: 'relation', id: relationId })
}

export function toCustomerFact({ byName, capturedAt, ...row }: facts.CustomerFactRow): CustomerFact {
  return { ...row, capturedAt: capturedAt.toISOString(), by: byName }
}

export type NewCustomerFact = Omit<CustomerFact, 'id' | 'by'> & { readonly relationId: string }

/** How an address or number was given. Later facts about it come beside the earlier. @throws AppError see the contract */
export async function recordCustomerFact(
  ctx: Ctx,
  { relationId: asked, ...input }: NewCustomerFact,
): Promise<CustomerFact> {
  const relationId = await heldId(ctx, asked)
  const capturedAt = new Date(input.capturedAt)
  if (capturedAt > ctx.now) throw new AppError('privacy.moment_in_future')
  const { contact } = requirePoint(input.contact, input.contactKind)
  const id = await facts.insert(ctx, { ...input, relationId, capturedAt, contact })
  await ctx.audit(
    'customer_fact.recorded',
    { kind: 'relation', id: relationId },
    { factId: id, kind: input.contactKind },
  )
  await ctx.announce({ topic: 'relation', id: relationId })
  const found = (await facts.listNewest(ctx, [relationId], ctx.now)).find((fact) => fact.id === id)
  if (!found) throw new Error('The fact was stored but is not there.')
  return toCustomerFact(found)
}

function requirePoint(text: string, kind: ContactPoint['kind']): ContactPoint {
  const point = readContactPoint(text, kind)
  if (!point) throw new AppError('privacy.contact_invalid')
  return point
}

/**
 * Nothing goes to this address any more (`bounced`), or nothing but service (the other reasons). Kept as a hash: it outlives the
 * relation.
 * @throws AppError privacy.contact_invalid
 */
export async function suppressAddress(
  ctx: Ctx,
  {
    kind,
    contact,
    reason,
  }: { kind: ContactPoint['kind']; contact: string; reason: 'bounced' | 'complaint' | 'by_hand' | 'erased' },
): Promise<void> {
  const hash = hashOfContact(ctx.tenantId, requirePoint(contact, kind))
  await suppressions.insert(ctx, { kind, hash, reason, purposeId: null })
  await ctx.audit('address.suppressed', null, { kind, reason })
}

/** @throws AppError privacy.contact_invalid, privacy.address_not_suppressed */
export async function releaseAddress(
  ctx: Ctx,
  { kind, contact }: { kind: ContactPoint['kind']; contact: string },
): Promise<void> {
  const hash = hashOfContact(ctx.tenantId, requirePoint(contact, kind))
  const reasons = ['bounced', 'complaint', 'by_hand', 'erased', 'opt_out'] as const
  if ((await suppressions.release(ctx, { hash, reasons })) === 0) throw new AppError('privacy.address_not_suppressed')
  await ctx.audit('address.released', null, { kind })
}
