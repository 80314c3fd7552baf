import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findRoleChoices } from '../../governance/index.ts'
import { getRoleBoard } from '../board/role-board.service.ts'
import type { SourceLookup } from '../list/list.service.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let choices: Awaited<ReturnType<typeof findRoleChoices>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  choices = await app.inTransaction((ctx) => findRoleChoices(ctx))
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const typeOf = (key: string) => rights.types.find((type) => type.key === key)!
const choiceOf = (key: string, name: string) =>
  choices.find((choice) => choice.typeId === typeOf(key).id && choice.name === name)!.id
const me = () => app.who('relation_manager').actor.id
const colleague = () => app.who('administrator').actor.id
const aPerson = async (surname = 'Lind') => (await makeRelations(app, [person({ first: 'Noor', surname })]))[0]!
const anOrganisation = async (name = 'Bakkerij De Korenaar') => (await makeRelations(app, [organisation(name)]))[0]!

async function aRole(key: string, id: string, more: object = {}) {
  const reply = await manager('POST', `/relations/${id}/roles`, { typeId: typeOf(key).id, ...more })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

describe('a role in full', () => {
  test('has a status, a stage, somebody who looks after it, and a history in words', async () => {
    const id = await anOrganisation()
    const role = await aRole('sponsor', id, { ownerId: me(), stageId: choiceOf('sponsor', 'In gesprek') })
    expect(role).toMatchObject({ owner: 'Test relation_manager', stage: 'In gesprek', standing: null, version: 1 })
    const changed = await manager('PATCH', `/relations/${id}/roles/${role.id}`, {
      version: 1,
      statusId: choiceOf('sponsor', 'Actief'),
      stageId: choiceOf('sponsor', 'Loopt'),
      ownerId: colleague(),
      from: '2025-01-01',
    })
    expect(changed.json()).toMatchObject({
      standing: 'Actief',
      stage: 'Loopt',
      owner: 'Test administrator',
      version: 2,
    })
    const { items } = (await manager('GET', `/relations/${id}/roles/${role.id}/changes`)).json()
    expect(items.map((item: any) => [item.field, item.before, item.after]).sort()).toEqual([
      ['from', null, '2025-01-01'],
      ['owner', 'Test relation_manager', 'Test administrator'],
      ['stage', 'In gesprek', 'Loopt'],
      ['status', null, 'Actief'],
    ])
    expect((await app.audit()).at(-1)).toMatchObject({ action: 'relation.role_changed', subject_id: id })
  })

  test('is not overwritten by whoever saw an older version', async () => {
    const id = await anOrganisation()
    const role = await aRole('sponsor', id)
    const path = `/relations/${id}/roles/${role.id}`
    expect((await manager('PATCH', path, { version: 1, interest: 'Voorstellingen voor kinderen' })).statusCode).toBe(
      200,
    )
    const late = await manager('PATCH', path, { version: 1, ownerId: me() })
    expect(late.json()).toMatchObject({ code: 'relations.role_changed', details: { version: 2 } })
    const ended = await manager('POST', `${path}/end`, { version: 1 })
    expect(ended.json()).toMatchObject({ code: 'relations.role_changed' })
  })

  test('what somebody wrote in their own words is not in the trail', async () => {
    const id = await anOrganisation()
    const role = await aRole('lead', id)
    await manager('PATCH', `/relations/${id}/roles/${role.id}`, { version: 1, interest: 'Geheime wens' })
    expect(JSON.stringify(await app.audit())).not.toContain('Geheime wens')
  })

  test('ends with a reason, which goes away when the end is taken back', async () => {
    const id = await anOrganisation()
    const role = await aRole('sponsor', id)
    const path = `/relations/${id}/roles/${role.id}`
    const ended = await manager('POST', `${path}/end`, { version: 1, reason: 'Koos een ander doel' })
    expect(ended.json()).toMatchObject({ status: 'ended', endReason: 'Koos een ander doel' })
    expect((await manager('POST', `${path}/reopen`)).json()).toMatchObject({ status: 'active', endReason: null })
    const { items } = (await manager('GET', `${path}/changes`)).json()
    expect(items.filter((item: any) => item.field === 'end_reason')).toHaveLength(2)
  })

  test.each([
    {
      what: 'a stage of another type',
      body: () => ({ stageId: choiceOf('lead', 'Nieuw') }),
      code: 'relations.choice_not_found',
    },
    {
      what: 'a stage as a status',
      body: () => ({ statusId: choiceOf('sponsor', 'Loopt') }),
      code: 'relations.choice_not_found',
    },
    {
      what: 'an owner who does not work here',
      body: () => ({ ownerId: crypto.randomUUID() }),
      code: 'relations.owner_not_found',
    },
    {
      what: 'a branch that there is not',
      body: () => ({ branchId: crypto.randomUUID() }),
      code: 'admin.branch_not_found',
    },
  ])('$what is refused', async ({ body, code }) => {
    const id = await anOrganisation()
    const role = await aRole('sponsor', id)
    const reply = await manager('PATCH', `/relations/${id}/roles/${role.id}`, { version: 1, ...body() })
    expect(reply.json()).toMatchObject({ code })
  })

  test('a reader changes nothing, and another organisation finds nothing', async () => {
    const id = await anOrganisation()
    const role = await aRole('sponsor', id)
    const path = `/relations/${id}/roles/${role.id}`
    expect((await app.as('reader')('PATCH', path, { version: 1, ownerId: null })).statusCode).toBe(403)
    const elsewhere = await app.otherTenant()
    expect((await elsewhere.as('PATCH', path, { version: 1, ownerId: null })).json()).toMatchObject({
      code: 'relations.relation_not_found',
    })
    expect((await elsewhere.as('GET', `${path}/changes`)).json()).toMatchObject({
      code: 'relations.relation_not_found',
    })
  })
})

describe('my relations', () => {
  test('are those of which a running role lies with me', async () => {
    const [mine, over, other] = [await aPerson('Mijn'), await aPerson('Voorbij'), await aPerson('Ander')]
    await aRole('volunteer', mine, { ownerId: me() })
    const gone = await aRole('volunteer', over, { ownerId: me() })
    await manager('POST', `/relations/${over}/roles/${gone.id}/end`, {})
    await aRole('volunteer', other, { ownerId: colleague() })
    const { items } = (await manager('GET', `/relations?ownerId=${me()}&q=Noor`)).json()
    expect(items.map((item: any) => item.id)).toContain(mine)
    expect(items.map((item: any) => item.id)).not.toContain(over)
    expect(items.map((item: any) => item.id)).not.toContain(other)
    const owners = (await manager('GET', '/role-owners')).json().items
    expect(owners.find((owner: any) => owner.isMe)).toMatchObject({ id: me() })
    expect(owners.find((owner: any) => owner.id === colleague()).roles).toBeGreaterThan(0)
  })

  test('are handed over to a colleague with a count, and taken back, except what went on since', async () => {
    const from = app.who('front_office').actor.id
    const ids = [await aPerson('Een'), await aPerson('Twee'), await aPerson('Drie')]
    const roles = []
    for (const id of ids) roles.push(await aRole('volunteer', id, { ownerId: from }))
    const preview = (await manager('GET', `/role-handovers/preview?fromId=${from}`)).json()
    expect(preview).toMatchObject({ roles: 3, relations: 3, staying: 0, types: [{ type: 'Vrijwilliger', roles: 3 }] })

    const wrong = await manager('POST', '/role-handovers', { fromId: from, toId: me(), expected: 2 })
    expect(wrong.json()).toMatchObject({ code: 'relations.handover_changed', details: { roles: 3 } })
    const done = await manager('POST', '/role-handovers', { fromId: from, toId: me(), expected: 3 })
    expect(done.json()).toMatchObject({
      from: 'Test front_office',
      to: 'Test relation_manager',
      roles: 3,
      isUndone: false,
    })
    const owner = async (index: number) =>
      (await manager('GET', `/relations/${ids[index]}`)).json().relation &&
      (await manager('GET', `/relations/${ids[index]}`)).json().roles[0]
    expect(await owner(0)).toMatchObject({ owner: 'Test relation_manager', version: 2 })

    await manager('PATCH', `/relations/${ids[2]}/roles/${roles[2].id}`, { version: 2, ownerId: colleague() })
    const undone = await manager('POST', `/role-handovers/${done.json().id}/undo`)
    expect(undone.json()).toMatchObject({ isUndone: true })
    expect(await owner(0)).toMatchObject({ owner: 'Test front_office' })
    expect(await owner(2)).toMatchObject({ owner: 'Test administrator' })
    expect((await manager('POST', `/role-handovers/${done.json().id}/undo`)).json()).toMatchObject({
      code: 'relations.handover_undone',
    })
    expect((await manager('GET', '/role-handovers')).json().items[0]).toMatchObject({ isUndone: true })
    expect((await app.as('front_office')('GET', '/role-handovers')).statusCode).toBe(403)
  })

  test('what a colleague may see and not change stays where it is', async () => {
    const from = app.who('reader').actor.id
    const id = await aPerson('Blijft')
    await aRole('volunteer', id, { ownerId: from })
    const limited = { ...app.who('relation_manager'), rights: { ...app.who('relation_manager').rights, change: '0' } }
    const { previewHandover, handOver } = await import('./handover.service.ts')
    expect(await app.inTransaction((ctx) => previewHandover(ctx, from), limited)).toMatchObject({
      roles: 0,
      staying: 1,
    })
    await app.inTransaction((ctx) => handOver(ctx, { fromId: from, toId: me(), expected: 0 }), limited)
    expect((await manager('GET', `/relations/${id}`)).json().roles[0]).toMatchObject({ owner: 'Test reader' })
  })
})

describe('a lead', () => {
  test('stands on the board in its stage and becomes a sponsor without anything being typed again', async () => {
    const id = await anOrganisation('Drukkerij Nieuw')
    const lead = await aRole('lead', id, {
      ownerId: me(),
      stageId: choiceOf('lead', 'In gesprek'),
      leadSource: 'Open dag',
      interest: 'Kinderboekenweek',
    })
    const board = (await manager('GET', `/roles/board?boardTypeId=${typeOf('lead').id}&roleOwnerId=${me()}`)).json()
    const column = board.columns.find((one: any) => one.id === choiceOf('lead', 'In gesprek'))
    expect(column.items[0]).toMatchObject({
      name: 'Drukkerij Nieuw',
      source: 'Open dag',
      interest: 'Kinderboekenweek',
      mayChange: true,
    })
    expect(board.columns.map((one: any) => one.count).length).toBeGreaterThanOrEqual(4)

    const path = `/relations/${id}/roles/${lead.id}`
    const converted = await manager('POST', `${path}/convert`, {
      version: 1,
      typeId: typeOf('sponsor').id,
      from: '2026-03-05',
    })
    expect(converted.json()).toMatchObject({
      ended: { status: 'active', until: '2026-03-05', endReason: 'Sponsor' },
      started: { type: 'Sponsor', from: '2026-03-05', owner: 'Test relation_manager', interest: 'Kinderboekenweek' },
    })
    expect(converted.json().ended.becameRoleId).toBe(converted.json().started.id)
    const again = (await manager('GET', `/roles/board?boardTypeId=${typeOf('lead').id}`)).json()
    expect(JSON.stringify(again)).not.toContain('Drukkerij Nieuw')

    const back = await manager('POST', `${path}/take-back-conversion`)
    expect(back.json()).toMatchObject({ type: 'Lead', until: null, becameRoleId: null })
    expect((await manager('GET', `/relations/${id}`)).json().roles).toHaveLength(1)
    expect((await manager('POST', `${path}/take-back-conversion`)).json()).toMatchObject({
      code: 'relations.role_not_converted',
    })
  })

  test('that became something which was changed since, is not taken back', async () => {
    const id = await anOrganisation('Weverij')
    const lead = await aRole('lead', id)
    const path = `/relations/${id}/roles/${lead.id}`
    const { started } = (await manager('POST', `${path}/convert`, { version: 1, typeId: typeOf('sponsor').id })).json()
    await manager('PATCH', `/relations/${id}/roles/${started.id}`, { version: 1, ownerId: me() })
    expect((await manager('POST', `${path}/take-back-conversion`)).json()).toMatchObject({
      code: 'relations.role_changed',
    })
  })

  test('cannot become what it is, or what the relation cannot be', async () => {
    const id = await anOrganisation('Smederij')
    const lead = await aRole('lead', id)
    const convert = (key: string) =>
      manager('POST', `/relations/${id}/roles/${lead.id}/convert`, { version: 1, typeId: typeOf(key).id })
    expect((await convert('lead')).json()).toMatchObject({ code: 'relations.role_same_type' })
    expect((await convert('volunteer')).json()).toMatchObject({ code: 'relations.type_wrong_kind' })
  })

  test('of somebody under protection shows no words, and of a domain that one does not see there is no board', async () => {
    const id = await aPerson('Beschermd')
    await aRole('lead', id, { interest: 'Woont in de Kerkstraat', stageId: choiceOf('lead', 'Nieuw') })
    await app.query('update relations.relation set is_protected = true, is_marked_protected = true where id = $1', [id])
    const board = (await manager('GET', `/roles/board?boardTypeId=${typeOf('lead').id}`)).json()
    expect(JSON.stringify(board)).not.toContain('Kerkstraat')
    const unseen = rights.types.find((type) => type.domainId === rights.other.id)!
    const sources = {} as SourceLookup
    const asked = { boardTypeId: unseen.id, by: 'stage' as const, limit: 10 }
    await expect(app.inTransaction((ctx) => getRoleBoard(ctx, asked, sources), rights.limited)).rejects.toMatchObject({
      code: 'relations.type_not_found',
    })
  })
})

describe('the lists of a type', () => {
  const set = (typeId: string, kind: string, body: object) =>
    app.as('administrator')('PUT', `/relation-types/${typeId}/choices/${kind}`, body)

  test('are set in order; what is left out is retired, what is typed again comes back', async () => {
    const { id } = typeOf('press')
    const first = (await set(id, 'status', { choices: [{ name: 'Actief' }, { name: 'Slapend' }], seen: [] })).json()
      .items
    expect(first.map((item: any) => item.name)).toEqual(['Actief', 'Slapend'])
    const seen = first.map((item: any) => item.id)
    const swapped = await set(id, 'status', {
      choices: [
        { id: seen[1], name: 'Actief' },
        { id: seen[0], name: 'Slapend' },
      ],
      seen,
    })
    expect(swapped.json().items.map((item: any) => item.id)).toEqual([seen[1], seen[0]])
    const less = await set(id, 'status', { choices: [{ id: seen[1], name: 'Actief' }], seen: [seen[1], seen[0]] })
    expect(less.json().items.find((item: any) => item.id === seen[0])).toMatchObject({ isRetired: true })
    const back = await set(id, 'status', {
      choices: [{ id: seen[1], name: 'Actief' }, { name: 'slapend' }],
      seen: [seen[1]],
    })
    expect(back.json().items.map((item: any) => [item.id, item.isRetired])).toEqual([
      [seen[1], false],
      [seen[0], false],
    ])
    expect((await set(id, 'status', { choices: [], seen })).json()).toMatchObject({ code: 'governance.model_changed' })
    expect((await set(id, 'stage', { choices: [{ name: 'Nu' }, { name: 'nu' }], seen: [] })).json()).toMatchObject({
      code: 'governance.choice_twice',
    })
  })

  test('are the administrator’s to set', async () => {
    const reply = await manager('PUT', `/relation-types/${typeOf('press').id}/choices/stage`, { choices: [], seen: [] })
    expect(reply.statusCode).toBe(403)
  })
})
