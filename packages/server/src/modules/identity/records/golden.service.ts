import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { addDomainsOfRoles, replaceProjections, syncRoles } from '../../relations/index.ts'
import type { ManualRecord } from './field-change.rules.ts'
import * as records from './record.queries.ts'
import { statedRolesOf } from './stated-roles.queries.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import { computeGolden, type Evidence } from './survivorship.rules.ts'

/** Relations are computed again in portions, so that memory does not grow with an import. */
const AT_ONCE = 2000

/**
 * Computes the golden values, the domains and the roles of these relations again from their current source records. The
 * only way they change: create, edit, import and undo all end here or in the same rule.
 */
export async function recomputeRelations(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  for (let start = 0; start < relationIds.length; start += AT_ONCE) {
    const ids = relationIds.slice(start, start + AT_ONCE)
    await recomputeValues(ctx, ids)
    await syncRoles(ctx, ids, statedRolesOf(ids))
  }
}

/** The same for relations whose records say what they said, and only came together or went apart: their roles went along. */
export async function recomputeRegrouped(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  for (let start = 0; start < relationIds.length; start += AT_ONCE) {
    const ids = relationIds.slice(start, start + AT_ONCE)
    await recomputeValues(ctx, ids)
    await addDomainsOfRoles(ctx, ids)
  }
}

async function recomputeValues(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  const rows = await records.findCurrent(ctx, relationIds)
  const byRelation = Map.groupBy(rows, (row) => row.relation_id)
  const masks = await maskReader(ctx)
  const survivorship = await getSurvivorship(ctx)
  const items = await Promise.all(
    [...byRelation].map(async ([relationId, current]) => ({
      relationId,
      golden: computeGolden(current.map(evidenceOf), survivorship).golden,
      changedAt: new Date(Math.max(...current.map((row) => row.recorded_at.getTime()))),
      domainMask: await masks(current),
      branchId: current.find((row) => row.branch_id !== null)?.branch_id ?? null,
    })),
  )
  await replaceProjections(ctx, items)
}

/** A record as survivorship sees it; what somebody emptied by hand, and when, travels inside the record. */
export function evidenceOf(row: EvidenceRow): Evidence {
  const { cleared = [], saidAt, ...record } = row.record as ManualRecord
  return {
    recordId: row.id,
    sourceId: row.source_id,
    isManual: row.source_kind === 'manual',
    trust: row.trust,
    recordedAt: row.recorded_at,
    isGone: row.gone_import_id !== null,
    record,
    cleared,
    ...(saidAt === undefined ? {} : { saidAt: momentsOf(saidAt) }),
  }
}

type EvidenceRow = Pick<
  records.CurrentRecord,
  'id' | 'source_id' | 'source_kind' | 'trust' | 'recorded_at' | 'gone_import_id' | 'record'
>

function momentsOf(saidAt: NonNullable<ManualRecord['saidAt']>): Partial<Record<FieldKey, Date>> {
  return Object.fromEntries(
    Object.entries(saidAt as Readonly<Record<string, string>>).map(([field, moment]) => [field, new Date(moment)]),
  )
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
