import { beforeAll, expect, test } from 'vitest'
import { modules } from '../../../app/modules.ts'
import { latestDays } from '../../../app/latest-days.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makePurposes, makeScene, plan } from '../testing/approaching.ts'
import { lastMadeDays } from './approach-record.queries.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
})

const dossierOf = (relationId: string) =>
  app.inTransaction(async (ctx) => {
    const source = modules
      .flatMap((module) => module.dossier ?? [])
      .find(({ tables }) => tables.includes('engagement.approach'))
    return source?.read(ctx, { relationId, cellIds: [relationId] })
  })

test('somebody’s dossier tells what was planned and done with them and for what, and not which colleague did', async () => {
  await plan(app, { relation: at.alone, purpose: purposes.lessons, with: { subject: 'Voorlezen' } })
  const [section] = (await dossierOf(at.alone)) ?? []
  expect(section?.rows).toEqual([['2026-03-12', 'visit', 'Lessen in de klas', 'planned', 'Voorlezen']])
  expect(JSON.stringify(section)).not.toContain('Test relation_manager')
})

test('a contact person finds in the dossier what went through them', async () => {
  await plan(app, { relation: at.school, purpose: purposes.lessons, with: { contactId: at.teacher } })
  expect((await dossierOf(at.teacher))?.[0]?.rows).toHaveLength(1)
})

test('an approach that was made is the last that was done with somebody', async () => {
  const body = { purposeId: purposes.lessons.id, kind: 'call', madeOn: '2026-02-20', outcome: 'answered' }
  await app.as('relation_manager')('POST', `/relations/${at.mother}/approaches/made`, body)
  const days = await app.inTransaction((ctx) =>
    latestDays(lastMadeDays, () => Promise.resolve(new Map([[at.mother, '2026-01-01']])))(ctx, [at.mother, at.son]),
  )
  expect([...days]).toEqual([[at.mother, '2026-02-20']])
})

test('a purpose that something was planned for is kept', async () => {
  const reply = await app.as('privacy_officer')('DELETE', `/privacy/purposes/${purposes.lessons.id}`)
  expect(reply.json().code).toBe('privacy.purpose_in_use')
})

test('whoever takes a relation away takes the approaches and claims along, and leaves those of others', async () => {
  const [before] = await app.query('select count(*) from engagement.approach where contact_id = $1', [at.teacher])
  await app.query('delete from relations.relation where id = $1', [at.teacher])
  expect(Number(before.count)).toBe(1)
  const [left] = await app.query('select contact_id from engagement.approach where relation_id = $1', [at.school])
  expect(left.contact_id).toBeNull()
  expect(await app.query('select 1 from engagement.approach_claim where relation_id = $1', [at.teacher])).toEqual([])
})
