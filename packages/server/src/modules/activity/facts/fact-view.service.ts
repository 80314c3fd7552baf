import type { Fact, FamilyOfFacts } from '@klantregie/contract'
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
  const names: Names = {
    families: await familiesSeen(ctx),
    branches: new Map((await findBranches(ctx)).map((branch) => [branch.id, branch.name])),
    sources: rows.some(({ sourceId }) => sourceId !== null) ? await sources(ctx) : new Map(),
    mayWrite: ctx.permissions.has('activity.fact.write') && !ctx.viewingAs,
  }
  return rows.flatMap((row) => toFact(row, names) ?? [])
}

type Names = {
  readonly families: readonly FamilyOfFacts[]
  readonly branches: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly mayWrite: boolean
}

function toFact(row: FactRow, names: Names): Fact | null {
  const family = names.families.find(({ kinds }) => kinds.includes(row.kind))
  if (!family || row.relationId === null) return null
  const { offeringId, offeringTitle, branchId, sourceId, byName, removedAt, relationId: _relation, ...rest } = row
  return {
    ...rest,
    family: { id: family.id, name: family.name },
    occurredAt: row.occurredAt.toISOString(),
    offering: offeringId === null ? null : { id: offeringId, title: offeringTitle ?? '' },
    branch: nameIn(names.branches, branchId),
    isPeriodicGift: isPeriodicGift(row),
    source: nameIn(names.sources, sourceId),
    by: byName,
    isRemoved: removedAt !== null,
    mayRemove: names.mayWrite && sourceId === null,
    mayReverse: names.mayWrite && isReversible(row),
  }
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null)

const isReversible = ({ isReversal, isReversed, removedAt }: FactRow): boolean =>
  !isReversal && !isReversed && removedAt === null
