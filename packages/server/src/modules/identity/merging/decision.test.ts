import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { others } from '../testing/grouping.ts'
import { peopleOf } from '../testing/people.ts'
import { decidePair } from './decision.service.ts'
import { standingDecisions } from './decision.queries.ts'
import { mergeRelations } from './merge.service.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')

const decide = (kind: string, one: string, other: string, more: object = {}) =>
  manager('POST', '/decisions', { kind, relationIds: [one, other], ...more })
const list = async (query: string) => (await manager('GET', `/decisions?${query}`)).json()
const standing = () =>
  app.inTransaction(async (ctx) => (await sql<{ kind: string }>`${standingDecisions()}`.execute(ctx.tx)).rows)

test('“the same” merges at once, into the one that more lists know', async () => {
  const [one, other] = [await people.add(), await people.add()]
  await people.add({ relationId: other, source: 'Theater' })
  const { mergeId } = (await decide('same', one, other, { remark: 'Zelfde kaart' })).json()
  expect((await manager('GET', `/relations/${one}`)).json().relation.id).toBe(other)
  expect((await list(`relationId=${one}`)).items).toMatchObject([
    { kind: 'same', mergeId, remark: 'Zelfde kaart', by: 'Test relation_manager' },
  ])
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect((await list(`relationId=${one}`)).items[0].revoked).not.toBeNull()
})

test('“not the same” binds matching until it is taken back, and the question is not asked again', async () => {
  const [one, other] = [
    await people.add({ emails: ['samen@example.org'] }),
    await people.add({ emails: ['samen@example.org'] }),
  ]
  const questions = async () => (await manager('GET', `/possible-duplicates?relationId=${one}`)).json().items.length
  expect(await questions()).toBe(1)
  const before = (await standing()).length
  const { decisionId } = (await decide('not_same', one, other)).json()
  expect(await standing()).toHaveLength(before + 1)
  expect(await questions()).toBe(0)
  expect((await manager('POST', `/decisions/${decisionId}/revoke`)).statusCode).toBe(200)
  expect(await standing()).toHaveLength(before)
  expect(await questions()).toBe(1)
})

test('“later” binds nobody, and a later answer takes its place', async () => {
  const [one, other] = [await people.add(), await people.add()]
  const before = (await standing()).length
  await decide('later', one, other)
  expect(await standing()).toHaveLength(before)
  await decide('not_same', other, one)
  const { items } = await list(`relationId=${one}`)
  expect(items.map((item: any) => [item.kind, item.revoked === null]).toSorted()).toEqual([
    ['later', false],
    ['not_same', true],
  ])
})

test('decisions come in pages, newest first', async () => {
  const one = await people.add()
  for (let count = 0; count < 3; count += 1) await decide('not_same', one, await people.add())
  const first = await list(`relationId=${one}&limit=2`)
  const second = await list(`relationId=${one}&limit=2&cursor=${first.nextCursor}`)
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
})

test('who may not see one of the two cannot decide about it, merge it, or learn of a decision', async () => {
  const domains = await app.inTransaction((ctx) => findDomains(ctx))
  const [mine, hidden] = [domains[0]!, domains[1]!]
  const [one, other] = [await people.add({ domain: mine.key }), await people.add({ domain: hidden.key })]
  const limited = { ...app.who('relation_manager'), domainMask: (1n << BigInt(mine.bit)).toString() }
  const refused = { code: 'relations.relation_not_found' }
  const asLimited = <T>(work: Parameters<typeof app.inTransaction<T>>[0]) => app.inTransaction(work, limited)
  await expect(
    asLimited((ctx) => decidePair(ctx, { kind: 'not_same', relationIds: [one, other] }, others)),
  ).rejects.toMatchObject(refused)
  await expect(
    asLimited((ctx) => mergeRelations(ctx, { winnerId: one, loserId: other }, others)),
  ).rejects.toMatchObject(refused)
})

test('a reader and another organisation decide nothing', async () => {
  const [one, other] = [await people.add(), await people.add()]
  expect(
    (await app.as('reader')('POST', '/decisions', { kind: 'not_same', relationIds: [one, other] })).statusCode,
  ).toBe(403)
  const { decisionId } = (await decide('not_same', one, other)).json()
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('POST', `/decisions/${decisionId}/revoke`)).json().code).toBe(
    'identity.decision_not_found',
  )
  expect((await elsewhere.as('POST', '/decisions', { kind: 'same', relationIds: [one, other] })).json().code).toBe(
    'relations.relation_not_found',
  )
})
