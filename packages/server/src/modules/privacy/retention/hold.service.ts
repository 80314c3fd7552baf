import { dutchDay } from '@klantregie/contract'
import type { LegalHold } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTypes } from '../../governance/index.ts'
import { heldId, namesOf } from '../../relations/index.ts'
import * as holds from './hold.queries.ts'
import type { RetentionParts } from './parts.ts'
import * as rules from './rule.queries.ts'

export async function listHolds(ctx: Ctx, parts: RetentionParts, { isRunning }: { readonly isRunning: boolean }) {
  return { items: await describe(ctx, parts, await holds.list(ctx, isRunning)) }
}

/** Subjects by name; of a relation that the reader may not see it is told that there is a hold, and nothing else. */
async function describe(ctx: Ctx, parts: RetentionParts, rows: readonly holds.HoldRow[]): Promise<LegalHold[]> {
  const types = new Map((await findTypes(ctx)).map(({ id, name }) => [id, name]))
  const sources = await parts.sourceNames(ctx)
  const relations = await namesOf(
    ctx,
    rows.flatMap(({ relationId }) => relationId ?? []),
  )
  return rows.map(({ relationId, typeId, sourceId, placedAt, liftedAt, ...row }) => {
    const [kind, subjectId, names] =
      relationId !== null
        ? (['relation', relationId, relations] as const)
        : typeId !== null
          ? (['type', typeId, types] as const)
          : (['source', sourceId ?? '', sources] as const)
    const subject = names.get(subjectId) ?? null
    return {
      ...row,
      kind,
      subject,
      subjectId: subject === null ? null : subjectId,
      // A reason mostly names the person; it goes with the name.
      reason: kind === 'relation' && subject === null ? '' : row.reason,
      placedAt: placedAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
    }
  })
}

type Placing = {
  readonly kind: LegalHold['kind']
  readonly subjectId: string
  readonly reason: string
  readonly until: string | null
}

/**
 * From here on no rule takes anything of this away. Waits for a portion of a run that is going on.
 * @throws AppError relations.relation_not_found, relations.type_not_found, identity.source_not_found, privacy.hold_in_past
 */
export async function placeHold(ctx: Ctx, parts: RetentionParts, hold: Placing): Promise<LegalHold> {
  if (hold.until !== null && hold.until < dutchDay(ctx.now)) throw new AppError('privacy.hold_in_past')
  await rules.takeTurn(ctx, 'alone')
  const id = await holds.insert(ctx, { ...(await subjectOf(ctx, parts, hold)), reason: hold.reason, until: hold.until })
  await ctx.audit('retention.hold_placed', { kind: 'legal_hold', id }, { about: hold.kind, until: hold.until })
  await ctx.announce({ topic: 'privacy', id })
  return viewHold(ctx, parts, id)
}

async function subjectOf(ctx: Ctx, parts: RetentionParts, { kind, subjectId }: Placing) {
  const none = { relationId: null, typeId: null, sourceId: null }
  switch (kind) {
    case 'relation':
      return { ...none, relationId: await heldId(ctx, subjectId) }
    case 'type':
      if (!(await findTypes(ctx)).some(({ id }) => id === subjectId)) throw new AppError('relations.type_not_found')
      return { ...none, typeId: subjectId }
    case 'source':
      if (!(await parts.sourceNames(ctx)).has(subjectId)) throw new AppError('identity.source_not_found')
      return { ...none, sourceId: subjectId }
  }
}

/** @throws AppError privacy.hold_not_found: also of a relation that the reader may not see; privacy.hold_lifted */
export async function liftHold(
  ctx: Ctx,
  parts: RetentionParts,
  { id, reason }: { id: string; reason: string },
): Promise<LegalHold> {
  const row = await holds.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.hold_not_found')
  const [seen] = await describe(ctx, parts, [row])
  if (seen?.subject == null) throw new AppError('privacy.hold_not_found')
  if (row.liftedAt !== null) throw new AppError('privacy.hold_lifted')
  await holds.lift(ctx, id, reason)
  await ctx.audit('retention.hold_lifted', { kind: 'legal_hold', id })
  await ctx.announce({ topic: 'privacy', id })
  return viewHold(ctx, parts, id)
}

async function viewHold(ctx: Ctx, parts: RetentionParts, id: string): Promise<LegalHold> {
  const row = await holds.findForChange(ctx, id)
  const [hold] = row ? await describe(ctx, parts, [row]) : []
  if (!hold) throw new AppError('privacy.hold_not_found')
  return hold
}
