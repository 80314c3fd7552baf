import { randomUUID } from 'node:crypto'
import type { RelationRecord } from '@klantregie/contract'
import { createBlankRelation, replaceProjections } from '../../modules/relations/index.ts'
import type { TestApp } from './test-app.ts'

/** For tests of modules that do not know relations but whose rights are about them: relations in one domain, by its id. */
export function relationsInDomain(
  app: TestApp,
  records: readonly RelationRecord[],
  domainId: string,
): Promise<string[]> {
  return app.inTransaction(async (ctx) => {
    const ids: string[] = []
    for (const golden of records) {
      const id = randomUUID()
      await createBlankRelation(ctx, { id, record: golden, domainId })
      await replaceProjections(ctx, [{ relationId: id, golden, changedAt: ctx.now }])
      ids.push(id)
    }
    return ids
  })
}

export function organisationNamed(organisationName: string): RelationRecord {
  return { kind: 'organisation', organisationName }
}
