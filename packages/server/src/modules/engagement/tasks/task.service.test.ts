import type { Task } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let [school, theatre] = ['', '']
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  const domains = await app.inTransaction((ctx) => findDomains(ctx))
  const [first, second] = domains
  ;[school = ''] = await relationsInDomain(app, [organisationNamed('Basisschool De Ark')], first!.id)
  ;[theatre = ''] = await relationsInDomain(app, [organisationNamed('Theater De Waag')], second!.id)
  await at.team('Educatie', 'front_office', 'privacy_officer')
})
beforeEach(async () => {
  await app.query('delete from engagement.task')
  await app.query('delete from engagement.notification')
  await at.limit('front_office')
})

const list = async (role: 'relation_manager' | 'front_office' | 'privacy_officer', query: string) =>
  (await app.as(role)('GET', `/tasks?${query}`)).json() as { items: Task[]; nextCursor: string | null }
const titles = async (...asked: Parameters<typeof list>) => (await list(...asked)).items.map(({ title }) => title)
const end = async (id: string, as = 'done') =>
  (await app.as('relation_manager')('POST', `/tasks/${id}/end`, { as })).json()

describe('a task', () => {
  test('is with oneself unless said otherwise, and leaves a trace without its words', async () => {
    const task = await at.addTask('relation_manager', {
      title: '  Bel over de rondleiding  ',
      items: ['Zaal vragen'],
      relationId: school,
    })
    expect(task).toMatchObject({
      title: 'Bel over de rondleiding',
      owner: { kind: 'user', id: at.idOf('relation_manager'), name: 'Test relation_manager', isMine: true },
      relation: { id: school, name: 'Basisschool De Ark', isProtected: false },
      group: 'later',
      state: 'open',
      version: 1,
      items: [{ text: 'Zaal vragen', isDone: false }],
      origin: { kind: 'hand', id: null },
    })
    const trail = (await app.audit()).filter(({ subject_id }) => subject_id === task.id)
    expect(trail.map(({ action }) => action)).toEqual(['task.added'])
    expect(JSON.stringify(trail)).not.toContain('rondleiding')
  })

  test('is changed field by field, and not over what a colleague changed meanwhile', async () => {
    const task = await at.addTask('relation_manager', { title: 'Bel', relationId: school })
    const changed = await app.as('front_office')('PATCH', `/tasks/${task.id}`, {
      version: 1,
      dueOn: '2026-03-04',
      dueTime: '10:00',
    })
    expect(changed.json()).toMatchObject({
      dueOn: '2026-03-04',
      dueTime: '10:00',
      group: 'week',
      version: 2,
      title: 'Bel',
    })
    const late = await app.as('relation_manager')('PATCH', `/tasks/${task.id}`, { version: 1, title: 'Mail' })
    expect([late.statusCode, late.json().code, late.json().details]).toEqual([
      409,
      'engagement.task_changed',
      { version: 2 },
    ])
    expect((await app.as('relation_manager')('GET', `/tasks/${task.id}`)).json()).toMatchObject({
      title: 'Bel',
      version: 2,
    })
  })

  test('keeps what was ticked when its list is changed, and loses what is left out', async () => {
    const task = await at.addTask('relation_manager', { title: 'Open dag', items: ['Zaal', 'Koffie', 'Folders'] })
    const [zaal, koffie] = task.items
    const manager = app.as('relation_manager')
    await manager('PUT', `/tasks/${task.id}/items/${koffie!.id}`, { isDone: true })
    const changed = await manager('PATCH', `/tasks/${task.id}`, {
      version: 1,
      items: [{ id: koffie!.id, text: 'Koffie en thee' }, { text: 'Geluid' }, { id: zaal!.id, text: 'Zaal' }],
    })
    expect(changed.json().items.map((item: any) => [item.text, item.isDone, item.doneBy])).toEqual([
      ['Koffie en thee', true, 'Test relation_manager'],
      ['Geluid', false, null],
      ['Zaal', false, null],
    ])
  })

  test('without its day loses time, reminder and repetition with it', async () => {
    const task = await at.addTask('relation_manager', {
      title: 'Bel',
      dueOn: '2026-03-04',
      dueTime: '10:00',
      reminder: 'hour',
      recurrence: { every: 1, unit: 'week' },
    })
    const changed = await app.as('relation_manager')('PATCH', `/tasks/${task.id}`, { version: 1, dueOn: null })
    expect(changed.json()).toMatchObject({ dueOn: null, dueTime: null, reminder: null, recurrence: null })
  })

  test.each([
    { what: 'no title', body: { title: '   ' }, status: 422 },
    { what: 'a title beyond measure', body: { title: 'x'.repeat(201) }, status: 422 },
    { what: 'a text beyond measure', body: { title: 'x', text: 'x'.repeat(10_001) }, status: 422 },
    { what: 'a time that is no time', body: { title: 'x', dueOn: '2026-03-04', dueTime: '24:00' }, status: 422 },
    { what: 'a day that is no day', body: { title: 'x', dueOn: '2026-02-30' }, status: 422 },
    { what: 'a repetition without a day', body: { title: 'x', recurrence: { every: 1, unit: 'day' } }, status: 422 },
    {
      what: 'every zero days',
      body: { title: 'x', dueOn: '2026-03-04', recurrence: { every: 0, unit: 'day' } },
      status: 422,
    },
    {
      what: 'a relation that does not exist',
      body: { title: 'x', relationId: '01980000-0000-7000-8000-000000000001' },
      status: 404,
    },
    {
      what: 'an owner that does not exist',
      body: { title: 'x', owner: { kind: 'user', id: '01980000-0000-7000-8000-000000000001' } },
      status: 422,
    },
    {
      what: 'a team that does not exist',
      body: { title: 'x', owner: { kind: 'team', id: '01980000-0000-7000-8000-000000000001' } },
      status: 422,
    },
  ])('is refused with $what', async ({ body, status }) => {
    expect((await app.as('relation_manager')('POST', '/tasks', body)).statusCode).toBe(status)
  })

  test.each([
    "'; drop table engagement.task; --",
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("x")',
    'שלום \u202e1234',
    'NUL\u0000hier',
  ])('holds hostile text as text: %s', async (title) => {
    const task = await at.addTask('relation_manager', { title, text: title, items: [title] })
    const plain = title.replaceAll('\0', '')
    expect(task).toMatchObject({ title: plain, text: plain, items: [{ text: plain }] })
    expect(
      (await list('relation_manager', `scope=mine&group=later&q=${encodeURIComponent(plain.slice(0, 10))}`)).items,
    ).toHaveLength(1)
  })
})

describe('a task that comes back', () => {
  const weekly = { title: 'Nieuwsbrief', dueOn: '2026-03-02', recurrence: { every: 1, unit: 'week' }, items: ['Tekst'] }
  test('has its next turn when it is done, with an open list', async () => {
    const task = await at.addTask('relation_manager', { ...weekly, relationId: school })
    await app.as('relation_manager')('PUT', `/tasks/${task.id}/items/${task.items[0]!.id}`, { isDone: true })
    const { task: done, next } = await end(task.id)
    expect(done).toMatchObject({ state: 'done', ended: { by: 'Test relation_manager' }, group: 'done' })
    expect(next).toMatchObject({
      title: 'Nieuwsbrief',
      dueOn: '2026-03-09',
      relation: { id: school },
      version: 1,
      items: [{ text: 'Tekst', isDone: false }],
    })
    expect((await app.as('relation_manager')('POST', `/tasks/${task.id}/end`, { as: 'done' })).json().code).toBe(
      'engagement.task_ended',
    )
  })

  test('loses an untouched next turn when it is opened again, and keeps one that somebody touched', async () => {
    const task = await at.addTask('relation_manager', weekly)
    const { next } = await end(task.id)
    await app.as('relation_manager')('POST', `/tasks/${task.id}/reopen`)
    expect((await app.as('relation_manager')('GET', `/tasks/${next.id}`)).statusCode).toBe(404)
    const again = (await end(task.id)).next
    await app.as('relation_manager')('PATCH', `/tasks/${again.id}`, { version: 1, title: 'Nieuwsbrief april' })
    await app.as('relation_manager')('POST', `/tasks/${task.id}/reopen`)
    expect((await end(task.id)).next).toBeNull()
    expect(await titles('relation_manager', 'scope=mine&group=later')).toEqual(['Nieuwsbrief april'])
  })

  test('comes back once, also when two colleagues end it at the same moment', async () => {
    const task = await at.addTask('relation_manager', { ...weekly, relationId: school })
    const replies = await Promise.all(
      (['relation_manager', 'front_office', 'privacy_officer'] as const).map((role) =>
        app.as(role)('POST', `/tasks/${task.id}/end`, { as: 'done' }),
      ),
    )
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect(await app.query('select id from engagement.task where follows_id = $1', [task.id])).toHaveLength(1)
  })

  test('goes on when one turn is no longer needed, and ends on its last day', async () => {
    const task = await at.addTask('relation_manager', {
      ...weekly,
      recurrence: { every: 1, unit: 'week', until: '2026-03-10' },
    })
    const { next } = await end(task.id, 'cancelled')
    expect(next.dueOn).toBe('2026-03-09')
    app.clock.set('2026-03-09T09:00:00.000Z')
    const over = await app.inTransaction(
      async (ctx) => (await import('./end-task.service.ts')).endTask(ctx, { id: next.id, as: 'done' }),
      app.who('relation_manager'),
    )
    app.clock.set('2026-03-02T09:00:00.000Z')
    expect(over.next).toBeNull()
  })
})

describe('who may not', () => {
  test('a task about a relation that may not be seen does not exist', async () => {
    const task = await at.addTask('relation_manager', { title: 'Geheim', relationId: school, dueOn: '2026-03-02' })
    const other = await at.addTask('relation_manager', { title: 'Open', relationId: theatre, dueOn: '2026-03-02' })
    const domains = await app.inTransaction((ctx) => findDomains(ctx))
    await at.limit('front_office', domains[1]!.key)
    const desk = app.as('front_office')
    expect(await titles('front_office', 'scope=all&group=today')).toEqual(['Open'])
    expect((await desk('GET', '/tasks/counts?scope=all')).json().today).toBe(1)
    const refused = [
      await desk('GET', `/tasks/${task.id}`),
      await desk('PATCH', `/tasks/${task.id}`, { version: 1, title: 'x' }),
      await desk('POST', `/tasks/${task.id}/end`, { as: 'done' }),
      await desk('GET', `/tasks/${task.id}/comments`),
      await desk('POST', `/tasks/${task.id}/comments`, { text: 'x' }),
    ]
    expect(refused.map((reply) => [reply.statusCode, reply.json().code])).toEqual(
      refused.map(() => [404, 'engagement.task_not_found']),
    )
    expect((await desk('GET', `/relations/${school}/tasks`)).json().code).toBe('relations.relation_not_found')
    const bulk = await desk('POST', '/tasks/bulk', {
      changes: [
        { id: task.id, version: 1, dueOn: '2026-04-01' },
        { id: other.id, version: 1, dueOn: '2026-04-01' },
      ],
    })
    expect(bulk.json().skipped).toEqual([{ id: task.id, code: 'engagement.task_not_found' }])
    const given = await app.as('relation_manager')('PATCH', `/tasks/${task.id}`, {
      version: 1,
      owner: { kind: 'user', id: at.idOf('front_office') },
    })
    expect([given.statusCode, given.json().code]).toEqual([422, 'engagement.owner_cannot_see'])
  })

  test('a task about nobody is between its owner, team and maker', async () => {
    const task = await at.addTask('front_office', { title: 'Functioneringsgesprek' })
    expect((await app.as('relation_manager')('GET', `/tasks/${task.id}`)).statusCode).toBe(404)
    expect((await app.as('administrator')('GET', `/tasks/${task.id}`)).statusCode).toBe(404)
    await app.as('front_office')('POST', `/tasks/${task.id}/comments`, {
      text: 'Kijk mee @Test relation_manager',
      mentions: [at.idOf('relation_manager')],
    })
    expect((await app.as('relation_manager')('GET', `/tasks/${task.id}`)).statusCode).toBe(200)
  })

  test('a reader has no tasks and can be given none', async () => {
    expect((await app.as('reader')('GET', '/tasks?group=today')).statusCode).toBe(403)
    const given = await app.as('relation_manager')('POST', '/tasks', {
      title: 'x',
      owner: { kind: 'user', id: at.idOf('reader') },
    })
    expect(given.json().code).toBe('engagement.owner_not_found')
  })

  test('another organisation does not even learn that it exists', async () => {
    const task = await at.addTask('relation_manager', { title: 'x', relationId: school })
    const other = await app.otherTenant()
    expect((await other.as('GET', `/tasks/${task.id}`)).statusCode).toBe(404)
    expect((await other.as('GET', `/relations/${school}/tasks`)).statusCode).toBe(404)
    expect(
      (await other.as('POST', '/tasks', { title: 'x', owner: { kind: 'user', id: at.idOf('front_office') } })).json()
        .code,
    ).toBe('engagement.owner_not_found')
  })

  test('a team with open tasks stays; with ended ones it may go', async () => {
    const short = await at.team('Tijdelijk', 'relation_manager')
    const task = await at.addTask('relation_manager', { title: 'x', owner: { kind: 'team', id: short } })
    const admin = app.as('administrator')
    expect((await admin('DELETE', `/teams/${short}`)).json().code).toBe('engagement.team_has_tasks')
    await end(task.id)
    expect((await admin('DELETE', `/teams/${short}`)).statusCode).toBe(200)
    const reopened = await app.as('relation_manager')('POST', `/tasks/${task.id}/reopen`)
    expect(reopened.json().code).toBe('engagement.owner_not_found')
  })
})

test('a page of the relation: what is to be done, what was done, and the story', async () => {
  const task = await at.addTask('relation_manager', { title: 'Bel de directeur', relationId: school })
  await at.addTask('front_office', { title: 'Folders brengen', relationId: school, dueOn: '2026-03-05' })
  await end(task.id)
  const { open, ended } = (await app.as('front_office')('GET', `/relations/${school}/tasks`)).json()
  expect([open.map((one: Task) => one.title), ended.map((one: Task) => one.title)]).toEqual([
    ['Folders brengen'],
    ['Bel de directeur'],
  ])
  const story = (await app.as('reader')('GET', `/relations/${school}/timeline?kind=task`)).json().items
  expect(story).toEqual([])
  const told = (await app.as('front_office')('GET', `/relations/${school}/timeline?kind=task`)).json().items
  expect(told).toMatchObject([
    { sentence: 'timeline.task.done', values: { title: 'Bel de directeur' }, by: 'Test relation_manager' },
  ])
})
