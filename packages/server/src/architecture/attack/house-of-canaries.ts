import { randomUUID } from 'node:crypto'
import { findDomains, findTypes } from '../../modules/governance/index.ts'
import { keepKeys, loadRecords, openSources } from '../../modules/identity/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { canariesOf, type Canaries } from './canaries.ts'

export type CanaryRelation = Canaries & { readonly id: string; readonly domainId: string }

/** Relations with a canary in every field, as a list would have brought them in, spread over the first domains. */
export async function loadCanaries(
  ctx: Ctx,
  { count, word, from = 1000, domains = 2 }: { count: number; word: string; from?: number; domains?: number },
): Promise<CanaryRelation[]> {
  const known = (await findDomains(ctx)).slice(0, domains)
  const types = await findTypes(ctx)
  const [source] = await openSources(ctx, [{ name: `Lijst ${word}`, trust: 50, kind: 'demo' }])
  if (!source) throw new Error('The source was made.')
  const relations = Array.from({ length: count }, (_, number): CanaryRelation => {
    const domain = known[number % known.length]
    if (!domain) throw new Error('An organisation has domains.')
    return { ...canariesOf(from + number, word), id: randomUUID(), domainId: domain.id }
  })
  const loaded = await loadRecords(
    ctx,
    relations.map(({ id, domainId, record, payload }, number) => ({
      source,
      objectType: 'person',
      externalId: `${word}-${String(number)}`,
      relationId: id,
      payload,
      record,
      typeIds: types
        .filter((type) => type.domainId === domainId && type.kinds.includes('person'))
        .map(({ id: typeId }) => typeId)
        .slice(0, 1),
      domainId,
      branchId: null,
      recordedAt: ctx.now,
    })),
  )
  await keepKeys(ctx, loaded)
  return relations
}
