import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { relationIdsOfImport, relationIdsOfSource, sourceNames, sourceNamesOf } from '../../identity/index.ts'
import { segmentOf } from '../../segments/index.ts'
import { datedWork } from '../../engagement/index.ts'
import { aContent, aStep } from '../../engagement/processes/testing/a-plan.ts'
import { processesOf } from '../../engagement/testing/processes.ts'
import { makePurposes, plan } from '../../engagement/testing/approaching.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'
import { firstOfEach } from './calendar.rules.ts'
import { getCalendar } from './calendar.service.ts'

const list = { sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames, segmentOf }
let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let [school, library]: string[] = []
const MARCH = 'from=2026-03-01&until=2026-03-31'

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  ;[school] = await makeRelations(app, [organisation('Basisschool De Vlinder', 'Zeist')], rights.mine.id)
  ;[library] = await makeRelations(app, [organisation('Bibliotheek Elders', 'Utrecht')], rights.other.id)
  const admin = app.as('administrator')
  for (const [relationId, title] of [
    [school, 'Bellen over de ronde'],
    [library, 'Contract nakijken'],
  ]) {
    const added = await admin('POST', '/tasks', { title, relationId, dueOn: '2026-03-10' })
    expect(added.statusCode, added.body).toBe(200)
  }
  const type = rights.types.find(
    ({ domainId, kinds }) => domainId === rights.mine.id && kinds.includes('organisation'),
  )!
  const role = await admin('POST', `/relations/${school}/roles`, { typeId: type.id, from: '2026-03-05' })
  expect(role.statusCode, role.body).toBe(200)
  const { id, version } = role.json()
  await admin('POST', `/relations/${school}/roles/${id}/end`, { version, on: '2026-03-20' })
  await app.query(`update relations.role set valid_until = '2026-03-20' where id = $1`, [id])
})

const ask = async (query: string, role: Parameters<TestApp['as']>[0] = 'administrator') => {
  const reply = await app.as(role)('GET', `/relations/calendar?${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json() as { items: any[]; more: unknown[] }
}
const short = ({ items }: { items: any[] }) =>
  items.map(({ day, kind, title, relation }) => [day, kind, kind === 'task' ? title : '', relation.name])

test('what is due and what begins or ends stands on its day, with whom it is about', async () => {
  expect(short(await ask(MARCH))).toEqual([
    ['2026-03-05', 'role_begins', '', 'Basisschool De Vlinder'],
    ['2026-03-10', 'task', 'Bellen over de ronde', 'Basisschool De Vlinder'],
    ['2026-03-10', 'task', 'Contract nakijken', 'Bibliotheek Elders'],
    ['2026-03-20', 'role_ends', '', 'Basisschool De Vlinder'],
  ])
})

test('only of the relations of the list, and only of the days that are asked', async () => {
  expect(short(await ask(`${MARCH}&place=Utrecht`))).toEqual([
    ['2026-03-10', 'task', 'Contract nakijken', 'Bibliotheek Elders'],
  ])
  expect((await ask('from=2026-03-11&until=2026-03-19')).items).toEqual([])
})

test('a planned approach stands on the day on which it begins; one that was called off does not', async () => {
  const { lessons } = await makePurposes(app)
  const planned = await plan(app, {
    relation: school!,
    purpose: lessons,
    with: { startsOn: '2026-03-12', endsOn: '2026-03-13' },
  })
  const found = async () => (await ask(MARCH)).items.filter(({ kind }) => kind === 'approach')
  expect((await found()).map(({ day, title, who }) => [day, title, who])).toEqual([
    ['2026-03-12', 'Lessen in de klas', 'Test relation_manager'],
  ])
  await app.query(`update engagement.approach set state = 'cancelled', ended_at = now() where id = $1`, [planned.id])
  expect(await found()).toEqual([])
})

test('a running process stands on the day on which its step is due', async () => {
  const of = processesOf(app)
  const due = { from: 'date', dateKey: 'd', count: 0, unit: 'day', ifClosed: 'keep' } as const
  const content = aContent([aStep('a', { due }), aStep('b')], {
    dates: [{ key: 'd', label: 'Dag', isAskedAtStart: true }],
  })
  const template = await of.template(content, { name: 'Nieuwe samenwerking' })
  await of.start(school!, template.id, { dates: { d: '2026-03-17' } })
  const found = (await ask(MARCH)).items.filter(({ kind, day }) => kind === 'process' && day === '2026-03-17')
  expect(found.map(({ title, relation }) => [title, relation.name])).toEqual([
    ['Nieuwe samenwerking', 'Basisschool De Vlinder'],
  ])
})

test('only the kinds that were asked for', async () => {
  expect(new Set((await ask(`${MARCH}&kinds=role_ends&kinds=process`)).items.map(({ kind }) => kind))).toEqual(
    new Set(['role_ends', 'process']),
  )
  expect((await ask(`${MARCH}&kinds=task`)).items.every(({ kind }) => kind === 'task')).toBe(true)
})

test('a full day says that there is more', async () => {
  const answer = await ask(`${MARCH}&perDay=1`)
  expect(answer.more).toEqual([{ day: '2026-03-10', kind: 'task' }])
  expect(answer.items.filter(({ day }) => day === '2026-03-10').length).toBe(1)
})

test.each([
  { what: 'backwards', period: 'from=2026-03-31&until=2026-03-01' },
  { what: 'longer than six weeks', period: 'from=2026-03-01&until=2026-04-12' },
])('a period that is $what is refused', async ({ period }) => {
  const reply = await app.as('administrator')('GET', `/relations/calendar?${period}`)
  expect([reply.statusCode, reply.json().code]).toEqual([422, 'relations.period_invalid'])
})

describe('rights', () => {
  const asked = { from: '2026-03-01', until: '2026-03-31', perDay: 10 }
  test('of a relation that one does not see nothing stands there', async () => {
    const seen = await app.inTransaction((ctx) => getCalendar(ctx, asked, { list, dates: [datedWork] }), rights.limited)
    expect(JSON.stringify(seen)).not.toContain('Elders')
    expect(JSON.stringify(seen)).not.toContain('Contract')
    expect(JSON.stringify(seen)).toContain('De Vlinder')
  })
  test('who may see no tasks sees none', async () => {
    expect((await ask(MARCH, 'reader')).items.map(({ kind }) => kind)).not.toContain('task')
  })
  test('without signing in there is no calendar', async () => {
    expect((await app.anonymous('GET', `/relations/calendar?${MARCH}`)).statusCode).toBe(401)
  })
})

describe('days', () => {
  test('what has no time stands behind what has', () => {
    const one = { kind: 'task' as const, day: '2026-03-01', title: 'a' }
    const { shown } = firstOfEach(
      [
        { ...one, id: '1', time: null },
        { ...one, id: '2', time: '09:00' },
      ],
      5,
    )
    expect(shown.map(({ id }) => id)).toEqual(['2', '1'])
  })
})
