import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { readIn } from '../../identity/testing/importing.ts'
import { peopleOf } from '../../identity/testing/people.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let people: ReturnType<typeof peopleOf>
let anna = ''
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  people = peopleOf(app)
  anna = await people.add({ name: { firstName: 'Anna', surname: 'Visser' } })
})
beforeEach(async () => {
  await app.query('delete from engagement.notification')
  await app.query('delete from engagement.follow')
  await app.query('delete from engagement.task')
  await app.query('delete from engagement.digest_refusal')
  await at.limit('front_office')
})

const note = async (id: string, text = 'Belde over de kaart') =>
  (await app.as('relation_manager')('POST', `/relations/${id}/interactions`, { kind: 'note', text })).json()
    .id as string
const comment = (noteId: string, text: string, ...mentions: string[]) =>
  app.as('relation_manager')('POST', `/interactions/${noteId}/comments`, { text, mentions })
const follow = (role: 'front_office' | 'reader' | 'relation_manager', id: string, isFollowing = true) =>
  app.as(role)('PUT', `/relations/${id}/following`, { isFollowing })
const unread = async (role: 'front_office' | 'reader') =>
  (await app.as(role)('GET', '/notifications/count')).json().unread

describe('a mention', () => {
  test('on a note tells the colleague, with the relation and without the text', async () => {
    const noteId = await note(anna)
    const made = await comment(noteId, 'Pak jij dit op @Test front_office?', at.idOf('front_office'))
    expect(made.json()).toMatchObject({
      by: 'Test relation_manager',
      isMine: true,
      mentions: [{ name: 'Test front_office' }],
    })
    const [line] = await at.told('front_office')
    expect(line).toMatchObject({
      kind: 'mention',
      by: 'Test relation_manager',
      isRead: false,
      relation: { id: anna, name: 'Anna Visser' },
      subject: { kind: 'note', id: noteId },
    })
    expect(JSON.stringify(line)).not.toContain('Pak jij')
    expect(await unread('front_office')).toBe(1)
    const { notes } = (await app.as('front_office')('GET', `/relations/${anna}/comments`)).json()
    expect(notes).toMatchObject([{ noteId, items: [{ text: 'Pak jij dit op @Test front_office?' }] }])
  })

  test('in a note itself tells as well, until the note is taken away; a name that nobody chose is just a name', async () => {
    const write = (text: string, ...mentions: string[]) =>
      app.as('relation_manager')('POST', `/relations/${anna}/interactions`, { kind: 'note', text, mentions })
    expect((await write('Bel @Test front_office terug')).json().notTold).toEqual([])
    expect((await write('Bel terug', at.idOf('front_office'))).json().notTold).toEqual([])
    expect(await at.told('front_office')).toEqual([])
    const { id } = (await write('Bel @Test front_office terug', at.idOf('front_office'))).json()
    expect(await at.told('front_office')).toMatchObject([
      { kind: 'mention', by: 'Test relation_manager', relation: { id: anna }, subject: { kind: 'note', id } },
    ])
    await app.as('relation_manager')('DELETE', `/interactions/${id}`)
    expect(await at.told('front_office')).toEqual([])
    await app.as('relation_manager')('POST', `/interactions/${id}/restore`)
    expect(await at.told('front_office')).toHaveLength(1)
  })

  test('does not reach who may not see the relation, in a note nor a comment, and the writer is told so', async () => {
    await at.limit('front_office', 'education')
    const mentions = [at.idOf('front_office'), at.idOf('reader')]
    const text = 'Weten @Test front_office en @Test reader meer?'
    const noteReply = await app.as('relation_manager')('POST', `/relations/${anna}/interactions`, {
      kind: 'note',
      text,
      mentions,
    })
    const said = await comment(noteReply.json().id, text, ...mentions)
    for (const made of [noteReply, said])
      expect(made.json().notTold, made.body).toEqual([{ id: at.idOf('front_office'), name: 'Test front_office' }])
    await at.limit('front_office')
    expect(await at.told('front_office')).toEqual([])
    expect(await at.told('reader')).toHaveLength(2)
  })

  test('goes with the comment that is taken away, and comes back with it', async () => {
    const made = (await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))).json()
    const manager = app.as('relation_manager')
    expect((await app.as('front_office')('DELETE', `/comments/${made.id}`)).json().code).toBe(
      'engagement.comment_not_found',
    )
    await manager('DELETE', `/comments/${made.id}`)
    expect(await at.told('front_office')).toEqual([])
    await manager('POST', `/comments/${made.id}/restore`)
    expect(await at.told('front_office')).toHaveLength(1)
    const trail = JSON.stringify((await app.audit()).filter(({ action }) => action.startsWith('comment.')))
    expect(trail).not.toContain('Zie @')
  })

  test('of who may not see the relation shows nothing of it, from the moment the right is gone', async () => {
    await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))
    await follow('front_office', anna)
    await app.as('relation_manager')('POST', `/relations/${anna}/interactions`, { kind: 'note', text: 'Nog iets' })
    expect(await at.told('front_office')).toHaveLength(2)
    const domains = await app.inTransaction((ctx) => findDomains(ctx))
    await at.limit('front_office', domains.at(-1)!.key)
    expect(await at.told('front_office')).toEqual([])
    expect(await unread('front_office')).toBe(0)
    expect((await app.as('front_office')('GET', '/following')).json().items).toEqual([])
    expect((await app.as('front_office')('GET', `/relations/${anna}/following`)).statusCode).toBe(404)
    await at.limit('front_office')
    expect(await unread('front_office')).toBe(2)
  })
})

describe('following', () => {
  test('tells what others did with it, and not what one did oneself', async () => {
    expect((await follow('front_office', anna)).json()).toEqual({ isFollowing: true, followers: ['Test front_office'] })
    await app.as('front_office')('POST', `/relations/${anna}/interactions`, { kind: 'note', text: 'Zelf' })
    expect(await unread('front_office')).toBe(0)
    await note(anna)
    await note(anna)
    const told = await at.told('front_office')
    expect(told).toMatchObject([
      { kind: 'relation_changed', times: 2, by: 'Test relation_manager', relation: { id: anna }, relationCount: 1 },
    ])
    await app.as('front_office')('POST', '/notifications/read', { keys: [told[0]!.key], isRead: true })
    expect(await unread('front_office')).toBe(0)
    await note(anna)
    expect(await at.told('front_office')).toMatchObject([{ times: 1, isRead: false }])
  })

  test('is stopped, and then tells nothing', async () => {
    await follow('reader', anna)
    expect((await app.as('reader')('GET', '/following')).json().items).toMatchObject([
      { id: anna, name: 'Anna Visser' },
    ])
    expect((await follow('reader', anna, false)).json()).toEqual({ isFollowing: false, followers: [] })
    await note(anna)
    expect(await unread('reader')).toBe(0)
  })

  test('is not told of protection, reading or confirming', async () => {
    await follow('front_office', anna)
    await app.as('relation_manager')('POST', `/relations/${anna}/verifications`, {})
    expect(await unread('front_office')).toBe(0)
  })

  test('an import of many followed relations is one line', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${index};Lid ${index};Volger;lid${index}@voorbeeld.example`)
    const head = 'nummer;voornaam;achternaam;e-mail'
    await readIn(app, 'leden.csv', [head, ...rows].join('\n'), { sourceName: 'Ledenlijst' })
    const [{ id: sourceId }] = (await app.query("select id from identity.source where name = 'Ledenlijst'")) as [
      { id: string },
    ]
    const listed = (await app.as('front_office')('GET', '/relations?q=Volger&limit=100')).json().items
    expect(listed.length).toBeGreaterThan(30)
    for (const { id } of listed) await follow('front_office', id)
    await readIn(app, 'leden.csv', [head, ...rows.map((row) => row.replace('@voorbeeld', '@nieuw'))].join('\n'), {
      sourceId,
      sourceName: null,
    })
    const told = await at.told('front_office')
    expect(told).toMatchObject([
      { kind: 'relation_changed', relationCount: listed.length, subject: { kind: 'import' } },
    ])
    expect(await unread('front_office')).toBe(1)
  }, 60_000)

  test('follows a merge, and both again after it is undone', async () => {
    const [one, other] = [await people.add(), await people.add({ source: 'Theater' })]
    for (const id of [one, other]) await follow('front_office', id)
    const task = await at.addTask('front_office', { title: 'Bel', relationId: other })
    const noteId = await note(other)
    await comment(noteId, 'Reactie')
    const { mergeId } = (await app.as('relation_manager')('POST', '/merges', { winnerId: one, loserId: other })).json()
    const followed = async () =>
      (await app.as('front_office')('GET', '/following')).json().items.map(({ id }: any) => id)
    expect(await followed()).toEqual([one])
    expect((await app.as('front_office')('GET', `/relations/${one}/tasks`)).json().open).toMatchObject([
      { id: task.id },
    ])
    expect((await app.as('front_office')('GET', `/relations/${one}/comments`)).json().notes).toMatchObject([{ noteId }])
    expect((await app.as('relation_manager')('POST', `/merges/${mergeId}/undo`, {})).statusCode).toBe(200)
    expect((await followed()).toSorted()).toEqual([one, other].toSorted())
    expect((await app.as('front_office')('GET', `/relations/${other}/tasks`)).json().open).toMatchObject([
      { id: task.id },
    ])
    expect((await app.as('front_office')('GET', `/relations/${one}/tasks`)).json().open).toEqual([])
  })
})

describe('tasks tell', () => {
  test('who gets one, once; and everybody of a team', async () => {
    const owner = { kind: 'user', id: at.idOf('front_office') }
    const task = await at.addTask('relation_manager', { title: 'Bel Anna', owner, relationId: anna })
    expect(await at.told('front_office')).toMatchObject([
      { kind: 'task_assigned', task: { id: task.id, title: 'Bel Anna' }, relation: { id: anna } },
    ])
    const team = await at.team('Balie', 'front_office', 'privacy_officer')
    await at.addTask('relation_manager', { title: 'Voor ons', owner: { kind: 'team', id: team } })
    expect((await at.told('privacy_officer')).map((line: any) => line.task.title)).toEqual(['Voor ons'])
  })

  test('on the day itself from eight, by the reminder at its hour, and no more when it is done', async () => {
    app.clock.set('2026-03-02T06:30:00.000Z')
    const owner = { kind: 'user', id: at.idOf('front_office') }
    const task = await at.addTask('front_office', { title: 'Vandaag', owner, dueOn: '2026-03-02' })
    await at.addTask('front_office', { title: 'Om tien', dueOn: '2026-03-02', dueTime: '10:00', reminder: 'hour' })
    expect(await at.told('front_office')).toEqual([])
    app.clock.set('2026-03-02T07:00:00.000Z')
    expect(await at.told('front_office')).toMatchObject([{ kind: 'task_due', task: { title: 'Vandaag' } }])
    app.clock.set('2026-03-02T08:00:00.000Z')
    expect((await at.told('front_office')).map((line: any) => [line.kind, line.task.title])).toEqual([
      ['task_reminder', 'Om tien'],
      ['task_due', 'Vandaag'],
    ])
    await app.as('front_office')('POST', `/tasks/${task.id}/end`, { as: 'done' })
    expect((await at.told('front_office')).map(({ kind }) => kind)).toEqual(['task_reminder'])
    app.clock.set('2026-03-02T09:00:00.000Z')
  })
})

test('a round that opens asks those who were named for it', async () => {
  const [first] = await app.inTransaction((ctx) => findDomains(ctx))
  const admin = app.as('administrator')
  await admin('POST', `/governance/domains/${first!.id}/appointments`, {
    seat: 'owner',
    userId: at.idOf('administrator'),
  })
  const cycle = await admin('POST', '/reviews/cycles', {
    domainId: first!.id,
    name: 'Leden nalopen',
    intervalMonths: 12,
    weeks: 2,
    workerIds: [at.idOf('front_office')],
    nextOn: '2027-01-01',
  })
  const round = (await admin('POST', `/reviews/cycles/${cycle.json().id}/rounds`)).json()
  expect(await at.told('front_office')).toMatchObject([
    { kind: 'review_asked', subject: { kind: 'review_round', id: round.id }, values: { name: 'Leden nalopen' } },
  ])
})

describe('refusals', () => {
  test('somebody else’s notifications are not mine to read or mark', async () => {
    await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))
    const [line] = await at.told('front_office')
    await app.as('reader')('POST', '/notifications/read', { keys: [line!.key], isRead: true })
    expect(await unread('front_office')).toBe(1)
    expect(await at.told('reader')).toEqual([])
    const other = await app.otherTenant()
    expect((await other.as('GET', '/notifications')).json().items).toEqual([])
    expect((await app.anonymous('GET', '/notifications')).statusCode).toBe(401)
  })
  test('a reader follows and is mentioned, but does not comment', async () => {
    const noteId = await note(anna)
    expect((await app.as('reader')('POST', `/interactions/${noteId}/comments`, { text: 'x' })).statusCode).toBe(403)
    const other = await app.otherTenant()
    expect((await other.as('POST', `/interactions/${noteId}/comments`, { text: 'x' })).json().code).toBe(
      'activity.interaction_not_found',
    )
  })
  test('on a note that was taken away nobody comments', async () => {
    const noteId = await note(anna)
    await app.as('relation_manager')('DELETE', `/interactions/${noteId}`)
    expect((await comment(noteId, 'x')).json().code).toBe('activity.interaction_not_found')
  })
  test('everything can be marked as read up to a moment', async () => {
    await comment(await note(anna), 'Zie @Test front_office', at.idOf('front_office'))
    expect(
      (await app.as('front_office')('POST', '/notifications/read', { until: '2026-03-02T09:00:00.000Z' })).json(),
    ).toEqual({ unread: 0 })
  })
})
