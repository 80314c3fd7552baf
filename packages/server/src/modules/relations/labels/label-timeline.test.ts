import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { labelTimeline } from '../timeline/relation-timeline.service.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const LATER = new Date('2099-01-01T00:00:00Z')
const by = (role: 'relation_manager' | 'administrator') => app.as(role)

async function ok(reply: Promise<{ statusCode: number; body: string; json: () => any }>) {
  const answer = await reply
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const aLabel = (name: string, domainId: string | null = null) =>
  ok(by('administrator')('POST', '/labels', { name, ...(domainId !== null && { domainId }) })) as Promise<{
    id: string
  }>

/** Newest last, as one would tell it. */
async function told(relationId: string, who = app.who('relation_manager')): Promise<unknown[]> {
  const events = await app.inTransaction((ctx) => labelTimeline(ctx, { relationId, before: LATER, limit: 50 }), who)
  return events
    .toReversed()
    .map(({ sentence, by: name, values }) => [
      sentence.slice('timeline.label.'.length),
      values['label'],
      name,
      values['many'] ?? 1,
    ])
}

test('a label that came and went stands there with who did it', async () => {
  const [bakery] = await makeRelations(app, [organisation('Bakkerij De Korenaar')])
  const { id } = await aLabel('Jury 2026')
  app.clock.set('2026-03-01T10:00:00Z')
  await ok(by('relation_manager')('PUT', `/relations/${bakery!}/labels/${id}`))
  app.clock.set('2026-03-01T10:01:00Z')
  await ok(by('administrator')('DELETE', `/relations/${bakery!}/labels/${id}`))
  // Again what is so already is not an event.
  await ok(by('administrator')('DELETE', `/relations/${bakery!}/labels/${id}`))
  expect(await told(bakery!)).toEqual([
    ['given', 'Jury 2026', 'Test relation_manager', 1],
    ['taken_away', 'Jury 2026', 'Test administrator', 1],
  ])
})

test('of a bulk deed it says to how many, and taking it back is told as well', async () => {
  const shops = await makeRelations(app, [organisation('Winkel 1'), organisation('Winkel 2'), organisation('Winkel 3')])
  const { id } = await aLabel('Braderie')
  await ok(by('relation_manager')('PUT', `/relations/${shops[2]!}/labels/${id}`))
  const what = { kind: 'add_label', labelId: id }
  const deed = await ok(by('relation_manager')('POST', '/bulk-deeds', { what, relationIds: shops, expected: 2 }))
  await app.runJobs()
  expect(await told(shops[0]!)).toEqual([['given', 'Braderie', 'Test relation_manager', 2]])
  // Who had it already got nothing from the deed.
  expect(await told(shops[2]!)).toEqual([['given', 'Braderie', 'Test relation_manager', 1]])
  app.clock.set('2026-03-01T10:02:00Z')
  await ok(by('relation_manager')('POST', `/bulk-deeds/${deed.id}/undo`))
  await app.runJobs()
  expect(await told(shops[1]!)).toEqual([
    ['given', 'Braderie', 'Test relation_manager', 2],
    ['taken_away', 'Braderie', 'Test relation_manager', 2],
  ])
  const again = await ok(
    by('relation_manager')('POST', '/bulk-deeds', {
      what: { kind: 'remove_label', labelId: id },
      relationIds: [shops[2]],
      expected: 1,
    }),
  )
  await app.runJobs()
  expect(again.id).not.toBe(deed.id)
  expect((await told(shops[2]!)).at(-1)).toEqual(['taken_away', 'Braderie', 'Test relation_manager', 1])
})

test('a label of a domain that one does not see is not told of', async () => {
  const [both] = await makeRelations(app, [organisation('Van ons allemaal')], rights.other.id)
  const bits = 2n ** BigInt(rights.mine.bit) + 2n ** BigInt(rights.other.bit)
  await app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [String(bits), both])
  const { id } = await aLabel('Alleen daar', rights.other.id)
  await ok(by('administrator')('PUT', `/relations/${both!}/labels/${id}`))
  expect(await told(both!, rights.limited)).toEqual([])
  expect(await told(both!)).toEqual([['given', 'Alleen daar', 'Test administrator', 1]])
})
