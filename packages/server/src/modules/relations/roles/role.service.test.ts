import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { getRelationPage } from '../page/relation.service.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { addRole, endRole, removeRole, reopenRole, syncRoles } from './role.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
let branchId: string

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  branchId = (await app.query('select id from admin.branch order by name'))[0].id
})

const typeFor = (domainId: string, kind: 'person' | 'organisation' = 'person') =>
  rights.types.find((type) => type.domainId === domainId && type.kinds.includes(kind))!
const one = async () => (await makeRelations(app, [person({ first: 'Rol', surname: 'Drager' })], rights.mine.id))[0]!
const maskOf = async (id: string) =>
  BigInt((await app.query('select domain_mask::text as mask from relations.relation where id = $1', [id]))[0].mask)
const bit = (number: number) => 1n << BigInt(number)
const rolesOf = async (id: string) => (await app.inTransaction((ctx) => getRelationPage(ctx, id))).roles
const auditOf = async (id: string) =>
  (await app.audit()).filter((entry) => entry.subject_id === id).map((entry) => entry.action)

test('a role comes, ends, runs again, and every step leaves a trace', async () => {
  const id = await one()
  const type = typeFor(rights.mine.id)
  const role = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: type.id, branchId, from: '2025-01-01' }))
  expect(role).toMatchObject({
    type: type.name,
    branchId,
    status: 'active',
    from: '2025-01-01',
    until: null,
    source: null,
  })
  expect(role.branch).not.toBeNull()
  expect(await app.inTransaction((ctx) => endRole(ctx, { id, roleId: role.id }))).toMatchObject({
    status: 'ended',
    until: '2026-03-02',
  })
  expect(await app.inTransaction((ctx) => reopenRole(ctx, { id, roleId: role.id }))).toMatchObject({
    status: 'active',
    until: null,
  })
  expect(await auditOf(id)).toEqual(['relation.role_added', 'relation.role_ended', 'relation.role_reopened'])
})

describe('the domain of a role', () => {
  test('makes the relation visible there, and taking the role back takes it away', async () => {
    const id = await one()
    const role = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: typeFor(rights.other.id).id }))
    expect(await maskOf(id)).toBe(bit(rights.mine.bit) | bit(rights.other.bit))
    await app.inTransaction((ctx) => removeRole(ctx, { id, roleId: role.id }))
    expect(await maskOf(id)).toBe(bit(rights.mine.bit))
    expect(await rolesOf(id)).toEqual([])
  })
  test('stays when the role ends: history keeps its reader', async () => {
    const id = await one()
    const role = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: typeFor(rights.other.id).id }))
    await app.inTransaction((ctx) => endRole(ctx, { id, roleId: role.id }))
    expect(await maskOf(id)).toBe(bit(rights.mine.bit) | bit(rights.other.bit))
  })
})

describe('refusals over HTTP', () => {
  test.each([
    [
      'a type for organisations',
      () => ({ typeId: rights.types.find((type) => !type.kinds.includes('person'))!.id }),
      422,
      'relations.type_wrong_kind',
    ],
    ['an unknown type', () => ({ typeId: '019a0000-0000-7000-8000-000000000001' }), 404, 'relations.type_not_found'],
    [
      'an unknown branch',
      () => ({ typeId: typeFor(rights.mine.id).id, branchId: '019a0000-0000-7000-8000-000000000001' }),
      404,
      'admin.branch_not_found',
    ],
    [
      'an end before the beginning',
      () => ({ typeId: typeFor(rights.mine.id).id, from: '2026-02-02', until: '2026-02-01' }),
      422,
      'relations.role_ends_before_start',
    ],
  ])('%s', async (_what, body, status, code) => {
    const id = await one()
    const refused = await app.as('front_office')('POST', `/relations/${id}/roles`, body())
    expect([refused.statusCode, refused.json().code]).toEqual([status, code])
    expect(await rolesOf(id)).toEqual([])
    expect(await auditOf(id)).toEqual([])
  })
  test('a reader may not', async () => {
    const id = await one()
    const refused = await app.as('reader')('POST', `/relations/${id}/roles`, { typeId: typeFor(rights.mine.id).id })
    expect(refused.statusCode).toBe(403)
  })
  test('a role of somebody else is not found', async () => {
    const [id, other] = [await one(), await one()]
    const role = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: typeFor(rights.mine.id).id }))
    const refused = await app.as('front_office')('POST', `/relations/${other}/roles/${role.id}/end`, {})
    expect(refused.json().code).toBe('relations.role_not_found')
  })
  test('ending twice', async () => {
    const id = await one()
    const role = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: typeFor(rights.mine.id).id }))
    const end = () => app.as('front_office')('POST', `/relations/${id}/roles/${role.id}/end`, {})
    expect((await end()).statusCode).toBe(200)
    expect((await end()).json().code).toBe('relations.role_ended')
  })
})

describe('what sources state', () => {
  const sourceId = '019a0000-0000-7000-8000-00000000000a'
  const stated = (rows: { id: string; relationId: string; typeId: string; until?: string }[]) => sql`
    select r.id, r."relationId" as relation_id, r."relationId" as origin_relation_id, r."typeId" as type_id, null::uuid as branch_id, ${sourceId}::uuid as source_id, null::uuid as import_id,
      null::date as valid_from, r.until as valid_until, '2026-01-01'::timestamptz as created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "relationId" uuid, "typeId" uuid, until date)`
  const roleId = (number: number) => `019a0000-0000-7000-8000-0000000000b${number}`

  test('comes, changes and goes with them; hand-made roles and ends given by hand stay', async () => {
    const id = await one()
    const [first, second] = [typeFor(rights.mine.id), typeFor(rights.other.id)]
    const sync = (rows: Parameters<typeof stated>[0]) => app.inTransaction((ctx) => syncRoles(ctx, [id], stated(rows)))
    const now = async () => (await rolesOf(id)).map((role) => [role.typeId, role.until]).toSorted()
    await sync([
      { id: roleId(1), relationId: id, typeId: first.id },
      { id: roleId(2), relationId: id, typeId: second.id },
    ])
    expect(await now()).toEqual(
      [
        [first.id, null],
        [second.id, null],
      ].toSorted(),
    )
    expect(await maskOf(id)).toBe(bit(rights.mine.bit) | bit(rights.other.bit))
    const byHand = await app.inTransaction((ctx) => addRole(ctx, { id, typeId: first.id, from: '2026-01-01' }))
    await app.inTransaction((ctx) => endRole(ctx, { id, roleId: roleId(1) }))
    await sync([
      { id: roleId(1), relationId: id, typeId: first.id },
      { id: roleId(2), relationId: id, typeId: second.id, until: '2026-02-01' },
    ])
    expect(await now()).toEqual(
      [
        [first.id, null],
        [first.id, '2026-03-02'],
        [second.id, '2026-02-01'],
      ].toSorted(),
    )
    await sync([])
    expect((await rolesOf(id)).map((role) => role.id)).toEqual([byHand.id])
  })
  test('can be ended but not taken back: it would return', async () => {
    const id = await one()
    await app.inTransaction((ctx) =>
      syncRoles(ctx, null, stated([{ id: roleId(3), relationId: id, typeId: typeFor(rights.mine.id).id }])),
    )
    await expect(app.inTransaction((ctx) => removeRole(ctx, { id, roleId: roleId(3) }))).rejects.toMatchObject({
      code: 'relations.role_not_found',
    })
  })
})

test('an organisation has its own types', async () => {
  const [id] = await makeRelations(app, [organisation('De School')])
  const type = rights.types.find((one) => one.kinds.includes('organisation'))!
  expect(await app.inTransaction((ctx) => addRole(ctx, { id: id!, typeId: type.id }))).toMatchObject({
    type: type.name,
  })
})
