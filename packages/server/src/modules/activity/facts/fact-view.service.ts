import type { Fact } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { familiesSeen } from '../families/family.service.ts'
import type { FactRow } from './fact.queries.ts'
import { isPeriodicGift } from './fact.rules.ts'

/** Names of sources by id; known to the module that reads lists in, and passed by the composition. */
export type SourceNames = (ctx: Ctx) => Promise<ReadonlyMap<string, string>>

export async function showFact(ctx: Ctx, row: FactRow, sources: SourceNames): Promise<Fact> {
  const [fact] = await showFacts(ctx, [row], sources)
  if (!fact) throw new Error('A fact of a family that does not exist for the reader was to be shown.')
  return fact
}

/** Facts as the reader sees them; those of families that do not exist for the reader are missing. */
export async function showFacts(ctx: Ctx, rows: readonly FactRow[], sources: SourceNames): Promise<Fact[]> {
  if (rows.length === 0) return []
  const families = await familiesSeen(ctx)
  const branches = new Map((await findBranches(ctx)).map((branch) => [branch.id, branch.name]))
  const names = rows.some(({ sourceId }) => sourceId !== null) ? await sources(ctx) : new Map<string, string>()
  const mayWrite = ctx.permissions.has('activity.fact.write') && !ctx.viewingAs
  return rows.flatMap(({ offeringId, offeringTitle, branchId, sourceId, byName, removedAt, relationId, ...row }) => {
    const family = families.find(({ kinds }) => kinds.includes(row.kind))
    if (!family || relationId === null) return []
    return [
      {
        ...row,
        family: { id: family.id, name: family.name },
        occurredAt: row.occurredAt.toISOString(),
        offering: offeringId === null ? null : { id: offeringId, title: offeringTitle ?? '' },
        branch: branches.get(branchId ?? '') ?? null,
        isPeriodicGift: isPeriodicGift(row),
        source: sourceId === null ? null : (names.get(sourceId) ?? null),
        by: byName,
        isRemoved: removedAt !== null,
        mayRemove: mayWrite && sourceId === null,
        mayReverse: mayWrite && !row.isReversal && !row.isReversed && removedAt === null,
      },
    ]
  })
}
