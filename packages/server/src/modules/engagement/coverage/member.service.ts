import type { CoverageMember, CoverageState } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findSummaries } from '../../relations/index.ts'
import * as approaches from '../approaches/approach.queries.ts'
import { clean } from '../approaches/approach.service.ts'
import { toRelation } from '../approaches/collision.service.ts'
import * as coverages from './coverage.queries.ts'
import { findCoverage, holdOpen, leaveTrace } from './coverage.service.ts'

type Query = {
  readonly id: string
  readonly state?: CoverageState | undefined
  readonly owner?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Who is on a list, in its order. @throws AppError engagement.coverage_not_found, relations.cursor_invalid */
export async function listMembers(ctx: Ctx, { id, cursor, limit, ...narrowed }: Query) {
  const row = await findCoverage(ctx, id)
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) throw new AppError('relations.cursor_invalid')
  const rows = await coverages.listMembers(ctx, row, { ...narrowed, after: Number(cursor ?? 0), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: await show(ctx, page), nextCursor: rows.length > limit && last ? String(last.position) : null }
}

async function show(ctx: Ctx, rows: readonly coverages.MemberRow[]): Promise<CoverageMember[]> {
  const relations = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  const found = await approaches.findSome(
    ctx,
    rows.flatMap(({ approachId }) => approachId ?? []),
  )
  const seen = await coverages.seenAmong(ctx, [...new Set(found.map(({ relationId }) => relationId))])
  const by = new Map(found.filter(({ relationId }) => seen.has(relationId)).map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const relation = relations.get(row.relationId)
    if (!relation) return []
    const approach = row.approachId === null ? undefined : by.get(row.approachId)
    return [
      {
        relation: toRelation(relation),
        state: row.state,
        owner:
          row.ownerId === null
            ? null
            : { id: row.ownerId, name: names.get(row.ownerId) ?? '', isMine: row.ownerId === ctx.actor.id },
        approach: approach
          ? { id: approach.id, owner: approach.ownerName, startsOn: approach.startsOn, endsOn: approach.endsOn }
          : null,
        hindrance: row.state === 'hindered' ? (row.hindrance as CoverageMember['hindrance']) : null,
        excluded: excludedOf(row),
      },
    ]
  })
}

function excludedOf({ excludedAt, excludedBy, excludedReason }: coverages.MemberRow): CoverageMember['excluded'] {
  if (excludedAt === null || excludedBy === null || excludedReason === null) return null
  return { at: excludedAt.toISOString(), by: excludedBy, reason: excludedReason }
}

type Exclusion = { readonly id: string; readonly relationId: string; readonly reason: string | null }

/** Leaves somebody out with a reason, or takes that back. @throws AppError engagement.coverage_member_not_found */
export async function exclude(ctx: Ctx, { id, relationId, reason }: Exclusion): Promise<CoverageMember> {
  const row = await holdOpen(ctx, id)
  const one = { relationId, after: 0, limit: 1 }
  if ((await coverages.listMembers(ctx, row, one)).length === 0)
    throw new AppError('engagement.coverage_member_not_found')
  await coverages.setExcluded(ctx, { id, relationId }, reason === null ? null : clean(reason))
  const [member] = await show(ctx, await coverages.listMembers(ctx, row, one))
  if (!member) throw new AppError('engagement.coverage_member_not_found')
  await leaveTrace(ctx, reason === null ? 'coverage.member_included' : 'coverage.member_excluded', id, { relationId })
  return member
}
