import { describe, expect, test } from 'vitest'
import {
  account,
  admin,
  app,
  found,
  mail,
  made,
  now,
  patch,
  said,
  scim,
  GROUP,
  ENTERPRISE,
  type Resource,
} from './testing/directory-scene.ts'

test('it says what it can, and needs its key for that too', async () => {
  expect((await scim('GET', '/ServiceProviderConfig')).json()).toMatchObject({
    ...{ patch: { supported: true }, filter: { supported: true }, bulk: { supported: false } },
  })
  const types = (await scim('GET', '/ResourceTypes')).json() as { Resources: { name: string }[] }
  expect(types.Resources.map(({ name }) => name).toSorted()).toEqual(['Group', 'User'])
  expect((await scim('GET', '/Schemas')).statusCode).toBe(200)
  for (const kind of ['Bulk', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect((await scim('GET', `/${kind}`)).statusCode, kind).toBe(404)
})

describe('colleagues', () => {
  test('one is made with the role of new ones, found by name and number, and seen as made', async () => {
    const reply = await scim('POST', '/Users', said())
    expect(reply.statusCode, reply.body).toBe(201)
    expect(reply.headers['content-type']).toMatch(/^application\/scim\+json/)
    const user = reply.json() as Resource
    expect(reply.headers['location']).toMatch(new RegExp(`/api/scim/v2/Users/${user.id}$`))
    expect(user).toMatchObject({ userName: mail(), externalId: `object-${String(now.number)}`, active: true })
    expect(await account(user.id)).toMatchObject({ name: 'Noor van den Broek', email: mail(), role: 'front_office' })
    for (const filter of [`userName eq "${mail().toUpperCase()}"`, `externalId eq "object-${String(now.number)}"`])
      expect(await found(`/Users?filter=${encodeURIComponent(filter)}`)).toMatchObject({
        ...{ totalResults: 1, Resources: [{ id: user.id }] },
      })
    expect(await found(`/Users?filter=${encodeURIComponent('userName eq "niemand@huis.example"')}`)).toMatchObject({
      ...{ totalResults: 0, Resources: [] },
    })
    expect(
      await app.query('select action, actor_name as by from platform.audit_entry where subject_id = $1', [user.id]),
    ).toEqual([{ action: 'user.created', by: 'Gemeente Testdam' }])
  })

  test('Entra ID says no as text, in capitals, with and without a path; their sessions end', async () => {
    const user = await made()
    for (const operation of [
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'replace', value: { active: false } },
    ]) {
      const reply = await scim('PATCH', `/Users/${user.id}`, patch(operation))
      expect([reply.statusCode, reply.json()]).toMatchObject([200, { active: false }])
      expect((await account(user.id))?.isActive).toBe(false)
      await scim('PATCH', `/Users/${user.id}`, patch({ op: 'Replace', path: 'active', value: 'True' }))
      expect((await account(user.id))?.isActive).toBe(true)
    }
  })

  test('a changed name and address come over, by part and whole; what it tells of departments is not kept', async () => {
    const user = await made()
    const changes = patch(
      { op: 'Replace', path: 'displayName', value: 'Noor Broek-Visser' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: mail('visser') },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Marketing' },
    )
    const reply = await scim('PATCH', `/Users/${user.id}`, changes)
    expect(reply.statusCode, reply.body).toBe(200)
    expect(await account(user.id)).toMatchObject({ name: 'Noor Broek-Visser', email: mail('visser') })
    expect((await scim('PUT', `/Users/${user.id}`, said({ displayName: 'Noor' }))).json()).toMatchObject({
      ...{ displayName: 'Noor', emails: [{ value: mail() }] },
    })
  })

  test('whoever is let go loses access and is not there any more; they come back as they were', async () => {
    const user = await made()
    expect((await scim('DELETE', `/Users/${user.id}`)).statusCode).toBe(204)
    expect((await account(user.id))?.isActive).toBe(false)
    expect((await scim('GET', `/Users/${user.id}`)).statusCode).toBe(404)
    expect((await scim('DELETE', `/Users/${user.id}`)).statusCode).toBe(404)
    await admin('PATCH', `/users/${user.id}`, { role: 'reader' })
    expect((await made()).id).toBe(user.id)
    expect(await account(user.id)).toMatchObject({ isActive: true, role: 'reader' })
  })

  test('a colleague who was here is found and kept, not made twice; their own address stays theirs', async () => {
    const here = (await found('/Users')).Resources.find(({ displayName }) => displayName === 'Test front_office')!
    const email = String((await account(here.id))?.['email'])
    const again = await scim('POST', '/Users', said({ userName: email, emails: [{ value: email, primary: true }] }))
    expect([again.statusCode, again.json()]).toMatchObject([409, { scimType: 'uniqueness' }])
    await scim('PATCH', `/Users/${here.id}`, patch({ op: 'Add', path: 'externalId', value: 'desk-1' }))
    await scim(
      'PATCH',
      `/Users/${here.id}`,
      patch({ op: 'Replace', path: 'emails[type eq "work"].value', value: mail('ander') }),
    )
    expect(await account(here.id)).toMatchObject({ email })
    expect((await scim('GET', `/Users/${here.id}`)).json()).toMatchObject({ externalId: 'desk-1' })
  })

  test('the last administrator stays', async () => {
    const { Resources } = await found('/Users')
    const last = Resources.find(({ displayName }) => displayName === 'Test administrator')!
    const reply = await scim('PATCH', `/Users/${last.id}`, patch({ op: 'Replace', path: 'active', value: false }))
    expect(reply.statusCode).toBe(409)
    expect((await account(last.id))?.isActive).toBe(true)
  })

  test('pages hold what was asked for', async () => {
    const { totalResults } = await found('/Users')
    const page = await found('/Users?startIndex=2&count=1')
    expect([page.totalResults, page.Resources.length]).toEqual([totalResults, 1])
  })

  test.each<[string, object, number]>([
    ['no name at all', { userName: undefined }, 400],
    ['an address that is none', { userName: 'noor', emails: [] }, 400],
    ['a name without end', { displayName: 'x'.repeat(5000) }, 400],
    ['a yes that is none', { active: 'misschien' }, 400],
  ])('%s is refused as SCIM refuses', async (_name, more, status) => {
    const reply = await scim('POST', '/Users', said(more))
    expect([reply.statusCode, reply.json()]).toMatchObject([
      ...[status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) }],
    ])
  })

  test('a number of somebody else, and a filter that is none, are refused', async () => {
    await made()
    const other = said({ userName: mail('ander'), emails: [] })
    expect((await scim('POST', '/Users', other)).json()).toMatchObject({ status: '409', scimType: 'uniqueness' })
    expect(await found(`/Users?filter=${encodeURIComponent(`userName eq "${mail('ander')}"`)}`)).toMatchObject({
      totalResults: 0,
    })
    expect((await scim('GET', `/Users?filter=${encodeURIComponent('((')}`)).statusCode).toBe(400)
  })
})

describe('teams', () => {
  const group = (more: object = {}) => ({
    schemas: [GROUP],
    displayName: `Team ${String(now.number)}`,
    externalId: 'g',
    ...more,
  })
  const team = async (id: string) =>
    (
      (await admin('GET', '/teams')).json() as { items: { id: string; name: string; members: { id: string }[] }[] }
    ).items.find((one) => one.id === id)

  test('one is made, filled one by one, emptied, renamed and removed', async () => {
    const [one, two] = [await made(), await made({ userName: mail('twee'), emails: [], externalId: 'twee' })]
    const { id } = (await scim('POST', '/Groups', group({ members: [] }))).json() as Resource
    const change = async (operation: object) => {
      const reply = await scim('PATCH', `/Groups/${id}`, patch(operation))
      expect(reply.statusCode, reply.body).toBe(200)
      return (await team(id))?.members.map((member) => member.id).toSorted()
    }
    expect(await change({ op: 'Add', path: 'members', value: [{ value: one.id }, { value: two.id }] })).toEqual(
      [one.id, two.id].toSorted(),
    )
    expect(await change({ op: 'Remove', path: `members[value eq "${one.id}"]` })).toEqual([two.id])
    expect(await change({ op: 'Remove', path: 'members', value: [{ value: two.id }] })).toEqual([])
    expect(await change({ op: 'Replace', path: 'displayName', value: 'Anders' })).toEqual([])
    expect((await team(id))?.name).toBe('Anders')
    expect((await scim('DELETE', `/Groups/${id}`)).statusCode).toBe(204)
    expect(await team(id)).toBeUndefined()
  })

  test('a team that was made here is not seen, not filled and not removed', async () => {
    const mine = (await admin('POST', '/teams', { name: 'Van onszelf' })).json() as Resource
    expect(await found('/Groups')).toMatchObject({ totalResults: 0 })
    expect((await scim('GET', `/Groups/${mine.id}`)).statusCode).toBe(404)
    const add = patch({ op: 'Add', path: 'members', value: [{ value: (await made()).id }] })
    expect((await scim('PATCH', `/Groups/${mine.id}`, add)).statusCode).toBe(404)
    expect((await scim('DELETE', `/Groups/${mine.id}`)).statusCode).toBe(404)
    expect((await scim('POST', '/Groups', group({ displayName: 'van onszelf' }))).json()).toMatchObject({
      ...{ status: '409', scimType: 'uniqueness' },
    })
    expect((await team(mine.id))?.members).toEqual([])
  })

  test('members who are not here are refused, and nothing of the team is made', async () => {
    const reply = await scim('POST', '/Groups', group({ members: [{ value: '0198c0de-0000-7000-8000-000000000000' }] }))
    expect(reply.statusCode).toBe(404)
    expect(await found('/Groups')).toMatchObject({ totalResults: 0 })
  })
})
