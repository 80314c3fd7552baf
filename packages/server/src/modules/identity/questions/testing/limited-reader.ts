import type { Who } from '../../../../platform/context.ts'
import type { TestApp } from '../../../../platform/testing/test-app.ts'
import { findDomains, findTypes } from '../../../governance/index.ts'

/** Two domains of the organisation, somebody who may see only the first, and how to put a relation in either. */
export async function twoDomains(app: Pick<TestApp, 'inTransaction' | 'who' | 'query'>) {
  const { domains, types } = await app.inTransaction(async (ctx) => ({
    domains: await findDomains(ctx),
    types: await findTypes(ctx),
  }))
  const [mine, other] = domains
  if (!mine || !other) throw new Error('The standard model has two domains.')
  const limited: Who = { ...app.who('relation_manager'), domainMask: (1n << BigInt(mine.bit)).toString() }
  return {
    mine,
    other,
    limited,
    typeIn: (domainId: string): string => types.find((type) => type.domainId === domainId)?.id ?? '',
    moveTo: (relationId: string, domain: { readonly bit: number }) =>
      app.query('update relations.relation set domain_mask = 1::bigint << $1::int where id = $2', [
        domain.bit,
        relationId,
      ]),
  }
}
