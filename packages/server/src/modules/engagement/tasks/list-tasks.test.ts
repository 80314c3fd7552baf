import type { Task } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let [school, team] = ['', '']
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  const [first] = await app.inTransaction((ctx) => findDomains(ctx))
  ;[school = ''] = await relationsInDomain(app, [organisationNamed('Basisschool De Ark')], first!.id)
  team = await at.team('Educatie', 'front_office', 'privacy_officer')
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

describe('lists', () => {
  beforeEach(async () => {
    const mine = (title: string, dueOn?: string, dueTime?: string) =>
      at.addTask('relation_manager', { title, dueOn, dueTime })
    await mine('Te laat', '2026-02-27')
    await mine('Vandaag', '2026-03-02')
    await mine('Vandaag om tien uur', '2026-03-02', '10:00')
    await mine('Zondag', '2026-03-08')
    await mine('Volgende week', '2026-03-09')
    await mine('Ooit')
    await at.addTask('front_office', { title: 'Van de balie', dueOn: '2026-03-02', relationId: school })
    await at.addTask('relation_manager', {
      title: 'Voor het team',
      dueOn: '2026-03-02',
      owner: { kind: 'team', id: team },
    })
  })

  test('my day stands in its groups, in the order of the clock', async () => {
    expect(await titles('relation_manager', 'group=overdue')).toEqual(['Te laat'])
    expect(await titles('relation_manager', 'group=today')).toEqual(['Vandaag om tien uur', 'Vandaag'])
    expect(await titles('relation_manager', 'group=week')).toEqual(['Zondag'])
    expect(await titles('relation_manager', 'group=later')).toEqual(['Volgende week', 'Ooit'])
    const counts = (await app.as('relation_manager')('GET', '/tasks/counts')).json()
    expect(counts).toEqual({ overdue: 1, today: 2, week: 1, later: 2 })
  })

  test('my team is what lies with my teams and with who is in them', async () => {
    expect(await titles('privacy_officer', 'scope=team&group=today')).toEqual(['Van de balie', 'Voor het team'])
    expect(await titles('relation_manager', 'scope=team&group=today')).toEqual(['Vandaag om tien uur', 'Vandaag'])
  })

  test('all is what I may see: about relations, and what is between me and my team', async () => {
    expect(await titles('front_office', 'scope=all&group=today')).toEqual(['Van de balie', 'Voor het team'])
    expect(await titles('relation_manager', 'scope=all&group=today')).toEqual([
      'Vandaag om tien uur',
      'Vandaag',
      'Van de balie',
      'Voor het team',
    ])
  })

  test('in pages of one nothing is lost and nothing comes twice', async () => {
    const found: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        'relation_manager',
        `scope=all&group=today&limit=1${cursor && `&cursor=${cursor}`}`,
      )
      found.push(...page.items.map(({ title }) => title))
      cursor = page.nextCursor
    }
    expect(found).toEqual(['Vandaag om tien uur', 'Vandaag', 'Van de balie', 'Voor het team'])
  })

  test('what was done stands under done, the latest first', async () => {
    const { items } = await list('relation_manager', 'group=later')
    for (const { id } of items) await end(id)
    expect((await titles('relation_manager', 'group=done')).toSorted()).toEqual(['Ooit', 'Volgende week'])
  })

  test('can be searched and limited to somebody', async () => {
    expect(await titles('relation_manager', 'scope=all&group=today&q=BALIE')).toEqual(['Van de balie'])
    expect(await titles('relation_manager', `scope=all&group=today&ownerId=${team}`)).toEqual(['Voor het team'])
  })
})

describe('several at once', () => {
  test('go to a colleague and to another day, and back again', async () => {
    const tasks = [
      await at.addTask('relation_manager', { title: 'Een', dueOn: '2026-03-02' }),
      await at.addTask('relation_manager', { title: 'Twee' }),
    ]
    const ended = await at.addTask('relation_manager', { title: 'Drie' })
    await end(ended.id)
    const owner = { kind: 'user', id: at.idOf('front_office') }
    const changes = [...tasks, ended].map(({ id, version }) => ({ id, version, owner, dueOn: '2026-03-20' }))
    const bulk = async (body: object) => (await app.as('relation_manager')('POST', '/tasks/bulk', body)).json()
    const trial = await bulk({ changes, isTrial: true })
    expect([trial.before.length, trial.skipped]).toEqual([2, [{ id: ended.id, code: 'engagement.task_ended' }]])
    expect(await titles('front_office', 'group=later')).toEqual([])
    const { before, skipped } = await bulk({ changes })
    expect(skipped).toHaveLength(1)
    expect((await titles('front_office', 'group=later')).toSorted()).toEqual(['Een', 'Twee'])
    expect((await at.told('front_office')).map(({ kind }) => kind)).toEqual(['task_assigned', 'task_assigned'])
    const undone = await bulk({ changes: before })
    expect(undone.skipped).toEqual([])
    const back = (await app.as('relation_manager')('GET', `/tasks/${tasks[0]!.id}`)).json()
    expect(back).toMatchObject({ dueOn: '2026-03-02', owner: { id: at.idOf('relation_manager') } })
    expect(await titles('relation_manager', 'group=later')).toEqual(['Twee'])
  })
})
