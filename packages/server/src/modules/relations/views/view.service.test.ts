import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@klantregie/contract'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
let team: string
beforeAll(async () => {
  app = await testApp()
  team = await aTeam('Educatie', 'relation_manager', 'front_office')
})

async function aTeam(name: string, ...roles: Role[]): Promise<string> {
  const { id } = (await app.as('administrator')('POST', '/teams', { name })).json()
  for (const role of roles)
    await app.query('insert into admin.team_member (team_id, user_id) values ($1, $2)', [id, app.who(role).actor.id])
  return id
}

const namesOf = async (role: Role) =>
  (await app.as(role)('GET', '/relations/views')).json().items.map(({ name }: { name: string }) => name)
const save = async (role: Role, name: string, more: object = {}) => {
  const saved = await app.as(role)('POST', '/relations/views', { name, query: 'place=Utrecht', ...more })
  expect(saved.statusCode, saved.body).toBe(200)
  return saved.json()
}

test('a view is kept for its maker, and exists for nobody else', async () => {
  const saved = await save('reader', ' Utrecht ')
  expect(saved).toMatchObject({
    name: 'Utrecht',
    query: 'place=Utrecht',
    part: 'view',
    audience: 'me',
    maker: 'Test reader',
    isMine: true,
    mayChange: true,
  })
  expect((await app.as('reader')('GET', '/relations/views')).json().items).toEqual([saved])
  expect((await app.as('reader')('GET', `/relations/views/${saved.id}`)).json()).toEqual(saved)
  expect(await namesOf('front_office')).toEqual([])
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { version: 1, name: 'Van mij' }],
    ['POST', '/share', { version: 1, audience: 'organisation' }],
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
  ] as const) {
    const refused = await app.as('administrator')(method, `/relations/views/${saved.id}${path}`, body)
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'relations.view_not_found'])
  }
})

test('removed by mistake it comes back under the same address', async () => {
  const { id } = await save('reader', 'Sponsors')
  expect((await app.as('reader')('DELETE', `/relations/views/${id}`)).json()).toEqual({ ok: true })
  expect((await app.as('reader')('GET', `/relations/views/${id}`)).statusCode).toBe(404)
  expect((await app.as('reader')('DELETE', `/relations/views/${id}`)).statusCode).toBe(404)
  const back = await app.as('reader')('POST', `/relations/views/${id}/restore`)
  expect(back.json()).toMatchObject({ id, name: 'Sponsors' })
  expect((await app.as('reader')('POST', `/relations/views/${id}/restore`)).statusCode).toBe(404)
  expect((await app.audit()).filter(({ subject_id }) => subject_id === id).map(({ action }) => action)).toEqual([
    'view.saved',
    'view.removed',
    'view.restored',
  ])
})

test('what was removed a month ago goes for good', async () => {
  const { id } = await save('reader', 'Oud')
  await app.as('reader')('DELETE', `/relations/views/${id}`)
  await app.query(`update relations.saved_view set removed_at = '2026-01-15' where id = $1`, [id])
  const other = await save('reader', 'Nieuw')
  await app.as('reader')('DELETE', `/relations/views/${other.id}`)
  expect((await app.as('reader')('POST', `/relations/views/${id}/restore`)).statusCode).toBe(404)
})

test('nobody changes a view over what somebody changed meanwhile', async () => {
  const { id } = await save('reader', 'Scholen')
  const changed = await app.as('reader')('PATCH', `/relations/views/${id}`, { version: 1, query: 'vorm=kaart' })
  expect(changed.json()).toMatchObject({ name: 'Scholen', query: 'vorm=kaart', version: 2 })
  const late = await app.as('reader')('PATCH', `/relations/views/${id}`, { version: 1, name: 'Anders' })
  expect([late.statusCode, late.json().code]).toEqual([409, 'relations.view_changed'])
})

describe('shared', () => {
  test('with the organisation everybody sees it, and who may share keeps it in order', async () => {
    const { id } = await save('relation_manager', 'Alle leden')
    const shared = await app.as('relation_manager')('POST', `/relations/views/${id}/share`, {
      version: 1,
      audience: 'organisation',
    })
    expect(shared.json()).toMatchObject({ audience: 'organisation', version: 2 })
    expect(await namesOf('reader')).toContain('Alle leden')
    expect((await app.as('reader')('GET', `/relations/views/${id}`)).json()).toMatchObject({
      maker: 'Test relation_manager',
      isMine: false,
      mayChange: false,
    })
    expect((await app.as('reader')('PATCH', `/relations/views/${id}`, { version: 2, name: 'X' })).statusCode).toBe(403)
    expect((await app.as('reader')('DELETE', `/relations/views/${id}`)).statusCode).toBe(403)
    const renamed = await app.as('administrator')('PATCH', `/relations/views/${id}`, { version: 2, name: 'Leden' })
    expect(renamed.json()).toMatchObject({ name: 'Leden', mayChange: true, isMine: false })
    const own = await app.as('relation_manager')('POST', `/relations/views/${id}/share`, { version: 3, audience: 'me' })
    expect(own.json()).toMatchObject({ audience: 'me' })
    expect(await namesOf('administrator')).not.toContain('Leden')
    expect((await app.audit()).filter(({ subject_id }) => subject_id === id).map(({ action }) => action)).toEqual([
      'view.saved',
      'view.shared',
      'view.changed',
      'view.shared',
    ])
  })

  test('with a team its members see it and nobody else', async () => {
    const { id } = await save('relation_manager', 'Ronde scholen')
    const answer = (await app.as('relation_manager')('GET', '/relations/views')).json()
    expect(answer.teams).toEqual([{ id: team, name: 'Educatie' }])
    const path = `/relations/views/${id}`
    const shared = await app.as('relation_manager')('POST', `${path}/share`, {
      version: 1,
      audience: 'team',
      teamId: team,
    })
    expect(shared.json()).toMatchObject({ audience: 'team', teamId: team, team: 'Educatie' })
    expect(await namesOf('front_office')).toContain('Ronde scholen')
    expect(await namesOf('reader')).not.toContain('Ronde scholen')
    expect((await app.as('administrator')('GET', path)).statusCode).toBe(404)
    expect((await app.as('front_office')('DELETE', path)).statusCode).toBe(403)
  })

  test.each([
    {
      what: 'a team that one is not in',
      body: () => ({ audience: 'team', teamId: otherTeam }),
      code: 'relations.view_team_not_found',
    },
    { what: 'no team at all', body: () => ({ audience: 'team' }), code: 'relations.view_team_not_found' },
  ])('not with $what', async ({ body, code }) => {
    otherTeam = otherTeam === '' ? await aTeam('Sponsoring') : otherTeam
    const { id } = await save('relation_manager', 'Voor wie')
    const refused = await app.as('relation_manager')('POST', `/relations/views/${id}/share`, { version: 1, ...body() })
    expect([refused.statusCode, refused.json().code]).toEqual([422, code])
  })
  let otherTeam = ''

  test('not without the right to share; nothing is stored then', async () => {
    const { id } = await save('front_office', 'Balie')
    for (const body of [{ audience: 'organisation' }, { audience: 'team', teamId: team }]) {
      const refused = await app.as('front_office')('POST', `/relations/views/${id}/share`, { version: 1, ...body })
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'auth.forbidden'])
    }
    expect((await app.as('front_office')('GET', `/relations/views/${id}`)).json()).toMatchObject({
      audience: 'me',
      version: 1,
    })
  })

  test('of a team that is abolished it becomes its maker’s own again', async () => {
    const passing = await aTeam('Tijdelijk', 'relation_manager')
    const { id } = await save('relation_manager', 'Even samen')
    const path = `/relations/views/${id}`
    await app.as('relation_manager')('POST', `${path}/share`, { version: 1, audience: 'team', teamId: passing })
    await app.query('delete from admin.team where id = $1', [passing])
    expect((await app.as('relation_manager')('GET', path)).json()).toMatchObject({ audience: 'me', teamId: null })
  })
})

test('a set of columns is named and shared in the same way, and told apart', async () => {
  const saved = await save('relation_manager', 'Adressen', { part: 'columns', query: 'columns=name,street,place' })
  expect(saved).toMatchObject({ part: 'columns', query: 'columns=name,street,place' })
})

test('another organisation does not even learn that it exists', async () => {
  const { id } = await save('reader', 'Van ons')
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('GET', `/relations/views/${id}`)).statusCode).toBe(404)
})
