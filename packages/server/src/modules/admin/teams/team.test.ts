import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'

let app: TestApp
let education: string
beforeAll(async () => {
  app = await testApp()
  education = (await app.query(`select id from governance.domain where key = 'education'`))[0].id
  await relationsInDomain(app, [organisationNamed('Basisschool De Vlieger')], education)
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const admin = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  app.as('administrator')(method, path, body)
const add = async (name: string): Promise<string> => (await admin('POST', '/teams', { name })).json().id
const reader = () => app.who('reader').actor.id
const SEE = { see: true, change: false, export: false, delete: false }
const put = (key: string, rights: object) =>
  app.as('administrator')('PUT', `/rights/domains/${education}/team/${key}`, {
    cell: { rights, limits: [] },
    expected: { rights: { ...SEE, see: false }, limits: [] },
  })

describe('a team', () => {
  test('is made, renamed and given members', async () => {
    const id = await add('  Educatieteam ')
    const changed = await admin('PATCH', `/teams/${id}`, { name: 'Team Educatie', memberIds: [reader(), reader()] })
    expect(changed.json()).toEqual({
      id,
      name: 'Team Educatie',
      members: [{ id: reader(), name: 'Test reader', isActive: true }],
      domains: 0,
    })
    expect((await admin('GET', '/teams')).json().items).toContainEqual(changed.json())
    expect((await app.audit()).filter(({ action }) => action.startsWith('team.')).map(({ action }) => action)).toEqual([
      'team.added',
      'team.changed',
    ])
  })

  test('gives its members rights and routes, from their next request, and takes them along when they leave', async () => {
    await app.query(`update governance.domain_right set may_see = false where subject_key = 'reader'`)
    const count = async () => (await app.as('reader')('GET', '/relations')).json().total
    const permissions = async () => (await app.as('reader')('GET', '/session')).json().permissions as string[]
    const id = await add('Schoolgidsen')
    await put(id, { ...SEE, change: true })
    expect(await count()).toBe(0)
    await admin('PATCH', `/teams/${id}`, { memberIds: [reader()] })
    expect(await count()).toBe(1)
    expect(await permissions()).toContain('relations.relation.write')
    expect((await admin('GET', '/teams')).json().items.find((team: { id: string }) => team.id === id).domains).toBe(1)
    await admin('PATCH', `/teams/${id}`, { memberIds: [] })
    expect(await count()).toBe(0)
    expect(await permissions()).not.toContain('relations.relation.write')
    await app.query(`update governance.domain_right set may_see = true where subject_key = 'reader'`)
  })

  test('goes with everything it could do', async () => {
    const id = await add('Tijdelijk')
    await put(id, SEE)
    expect((await admin('DELETE', `/teams/${id}`)).statusCode).toBe(200)
    expect(await app.query(`select 1 from governance.domain_right where subject_key = $1`, [id])).toEqual([])
    expect(codeOf(await admin('DELETE', `/teams/${id}`))).toEqual([404, 'admin.team_not_found'])
  })

  test('that is the last to see a domain can neither go nor lose its last member', async () => {
    const id = await add('Laatsten')
    await put(id, { ...SEE, change: true })
    await admin('PATCH', `/teams/${id}`, { memberIds: [reader()] })
    await app.query(`delete from governance.domain_right where subject_kind = 'role' and domain_id = $1`, [education])
    expect(codeOf(await admin('DELETE', `/teams/${id}`))).toEqual([409, 'governance.nobody_left'])
    expect(codeOf(await admin('PATCH', `/teams/${id}`, { memberIds: [] }))).toEqual([409, 'governance.nobody_left'])
    expect(
      (await admin('GET', '/teams')).json().items.find((team: { id: string }) => team.id === id).members,
    ).toHaveLength(1)
  })
})

describe('it is refused', () => {
  test('a name that is taken, however it is written', async () => {
    await add('Marketing')
    expect(codeOf(await admin('POST', '/teams', { name: 'MARKETING' }))).toEqual([409, 'admin.team_name_taken'])
  })

  test('members who do not exist here', async () => {
    const id = await add('Vreemd')
    const other = await app.otherTenant()
    for (const userId of [randomUUID(), other.who.actor.id])
      expect(codeOf(await admin('PATCH', `/teams/${id}`, { memberIds: [userId] }))).toEqual([
        404,
        'admin.user_not_found',
      ])
  })

  test('a team of another organisation does not exist', async () => {
    const other = await app.otherTenant()
    const { id } = (await other.as('POST', '/teams', { name: 'Van elders' })).json()
    expect(codeOf(await admin('PATCH', `/teams/${id}`, { name: 'Gekaapt' }))).toEqual([404, 'admin.team_not_found'])
    expect(codeOf(await admin('DELETE', `/teams/${id}`))).toEqual([404, 'admin.team_not_found'])
    expect((await admin('GET', '/teams')).body).not.toContain(id)
  })

  test('everybody who does not manage users', async () => {
    expect(codeOf(await app.as('relation_manager')('POST', '/teams', { name: 'Van mij' }))).toEqual([
      403,
      'auth.forbidden',
    ])
    expect(codeOf(await app.as('reader')('GET', '/teams'))).toEqual([403, 'auth.forbidden'])
  })
})

test.each(["Robert'); drop table admin.team;--", '<script>alert(1)</script>', '=1+1', '‮desrever'])(
  'a name such as %s is a name',
  async (name) => {
    const { id } = (await admin('POST', '/teams', { name })).json()
    expect((await admin('GET', '/teams')).json().items.find((team: { id: string }) => team.id === id).name).toBe(name)
  },
)

test('a name of 10,000 characters is refused', async () => {
  expect(codeOf(await admin('POST', '/teams', { name: 'x'.repeat(10_000) }))).toEqual([422, 'http.invalid_input'])
})
