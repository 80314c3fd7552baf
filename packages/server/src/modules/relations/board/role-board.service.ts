import type { BoardBy, RelationFilter, RoleCard, RoleColumn } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findRoleChoices, getType } from '../../governance/index.ts'
import { expect, type Condition } from '../list/condition.queries.ts'
import { idsWhere } from '../list/list.queries.ts'
import { narrow, type SourceLookup } from '../list/list.service.ts'
import { findSummaries, type ShortRelation } from '../page/summary.service.ts'
import { isSeenType, mayChangeDomain, namesFor, type RoleNames } from '../roles/role.service.ts'
import * as board from './role-board.queries.ts'

type Asked = RelationFilter & {
  readonly boardTypeId: string
  readonly by: BoardBy
  readonly roleOwnerId?: string | undefined
  readonly limit: number
}

/** What is the same for every column of a board. */
type Board = {
  readonly of: Pick<board.Column, 'typeId' | 'by' | 'roleOwnerId' | 'condition'>
  readonly limit: number
  readonly names: RoleNames
  readonly mayChange: boolean
}

/** A column that there can be. */
type Place = { readonly id: string | null; readonly name: string | null; readonly isOld: boolean }

/**
 * The running roles of a type (leads, sponsors in the making) of the relations that a list holds, in columns: those without one
 * first, then in the order of the list of choices; a column of before only while something stands in it.
 * @throws AppError relations.type_not_found: also when the reader does not see its domain; relations.filter_invalid
 */
export async function getRoleBoard(ctx: Ctx, asked: Asked, sources: SourceLookup): Promise<RoleColumn[]> {
  const shown = await boardOf(ctx, asked, sources)
  const columns: RoleColumn[] = []
  for (const place of await placesOf(ctx, shown)) {
    const column = await columnOf(ctx, shown, place, null)
    if ((!place.isOld && place.id !== null) || column.count > 0 || column.nextCursor !== null) columns.push(column)
  }
  return columns
}

/** One column, in pages. @throws AppError relations.type_not_found, relations.cursor_invalid, relations.filter_invalid */
export async function getRoleColumn(
  ctx: Ctx,
  {
    columnId = null,
    cursor,
    ...asked
  }: Asked & { readonly columnId?: string | null | undefined; readonly cursor?: string | undefined },
  sources: SourceLookup,
): Promise<RoleColumn> {
  const shown = await boardOf(ctx, asked, sources)
  const place = (await placesOf(ctx, shown)).find(({ id }) => id === columnId)
  return columnOf(ctx, shown, place ?? { id: columnId, name: null, isOld: true }, readCursor(cursor))
}

async function boardOf(
  ctx: Ctx,
  { boardTypeId: typeId, by, roleOwnerId, limit, ...filter }: Asked,
  sources: SourceLookup,
): Promise<Board> {
  const names = await namesFor(ctx)
  if (!names.types.has(typeId) || !(await isSeenType(ctx, typeId)))
    throw new AppError('relations.type_not_found', { typeId })
  const condition = await beginningWithFew(ctx, (await narrow(ctx, filter, sources)).condition)
  return { of: { typeId, by, roleOwnerId, condition }, limit, names, mayChange: await mayChangeType(ctx, typeId) }
}

/** Expected to leave no more than this, a list is begun with itself: else the few would be looked for among all roles of the type. */
const FEW = 10_000

async function beginningWithFew(ctx: Ctx, condition: Condition): Promise<Condition> {
  if (condition.start !== null || condition.checked !== null || (await expect(ctx, condition)) > FEW) return condition
  return { ...condition, start: idsWhere(ctx, condition) }
}

const NOWHERE: Place = { id: null, name: null, isOld: false }

/** The columns that there can be, those of before included. */
async function placesOf(ctx: Ctx, { of: { typeId, by }, names }: Board): Promise<Place[]> {
  if (by === 'owner') {
    const owners = await board.ownersOf(ctx, typeId)
    const active = new Set((await listColleagues(ctx)).map(({ id }) => id))
    const places = owners.map((id) => ({ id, name: names.colleagues.get(id) ?? '', isOld: !active.has(id) }))
    return [NOWHERE, ...places.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))]
  }
  const choices = (await findRoleChoices(ctx)).filter((choice) => choice.typeId === typeId && choice.kind === by)
  return [NOWHERE, ...choices.map(({ id, name, isRetired }) => ({ id, name, isOld: isRetired }))]
}

async function columnOf(
  ctx: Ctx,
  shown: Board,
  place: Place,
  before: ReturnType<typeof readCursor>,
): Promise<RoleColumn> {
  const column = { ...shown.of, id: place.id }
  const { rows, next } = await board.list(ctx, column, { before, limit: shown.limit })
  return {
    ...place,
    ...(await board.count(ctx, column)),
    items: await cardsOf(ctx, rows, shown),
    nextCursor: next ? writeCursor(next) : null,
  }
}

/** A role is changed in its own domain, whatever else the relation belongs to. */
async function mayChangeType(ctx: Ctx, typeId: string): Promise<boolean> {
  if (!ctx.permissions.has('relations.relation.write')) return false
  return mayChangeDomain(ctx, (await getType(ctx, typeId)).domainId)
}

async function cardsOf(ctx: Ctx, rows: readonly board.CardRow[], shown: Board): Promise<RoleCard[]> {
  const summaries = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  return rows.flatMap((row) => {
    const relation = summaries.get(row.relationId)
    return relation ? [toCard(row, relation, shown)] : []
  })
}

function toCard(row: board.CardRow, relation: ShortRelation, { names, mayChange }: Board): RoleCard {
  const { id, name, kind, place, mask, limited } = relation
  const named = (map: ReadonlyMap<string, string>, key: string | null) => (key === null ? null : (map.get(key) ?? null))
  return {
    roleId: row.roleId,
    relationId: id,
    ...{ name, kind, place },
    stage: named(names.choices, row.stageId),
    status: named(names.choices, row.statusId),
    owner: named(names.colleagues, row.ownerId),
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
