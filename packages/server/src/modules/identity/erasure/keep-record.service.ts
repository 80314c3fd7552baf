import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findDomains } from '../../governance/index.ts'
import { archiveRelation, createBlankRelation } from '../../relations/index.ts'
import { insertManual, freshId } from '../records/record.queries.ts'
import { recomputeRelations } from '../records/golden.service.ts'
import { manualSource } from '../sources/source.service.ts'

/**
 * A relation that holds only what the law does not let us erase: one hand-made record, archived, without match keys, so that
 * nothing is ever compared or merged with it. Answers its id.
 */
export async function keepRecord(
  ctx: Ctx,
  { record, domainMask }: { record: RelationRecord; domainMask: string },
): Promise<string> {
  const relationId = freshId()
  const mask = BigInt(domainMask)
  const domain = (await findDomains(ctx)).find(({ bit }) => (mask & (1n << BigInt(bit))) !== 0n)
  await createBlankRelation(ctx, { id: relationId, record, domainId: domain?.id ?? null })
  await insertManual(ctx, {
    sourceId: await manualSource(ctx),
    relationId,
    externalId: relationId,
    version: 1,
    record,
    payload: record,
    hash: relationId.slice(0, 22),
    replacesId: null,
    typeIds: [],
    domainId: domain?.id ?? null,
    branchId: null,
  })
  await recomputeRelations(ctx, [relationId])
  await archiveRelation(ctx, relationId)
  return relationId
}
