import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { doBulk, tryBulk, undoBulk } from './bulk.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const typeOf = (key: string) => rights.types.find((type) => type.key === key)!
const me = () => app.who('relation_manager').actor.id
const colleague = () => app.who('administrator').actor.id
const organisations = (count: number) =>
  makeRelations(
    app,
    Array.from({ length: count }, (_, n) => organisation(`Bakkerij ${n}`)),
  )
const rolesOf = async (id: string) => (await manager('GET', `/relations/${id}`)).json().roles as any[]
const role = (id: string, key: string, more: object = {}) =>
  manager('POST', `/relations/${id}/roles`, { typeId: typeOf(key).id, ...more }).then((reply) => reply.json())

async function ok(reply: Promise<{ statusCode: number; body: string; json: () => any }>) {
  const answer = await reply
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const trial = (what: object, whom: object) => ok(manager('POST', '/bulk-deeds/trial', { what, ...whom }))
const run = async (what: object, whom: object, expected?: number) =>
  ok(
    manager('POST', '/bulk-deeds', {
      what,
      ...whom,
      expected: expected ?? (await trial(what, whom)).will.count,
    }),
  )
const undo = (id: string) => ok(manager('POST', `/bulk-deeds/${id}/undo`))
const deed = (id: string) => ok(manager('GET', `/bulk-deeds/${id}`))

describe('before anything is done, it is said', () => {
  test('how many would change, how many are so already and why the rest would not', async () => {
    const [one, two, three] = await organisations(3)
    const [noor] = await makeRelations(app, [person({ first: 'Noor', surname: 'Lind' })])
    await role(two!, 'sponsor')
    const counts = await trial(
      { kind: 'add_role', typeId: typeOf('school').id },
      { relationIds: [one, two, three, noor] },
    )
    expect(counts).toMatchObject({
      asked: 4,
      will: { count: 3 },
      refused: [{ reason: 'wrong_kind', count: 1, examples: [{ id: noor, name: 'Noor Lind' }] }],
    })
    const again = await trial({ kind: 'add_role', typeId: typeOf('sponsor').id }, { relationIds: [one, two, three] })
    expect(again).toMatchObject({ will: { count: 2 }, already: { count: 1, examples: [{ id: two }] } })
    expect((await rolesOf(one!)).length).toBe(0)
  })

  test('nothing of relations that whoever asks may not see', async () => {
    const seen = await makeRelations(app, [organisation('Wel gezien')], rights.mine.id)
    const hidden = await makeRelations(app, [organisation('Niet gezien')], rights.other.id)
    const type = rights.types.find(
      ({ domainId, kinds }) => domainId === rights.mine.id && kinds.includes('organisation'),
    )
    const counts = await app.inTransaction(
      (ctx) =>
        tryBulk(ctx, { what: { kind: 'add_role', typeId: type!.id }, relationIds: [...seen, ...hidden] }, {} as never),
      rights.limited,
    )
    expect(counts).toMatchObject({ asked: 1, will: { count: 1 } })
  })

  test('which relations are seen and may not be changed, and those stay as they are', async () => {
    const mine = await makeRelations(app, [organisation('Van mij')], rights.mine.id)
    const other = await makeRelations(app, [organisation('Van een ander')], rights.other.id)
    const change = (1n << BigInt(rights.mine.bit)).toString()
    const who = { ...app.who('relation_manager'), rights: { ...app.who('relation_manager').rights, change } }
    const label = await ok(manager('POST', '/labels', { name: 'Alleen van mij' }))
    const what = { kind: 'add_label' as const, labelId: label.id }
    const relationIds = [...mine, ...other]
    const counts = await app.inTransaction((ctx) => tryBulk(ctx, { what, relationIds }, {} as never), who)
    expect(counts.will.count).toBe(1)
    expect(counts.refused).toMatchObject([{ reason: 'not_yours', count: 1, examples: [{ id: other[0] }] }])
    await app.inTransaction((ctx) => doBulk(ctx, { what, relationIds, expected: 1 }, {} as never), who)
    expect((await ok(manager('GET', `/relations/${other[0]!}`))).labels).toEqual([])
    expect((await ok(manager('GET', `/relations/${mine[0]!}`))).labels).toMatchObject([{ name: 'Alleen van mij' }])
  })
})

describe('a deed', () => {
  test('gives roles somebody who looks after them, and gives them back', async () => {
    const ids = await organisations(3)
    for (const id of ids) await role(id, 'sponsor', { ownerId: me() })
    await role(ids[0]!, 'sponsor', { ownerId: colleague() })
    const what = { kind: 'give_owner', typeId: typeOf('sponsor').id, ownerId: colleague() }
    const done = await run(what, { relationIds: ids })
    expect(done).toMatchObject({ state: 'done', changed: 3, owner: 'Test administrator', subject: 'Sponsor' })
    for (const id of ids) expect((await rolesOf(id)).map(({ ownerId }) => ownerId)).not.toContain(me())
    expect(await undo(done.id)).toMatchObject({ state: 'undone', restored: 3, kept: 0 })
    for (const id of ids) expect((await rolesOf(id)).map(({ ownerId }) => ownerId)).toContain(me())
    const [first] = await rolesOf(ids[1]!)
    const { items } = await ok(manager('GET', `/relations/${ids[1]!}/roles/${first.id}/changes`))
    expect(items.map(({ before, after, by }: any) => [before, after, by]).sort()).toEqual([
      ['Test administrator', 'Test relation_manager', 'Test relation_manager'],
      ['Test relation_manager', 'Test administrator', 'Test relation_manager'],
    ])
    const trail = (await app.audit()).filter(({ subject_id }) => subject_id === done.id).map(({ action }) => action)
    expect(trail).toEqual(['bulk_deed.begun', 'bulk_deed.done', 'bulk_deed.undone'])
  })

  test('adds a role with the domain that comes with it, and takes away only what it gave', async () => {
    const [mine] = await makeRelations(app, [organisation('In één domein')], rights.mine.id)
    const type = rights.types.find(
      ({ domainId, kinds }) => domainId === rights.other.id && kinds.includes('organisation'),
    )!
    const mask = async () =>
      (await app.query('select domain_mask::text as mask from relations.relation where id = $1', [mine]))[0].mask
    const before = await mask()
    const done = await run({ kind: 'add_role', typeId: type.id, from: '2026-03-01' }, { relationIds: [mine] })
    expect((await rolesOf(mine!))[0]).toMatchObject({ typeId: type.id, from: '2026-03-01', version: 1 })
    expect(await mask()).not.toBe(before)
    await undo(done.id)
    expect(await rolesOf(mine!)).toEqual([])
    expect(await mask()).toBe(before)
  })

  test('ends roles with a reason, except those that begin later, and opens them again as they were', async () => {
    const [one, two] = await organisations(2)
    await role(one!, 'sponsor', { from: '2025-01-01', until: '2027-01-01' })
    await role(two!, 'sponsor', { from: '2026-08-01' })
    const what = { kind: 'end_role', typeId: typeOf('sponsor').id, until: '2026-03-01', reason: 'Programma gestopt' }
    expect(await trial(what, { relationIds: [one, two] })).toMatchObject({
      will: { count: 1 },
      refused: [{ reason: 'starts_later', count: 1 }],
    })
    const done = await run(what, { relationIds: [one, two] })
    expect((await rolesOf(one!))[0]).toMatchObject({ until: '2026-03-01', endReason: 'Programma gestopt' })
    expect(JSON.stringify(await app.audit())).not.toContain('Programma gestopt')
    await undo(done.id)
    expect((await rolesOf(one!))[0]).toMatchObject({ until: '2027-01-01', endReason: null, status: 'active' })
  })

  test('archives, and brings back', async () => {
    const ids = await organisations(2)
    const done = await run({ kind: 'archive' }, { relationIds: ids })
    expect((await ok(manager('GET', `/relations/${ids[0]!}`))).isArchived).toBe(true)
    await undo(done.id)
    expect((await ok(manager('GET', `/relations/${ids[0]!}`))).isArchived).toBe(false)
  })

  test('labels the relations of a filter, and a later filter finds them by it', async () => {
    const label = await ok(manager('POST', '/labels', { name: 'Jury 2026' }))
    const ids = await makeRelations(app, [organisation('Filterfabriek Alfa'), organisation('Filterfabriek Beta')])
    const done = await run({ kind: 'add_label', labelId: label.id }, { filter: { q: 'Filterfabriek' } })
    expect(done).toMatchObject({ changed: 2, subject: 'Jury 2026' })
    const list = await ok(manager('GET', `/relations?labelId=${label.id}`))
    expect(list.items.map(({ id, labels }: any) => [id, labels]).sort()).toEqual(
      ids.map((id) => [id, ['Jury 2026']]).sort(),
    )
    expect((await manager('GET', `/relations/export?labelId=${label.id}`)).body).toContain('Jury 2026')
    const off = await run({ kind: 'remove_label', labelId: label.id }, { relationIds: [ids[0]] })
    expect((await ok(manager('GET', `/relations?labelId=${label.id}`))).total).toBe(1)
    await undo(off.id)
    await undo(done.id)
    // What the second put back has the moment at which the first gave it, so that the first can still be taken back whole.
    expect((await ok(manager('GET', `/relations?labelId=${label.id}`))).total).toBe(0)
  })

  test('counts again: when another number would change by now, nothing is done', async () => {
    const ids = await organisations(2)
    const reply = await manager('POST', '/bulk-deeds', { what: { kind: 'archive' }, relationIds: ids, expected: 1 })
    expect(reply.json()).toMatchObject({ code: 'relations.bulk_changed', details: { will: 2 } })
    expect((await ok(manager('GET', `/relations/${ids[0]!}`))).isArchived).toBe(false)
  })
})

describe('what somebody changed since', () => {
  test('stays as they made it when the deed is taken back, and is told', async () => {
    const [one, two] = await organisations(2)
    const changed = await role(one!, 'sponsor')
    await role(two!, 'sponsor')
    const what = { kind: 'give_owner', typeId: typeOf('sponsor').id, ownerId: me() }
    const done = await run(what, { relationIds: [one, two] })
    await ok(manager('PATCH', `/relations/${one!}/roles/${changed.id}`, { version: 2, ownerId: colleague() }))
    expect(await undo(done.id)).toMatchObject({ restored: 1, kept: 1 })
    expect((await rolesOf(one!))[0].ownerId).toBe(colleague())
    expect((await rolesOf(two!))[0].ownerId).toBeNull()
    expect((await deed(done.id)).leftAlone).toEqual([{ id: one, name: 'Bakkerij 0', why: 'kept' }])
  })

  test('a role that was taken back by hand, a label that was taken off and put on again, and an archived one brought back stay', async () => {
    const [one] = await organisations(1)
    const label = await ok(manager('POST', '/labels', { name: 'Wisselend' }))
    const [added, labelled, archived] = [
      await run({ kind: 'add_role', typeId: typeOf('sponsor').id }, { relationIds: [one] }),
      await run({ kind: 'add_label', labelId: label.id }, { relationIds: [one] }),
      await run({ kind: 'archive' }, { relationIds: [one] }),
    ]
    const [given] = await rolesOf(one!)
    await ok(manager('DELETE', `/relations/${one!}/roles/${given.id}`))
    await ok(manager('DELETE', `/relations/${one!}/labels/${label.id}`))
    app.clock.set('2026-03-02T10:00:00.000Z')
    await ok(manager('PUT', `/relations/${one!}/labels/${label.id}`))
    await ok(manager('POST', `/relations/${one!}/restore`))
    for (const { id } of [added, labelled, archived]) expect(await undo(id)).toMatchObject({ restored: 0, kept: 1 })
    expect((await ok(manager('GET', `/relations/${one!}`))).labels).toHaveLength(1)
    app.clock.set('2026-03-02T09:00:00.000Z')
  })

  test('is not asked twice: what was taken back is', async () => {
    const ids = await organisations(1)
    const done = await run({ kind: 'archive' }, { relationIds: ids })
    await undo(done.id)
    expect((await manager('POST', `/bulk-deeds/${done.id}/undo`)).json().code).toBe('relations.bulk_undone')
  })
})

describe('a long list', () => {
  const LONG = 201
  const labelled = (id: string) => app.query('select 1 from relations.relation_label where label_id = $1', [id])

  test('is done in the background, can be stopped, and taken back', async () => {
    const label = await ok(manager('POST', '/labels', { name: 'Lang' }))
    const ids = await organisations(LONG)
    const begun = await run({ kind: 'add_label', labelId: label.id }, { relationIds: ids }, LONG)
    expect(begun).toMatchObject({ state: 'running', progress: 0, undoUntil: null })
    expect((await manager('POST', `/bulk-deeds/${begun.id}/undo`)).json().code).toBe('relations.bulk_busy')
    await app.runJobs()
    expect(await deed(begun.id)).toMatchObject({ state: 'done', changed: LONG, progress: 1 })
    expect((await manager('POST', `/bulk-deeds/${begun.id}/stop`)).json().code).toBe('relations.bulk_not_running')
    await undo(begun.id)
    await app.runJobs()
    expect(await deed(begun.id)).toMatchObject({ state: 'undone', restored: LONG, kept: 0 })
    expect(await labelled(label.id)).toEqual([])
    const second = await run({ kind: 'add_label', labelId: label.id }, { relationIds: ids }, LONG)
    await ok(manager('POST', `/bulk-deeds/${second.id}/stop`))
    await app.runJobs()
    expect(await deed(second.id)).toMatchObject({ state: 'stopped', changed: 0 })
    expect(await undo(second.id)).toMatchObject({ state: 'undone' })
  })
})

describe('is refused', () => {
  test.each([
    ['a reader', 'reader'],
    ['the desk', 'front_office'],
  ] as const)('%s who asks for a bulk deed', async (_who, name) => {
    const [id] = await organisations(1)
    const body = { what: { kind: 'archive' }, relationIds: [id], expected: 1 }
    expect((await app.as(name)('POST', '/bulk-deeds', body)).statusCode).toBe(403)
    expect((await app.as(name)('POST', '/labels', { name: 'Mag niet' })).statusCode).toBe(403)
  })

  test.each([
    ['a type that there is not', () => ({ kind: 'add_role', typeId: crypto.randomUUID() }), 'relations.type_not_found'],
    [
      'a label that there is not',
      () => ({ kind: 'add_label', labelId: crypto.randomUUID() }),
      'relations.label_not_found',
    ],
    [
      'a colleague who does not work here',
      () => ({ kind: 'give_owner', typeId: typeOf('sponsor').id, ownerId: crypto.randomUUID() }),
      'relations.owner_not_found',
    ],
    [
      'a branch that there is not',
      () => ({ kind: 'add_role', typeId: typeOf('sponsor').id, branchId: crypto.randomUUID() }),
      'admin.branch_not_found',
    ],
  ])('%s', async (_what, what, code) => {
    const [id] = await organisations(1)
    expect((await manager('POST', '/bulk-deeds/trial', { what: what(), relationIds: [id] })).json()).toMatchObject({
      code,
    })
  })

  test('another organisation, which finds nothing of it', async () => {
    const [id] = await organisations(1)
    const done = await run({ kind: 'archive' }, { relationIds: [id] })
    const label = await ok(manager('POST', '/labels', { name: 'Van ons' }))
    const elsewhere = await app.otherTenant()
    expect((await elsewhere.as('GET', `/bulk-deeds/${done.id}`)).json().code).toBe('relations.bulk_not_found')
    expect((await elsewhere.as('POST', `/bulk-deeds/${done.id}/undo`)).statusCode).toBe(404)
    expect((await elsewhere.as('GET', '/labels')).json().items).toEqual([])
    const theirs = await elsewhere.as('POST', '/bulk-deeds/trial', { what: { kind: 'archive' }, relationIds: [id] })
    expect(theirs.json()).toMatchObject({ asked: 0 })
    expect((await elsewhere.as('PATCH', `/labels/${label.id}`, { name: 'Van hen' })).statusCode).toBe(404)
  })
})

// Last, because whoever was signed in no longer is after a month.
test('after thirty days a deed can no longer be taken back, and what was before is gone', async () => {
  const old = await run({ kind: 'archive' }, { relationIds: await organisations(1) })
  app.clock.set('2026-04-02T09:00:00.000Z')
  const late = app.inTransaction((ctx) => undoBulk(ctx, old.id), app.who('relation_manager'))
  await expect(late).rejects.toMatchObject({ code: 'relations.bulk_not_found' })
  await app.runDay()
  const [left] = await app.query(
    `select (select count(*) from relations.bulk_deed) as deeds, (select count(*) from relations.bulk_item) as items,
      (select count(*) from relations.selection) as selections`,
  )
  expect(left).toEqual({ deeds: 0, items: 0, selections: 0 })
})
