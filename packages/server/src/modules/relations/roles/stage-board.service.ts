import type { RoleCard, RoleStageColumn } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { findRoleChoices, getType } from '../../governance/index.ts'
import { findSummaries, type ShortRelation } from '../page/summary.service.ts'
import { isSeenType, mayChangeDomain, namesFor, type RoleNames } from './role.service.ts'
import * as board from './stage-board.queries.ts'

type Asked = { readonly typeId: string; readonly ownerId?: string | undefined; readonly limit: number }
type OfStage = Asked & { readonly stageId: string | null; readonly cursor?: string | undefined }

/**
 * The running roles of a type (leads, sponsors in the making) by the stage they are in, in the order of the list of stages; those
 * without a stage first, and a stage that is retired only while somebody is in it.
 * @throws AppError relations.type_not_found: also when the reader does not see its domain
 */
export async function listRolesByStage(ctx: Ctx, asked: Asked): Promise<RoleStageColumn[]> {
  await requireSeenType(ctx, asked.typeId)
  const names = await namesFor(ctx)
  const stages = (await findRoleChoices(ctx)).filter(({ typeId, kind }) => typeId === asked.typeId && kind === 'stage')
  const none = await columnOf(ctx, { ...asked, stageId: null }, names)
  const columns = []
  for (const { id, isRetired } of stages) {
    const column = await columnOf(ctx, { ...asked, stageId: id }, names)
    if (!isRetired || column.count > 0) columns.push(column)
  }
  return none.count > 0 || columns.length === 0 ? [none, ...columns] : columns
}

/** One stage, in pages. @throws AppError relations.type_not_found, relations.cursor_invalid */
export async function listRolesOfStage(ctx: Ctx, asked: OfStage): Promise<RoleStageColumn> {
  await requireSeenType(ctx, asked.typeId)
  return columnOf(ctx, asked, await namesFor(ctx))
}

async function requireSeenType(ctx: Ctx, typeId: string): Promise<void> {
  const isKnown = (await namesFor(ctx)).types.has(typeId)
  if (!isKnown || !(await isSeenType(ctx, typeId))) throw new AppError('relations.type_not_found', { typeId })
}

async function columnOf(ctx: Ctx, { cursor, limit, ...asked }: OfStage, names: RoleNames): Promise<RoleStageColumn> {
  const rows = await board.listOfStage(ctx, { ...asked, before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    stageId: asked.stageId,
    count: await board.countOfStage(ctx, asked),
    items: await cardsOf(ctx, page, { names, mayChange: await mayChangeType(ctx, asked.typeId) }),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.roleId }) : null,
  }
}

/** A role is changed in its own domain, whatever else the relation belongs to. */
async function mayChangeType(ctx: Ctx, typeId: string): Promise<boolean> {
  if (!ctx.permissions.has('relations.relation.write')) return false
  return mayChangeDomain(ctx, (await getType(ctx, typeId)).domainId)
}

type Known = { readonly names: RoleNames; readonly mayChange: boolean }

async function cardsOf(ctx: Ctx, rows: readonly board.CardRow[], known: Known): Promise<RoleCard[]> {
  const summaries = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  return rows.flatMap((row) => {
    const relation = summaries.get(row.relationId)
    return relation ? [toCard(row, relation, known)] : []
  })
}

function toCard(row: board.CardRow, relation: ShortRelation, { names, mayChange }: Known): RoleCard {
  const { id, name, kind, place, mask, limited } = relation
  return {
    roleId: row.roleId,
    relationId: id,
    name,
    kind,
    place,
    status: row.statusId === null ? null : (names.choices.get(row.statusId) ?? null),
    owner: row.ownerId === null ? null : (names.colleagues.get(row.ownerId) ?? null),
    // What somebody wrote may say who it is.
    source: mask === 'protected' ? null : row.leadSource,
    interest: mask === 'protected' ? null : row.interest,
    since: row.createdAt.toISOString(),
    version: row.version,
    mayChange: mayChange && row.isChangeable,
    ...(mask && { mask }),
    ...(limited && { limited }),
  }
}
