import { randomUUID } from 'node:crypto'
import type { TestApp } from '../../../platform/testing/test-app.ts'
import { createBlankRelation, replaceProjections } from '../../relations/index.ts'

/** Somebody to write notes about. */
export async function addDemoRelation(app: TestApp, domainId: string | null = null): Promise<string> {
  const id = randomUUID()
  const golden = { kind: 'person', name: { firstName: 'Anke', surname: 'Graaf' } } as const
  await app.inTransaction(async (ctx) => {
    await createBlankRelation(ctx, { id, record: golden, domainId })
    await replaceProjections(ctx, [{ relationId: id, golden, changedAt: ctx.now }])
  })
  return id
}
