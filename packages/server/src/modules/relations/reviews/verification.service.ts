import type { Verification } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findFields } from '../../governance/index.ts'
import { disclosuresOf, requireFieldChange } from '../disclosure/disclosure.service.ts'
import { getChangeable, getVisible } from '../page/visibility.service.ts'
import * as verifications from './verification.queries.ts'

/** What people look back at; older ones stay and are not shown. */
const MOST = 100

/** Who said last that a relation still holds, newest first. @throws AppError relations.relation_not_found */
export async function listVerifications(ctx: Ctx, id: string): Promise<Verification[]> {
  const relation = await getVisible(ctx, id)
  const rows = await verifications.listOfRelation(ctx, relation.id, MOST)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/**
 * Says that a relation (or one field of it) still holds: it counts as fresh from now on. For whoever may change it, because
 * "it is right" is as much a statement as another value is.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, governance.field_not_found, relations.field_hidden,
 *   relations.field_not_changeable
 */
export async function verifyRelation(
  ctx: Ctx,
  { id, field }: { id: string; field: string | null },
): Promise<Verification[]> {
  const relation = await getChangeable(ctx, id)
  if (field !== null) await requireField(ctx, relation.id, field)
  await verifications.insert(ctx, { relationId: relation.id, field, roundId: null })
  await ctx.audit('relation.verified', { kind: 'relation', id: relation.id }, { field })
  await ctx.announce({ topic: 'relation', id: relation.id })
  return listVerifications(ctx, relation.id)
}

/** What somebody is not shown, or may not change, they cannot vouch for. */
async function requireField(ctx: Ctx, relationId: string, field: string): Promise<void> {
  if (!(await findFields(ctx)).some(({ key }) => key === field))
    throw new AppError('governance.field_not_found', { field })
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  if (disclosure) requireFieldChange(disclosure, field)
}
