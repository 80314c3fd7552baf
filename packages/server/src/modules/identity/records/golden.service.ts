import type { FieldKey, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { replaceProjections, syncRoles } from '../../relations/index.ts'
import * as records from './record.queries.ts'
import { statedRolesOf } from './stated-roles.queries.ts'
import { computeGolden, type Evidence } from './survivorship.rules.ts'

/** Relations are computed again in portions, so that memory does not grow with an import. */
const AT_ONCE = 2000

/**
 * Computes the golden values, the domains and the roles of these relations again from their current source records. The
 * only way they change: create, edit, import and undo all end here or in the same rule.
 */
export async function recomputeRelations(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  for (let start = 0; start < relationIds.length; start += AT_ONCE) {
    await recomputePortion(ctx, relationIds.slice(start, start + AT_ONCE))
  }
}

async function recomputePortion(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  const rows = await records.findCurrent(ctx, relationIds)
  const byRelation = Map.groupBy(rows, (row) => row.relation_id)
  const masks = await maskReader(ctx)
  const items = await Promise.all(
    [...byRelation].map(async ([relationId, current]) => ({
      relationId,
      golden: computeGolden(current.map(evidenceOf)).golden,
      changedAt: new Date(Math.max(...current.map((row) => row.recorded_at.getTime()))),
      domainMask: await masks(current),
      branchId: current.find((row) => row.branch_id !== null)?.branch_id ?? null,
    })),
  )
  await replaceProjections(ctx, items)
  await syncRoles(ctx, relationIds, statedRolesOf(relationIds))
}

/** A record as survivorship sees it; what somebody emptied by hand travels inside the record. */
export function evidenceOf(row: records.CurrentRecord): Evidence {
  const { cleared = [], ...record } = row.record as RelationRecord & { cleared?: FieldKey[] }
  return {
    recordId: row.id,
    sourceId: row.source_id,
    isManual: row.source_kind === 'manual',
    trust: row.trust,
    recordedAt: row.recorded_at,
    isGone: row.gone_import_id !== null,
    record,
    cleared,
  }
}

/** Domains of a relation: those its records came in for and those of its types. Asked once per different combination. */
async function maskReader(ctx: Ctx) {
  const domainOfType = new Map((await findTypes(ctx)).map((type) => [type.id, type.domainId]))
  const known = new Map<string, Promise<string>>()
  return (current: readonly records.CurrentRecord[]): Promise<string> => {
    const ids = new Set<string>()
    for (const row of current) {
      if (row.domain_id !== null) ids.add(row.domain_id)
      for (const typeId of row.type_ids) ids.add(domainOfType.get(typeId) ?? '')
    }
    ids.delete('')
    const key = [...ids].sort().join()
    const mask = known.get(key) ?? domainMaskOf(ctx, [...ids])
    known.set(key, mask)
    return mask
  }
}
