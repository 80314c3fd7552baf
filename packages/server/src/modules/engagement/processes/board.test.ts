import { beforeAll, describe, expect, test } from 'vitest'
import type { ProcessBatch, TemplatePage } from '@klantregie/contract'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { processesOf, told } from '../testing/processes.ts'
import { viewBoard } from './board.service.ts'
import { bottlenecksOf } from './bottleneck.rules.ts'
import { readCursor, writeCursor } from './process-cursor.rules.ts'
import { aContent, aStep, asks } from './testing/a-plan.ts'

let app: TestApp
let of: ReturnType<typeof processesOf>
let education = ''
beforeAll(async () => {
  app = await testApp()
  of = processesOf(app)
  education = (await app.inTransaction((ctx) => findDomains(ctx))).find(({ key }) => key === 'education')!.id
})
const schools = (count: number) =>
  relationsInDomain(
    app,
    Array.from({ length: count }, (_, index) => organisationNamed(`School ${String(index).padStart(2, '0')}`)),
    education,
  )
const board = async (template: TemplatePage, query = '') =>
  (await app.as('relation_manager')('GET', `/process-templates/${template.id}/board${query}`)).json()
const counts = ({ columns }: { columns: { key: string; count: number; late: number }[] }) =>
  columns.map(({ key, count, late }) => `${key} ${count}/${late}`)

describe('the board', () => {
  test('counts per step, brings the first cards soonest due first, and the rest when it is asked for', async () => {
    const due = { from: 'date', dateKey: 'd', count: 0, unit: 'day', ifClosed: 'keep' } as const
    const dates = [{ key: 'd', label: 'D', isAskedAtStart: true }]
    const template = await of.template(aContent([aStep('a', { due }), aStep('b')], { dates }))
    const ids = await schools(23)
    for (const [index, id] of ids.entries())
      await of.start(id, template.id, { dates: { d: `2026-03-${String(25 - index).padStart(2, '0')}` } })
    const first = await board(template)
    expect([counts(first), first.total, first.late]).toEqual([['a 23/0', 'b 0/0'], 23, 0])
    const [a] = first.columns
    expect([a.cards.length, a.cards[0].dueOn, a.cards[19].dueOn]).toEqual([20, '2026-03-03', '2026-03-22'])
    const more = await of.ask<{ items: { dueOn: string }[]; nextCursor: string | null }>('relation_manager', [
      'GET',
      `/process-templates/${template.id}/cards?step=a&cursor=${a.nextCursor}`,
    ])
    expect([more.items.map(({ dueOn }) => dueOn), more.nextCursor]).toEqual([
      ['2026-03-23', '2026-03-24', '2026-03-25'],
      null,
    ])
    // Three days on; to move the clock would end the session.
    const later = (overdue?: boolean) =>
      app.inTransaction((ctx) =>
        viewBoard({ ...ctx, now: new Date('2026-03-05T09:00:00.000Z') }, { id: template.id, overdue }),
      )
    expect(counts(await later())).toEqual(['a 23/2', 'b 0/0'])
    const late = await later(true)
    expect([counts(late), late.columns[0]?.cards.map((card) => [card.isLate, card.daysInStep])]).toEqual([
      ['a 2/2', 'b 0/0'],
      [
        [true, 3],
        [true, 3],
      ],
    ])
  })

  test('is narrowed to an owner and to a team', async () => {
    const admin = app.as('administrator')
    const { id: teamId } = (await admin('POST', '/teams', { name: 'Educatie' })).json()
    const template = await of.template(aContent([aStep('a'), aStep('b', { who: { by: 'team', teamId } })]))
    const [one = '', two = ''] = await schools(2)
    await of.start(one, template.id)
    const mine = await of.ask<{ id: string }>('front_office', [
      'POST',
      `/relations/${two}/processes`,
      { templateId: template.id },
    ])
    await of.step(mine.id, 'a', 'do')
    expect(counts(await board(template, `?ownerId=${app.who('front_office').actor.id}`))).toEqual(['a 0/0', 'b 1/0'])
    const ofTeam = await board(template, `?teamId=${teamId}`)
    expect([counts(ofTeam), ofTeam.teams, ofTeam.columns[1].cards[0].at]).toEqual([
      ['a 0/0', 'b 1/0'],
      [{ id: teamId, name: 'Educatie' }],
      'Educatie',
    ])
  })

  test('steps of an older version that something still stands at come behind the newest', async () => {
    const template = await of.template(aContent([aStep('old', { title: 'Oude stap' }), aStep('b')]))
    const [one = ''] = await schools(1)
    await of.start(one, template.id)
    const { name, goal, edition } = template
    await of.ask('relation_manager', [
      'PUT',
      `/process-templates/${template.id}`,
      { name, goal, edition, domainId: null, typeId: null, content: aContent([aStep('b')]) },
    ])
    const { columns } = await board(template)
    expect(columns.map(({ key, title, isOld, count }: any) => [key, title, isOld, count])).toEqual([
      ['b', 'B', false, 0],
      ['old', 'Oude stap', true, 1],
    ])
  })

  test('a card is moved: forward, over steps with a reason, back, and behind the last; what stands in the way is said', async () => {
    const template = await of.template(aContent([aStep('a', asks('yes', 'no')), aStep('b'), aStep('c'), aStep('d')]))
    const [school = ''] = await schools(1)
    const { id } = await of.start(school, template.id)
    const refused = async (body: object) =>
      (await app.as('relation_manager')('POST', `/processes/${id}/move`, body)).json().code
    expect(await refused({ to: 'b' })).toBe('engagement.answer_needed')
    expect(await refused({ to: 'c', answer: 'yes' })).toBe('engagement.reason_missing')
    expect(told(await of.get(id))).toBe('a open, b waiting, c waiting, d waiting')
    expect(told(await of.deed(id, 'move', { to: 'c', answer: 'yes', reason: 'Al gedaan' }))).toBe(
      'a done, b skipped, c open, d waiting',
    )
    expect(told(await of.deed(id, 'move', { to: 'b' }))).toBe('a done, b open, c waiting, d waiting')
    const ended = await of.deed(id, 'move', { to: null, reason: 'Haast' })
    expect([told(ended), ended.state]).toEqual(['a done, b done, c skipped, d skipped', 'ended'])
    expect(await refused({ to: 'x' })).toBe('engagement.step_not_reached')
    expect(told(await of.deed(id, 'move', { to: 'd' }))).toBe('a done, b done, c skipped, d open')
  })
})

describe('for a whole list', () => {
  const batchOf = async (template: TemplatePage) =>
    (await of.ask<{ items: ProcessBatch[] }>('relation_manager', ['GET', `/process-templates/${template.id}/batches`]))
      .items[0]!

  test('it is counted before, started in the background, told, and undone where nobody worked on it', async () => {
    const template = await of.template(aContent([aStep('a'), aStep('b')]))
    const ids = await schools(5)
    await of.start(ids[0]!, template.id)
    const relationIds = [...ids, crypto.randomUUID()]
    expect(
      await of.ask('relation_manager', ['POST', `/process-templates/${template.id}/batches/preview`, { relationIds }]),
    ).toEqual({ asked: 6, starting: 4, runningAlready: 1, refused: 1 })
    expect((await board(template)).total).toBe(1)
    await of.ask('relation_manager', ['POST', `/process-templates/${template.id}/batches`, { relationIds }])
    await app.runJobs()
    const done = await batchOf(template)
    expect([done.state, done.counts.started, done.counts.runningAlready, done.counts.refused, done.mayUndo]).toEqual([
      'done',
      4,
      1,
      1,
      true,
    ])
    const { columns } = await board(template)
    expect([columns[0].count, columns[0].cards.map(({ owner }: any) => owner.name)]).toEqual([
      5,
      Array(5).fill('Test relation_manager'),
    ])
    const worked = columns[0].cards.find(({ relation }: any) => relation.id === ids[1])
    await of.step(worked.id, 'a', 'do')
    await of.ask('relation_manager', ['POST', `/process-batches/${done.id}/undo`])
    await app.runJobs()
    const undone = await batchOf(template)
    expect([undone.state, undone.counts.undone, undone.counts.kept]).toEqual(['undone', 3, 1])
    expect(counts(await board(template))).toEqual(['a 1/0', 'b 1/0'])
    const open = await app.query(
      `select 1 from engagement.task where state = 'open' and relation_id = any($1::uuid[])`,
      [ids.slice(2)],
    )
    expect(open).toEqual([])
    expect((await app.as('relation_manager')('POST', `/process-batches/${done.id}/undo`)).json().code).toBe(
      'engagement.batch_busy',
    )
  })

  test('a list by its filter, and nobody to start with', async () => {
    const types = await app.query(`select id from governance.relation_type where key = 'fund'`)
    const template = await of.template(aContent([aStep('a')]), { typeId: types[0].id })
    const body = { filter: { q: 'School 01' } }
    const preview = await of.ask<{ asked: number; starting: number }>('relation_manager', [
      'POST',
      `/process-templates/${template.id}/batches/preview`,
      body,
    ])
    expect(preview.asked).toBeGreaterThan(0)
    expect(preview.starting).toBe(0)
    expect(
      (await app.as('relation_manager')('POST', `/process-templates/${template.id}/batches`, body)).json().code,
    ).toBe('engagement.nobody_to_start')
    expect((await app.as('front_office')('POST', `/process-templates/${template.id}/batches`, body)).statusCode).toBe(
      403,
    )
  })
})

describe('lead times', () => {
  test('the middle and nine in ten, waiting apart from working, by version and period', async () => {
    const template = await of.template(aContent([aStep('a'), aStep('b')]))
    const ids = await schools(4)
    for (const id of ids) await of.step((await of.start(id, template.id)).id, 'a', 'do')
    // Four schools that waited 1, 2, 3 and 4 days, and were worked on for half a day each; and one open step is late.
    await app.query(
      `update engagement.process_step s set opened_at = s.ended_at - (n.days + 0.5) * interval '1 day', taken_at = s.ended_at - interval '12 hours'
       from (select s.id, row_number() over (order by s.id) as days from engagement.process_step s where s.template_id = $1 and s.key = 'a') n where n.id = s.id`,
      [template.id],
    )
    await app.query(`update engagement.process_step set due_on = '2026-02-01' where template_id = $1 and key = 'b'`, [
      template.id,
    ])
    const figures = await of.ask<any>('reader', ['GET', `/process-templates/${template.id}/figures`])
    expect(figures).toMatchObject({ from: '2025-03-02', until: '2026-03-02', running: 4, ended: 0, versions: [1] })
    const [a, b] = figures.steps
    expect([a.done, a.waiting.median, Math.round(a.waiting.p90 * 10) / 10, a.working.median, a.isBottleneck]).toEqual([
      4,
      2.5,
      3.7,
      0.5,
      true,
    ])
    expect([b.done, b.open, b.openLate, b.isBottleneck]).toEqual([0, 4, 4, true])
    const before = await of.ask<any>('reader', [
      'GET',
      `/process-templates/${template.id}/figures?from=2026-01-01&until=2026-02-01`,
    ])
    expect(before.steps[0]).toMatchObject({ done: 0, waiting: { median: null } })
    expect(
      (await of.ask<any>('reader', ['GET', `/process-templates/${template.id}/figures?version=2`])).steps[0].done,
    ).toBe(0)
  })

  test('of hardly anything no bottleneck is made', () => {
    const step = (key: string, done: number, median: number | null, openLate = 0) => ({
      key,
      done,
      openLate,
      waiting: { median },
      working: { median: null },
    })
    expect([...bottlenecksOf([step('a', 2, 90), step('b', 3, 4), step('c', 9, 2)])]).toEqual(['b'])
    expect([...bottlenecksOf([step('a', 3, 0), step('b', 0, null, 2)])]).toEqual([])
    expect([...bottlenecksOf([step('a', 5, 3), step('b', 5, 1, 7)])]).toEqual(['a', 'b'])
  })
})

test('a place in a list comes back as it was; anything else begins at the beginning', () => {
  const id = '0198c6a1-0000-7000-8000-000000000001'
  for (const at of ['2026-03-02', '9999-12-31', '2026-03-02 09:00:00.123456+00'])
    expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id })
  for (const text of [
    undefined,
    '',
    'x',
    Buffer.from(`2026-03-02' ${id}`).toString('base64url'),
    Buffer.from(`2026-03-02 ${id.slice(1)}x`).toString('base64url'),
  ])
    expect(readCursor(text)).toBeNull()
})
