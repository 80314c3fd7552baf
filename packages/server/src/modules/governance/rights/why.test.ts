import { randomUUID } from 'node:crypto'
import type { Role, WhyAnswer } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { cellOf, domainId, giveTo, setCell } from './testing/arrange.ts'

let app: TestApp
let school: string
let fund: string

beforeAll(async () => {
  app = await testApp()
  ;[school] = (await relationsInDomain(
    app,
    [organisationNamed('Basisschool De Vlieger')],
    await domainId(app, 'education'),
  )) as [string]
  ;[fund] = (await relationsInDomain(
    app,
    [organisationNamed('Fonds Waterlinie')],
    await domainId(app, 'partners'),
  )) as [string]
  await giveTo(app, 'education', 'relation_manager')
  await giveTo(app, 'partners', 'privacy_officer')
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const ask = (role: Role, query: Record<string, string>) =>
  app.as(role)('GET', `/rights/why?${new URLSearchParams(query).toString()}`)
const why = async (role: Role, query: Record<string, string>) => (await ask(role, query)).json() as WhyAnswer

describe('why I can see and change', () => {
  test('names the rule, the domain and its owner', async () => {
    expect(await why('front_office', { relationId: school, field: 'phones' })).toEqual({
      state: 'known',
      person: { id: app.who('front_office').actor.id, name: 'Test front_office', isMe: true },
      field: 'phones',
      rights: cellOf('sc').rights,
      fieldAccess: 'change',
      isSpecial: false,
      domains: [
        {
          id: await domainId(app, 'education'),
          name: 'Educatie',
          owner: { id: app.who('relation_manager').actor.id, name: 'Test relation_manager' },
          deputy: null,
          rules: [
            {
              giver: 'role',
              key: 'front_office',
              name: null,
              rights: cellOf('sc').rights,
              field: 'change',
              counts: true,
            },
          ],
          outcome: cellOf('sc').rights,
          field: 'change',
        },
      ],
      advice: [],
    })
  })

  test('names owning it beside the role', async () => {
    const answer = await why('relation_manager', { relationId: school })
    expect(answer.state === 'known' && answer.domains[0]?.rules.map(({ giver }) => giver)).toEqual(['role', 'owner'])
  })
})

describe('why I cannot', () => {
  test('change: the role only sees, so ask the owner', async () => {
    expect(await why('reader', { relationId: school })).toMatchObject({
      rights: cellOf('s').rights,
      fieldAccess: null,
      advice: ['ask_owner'],
    })
  })

  test('see a field: the limit of the role, with the way in an emergency for who has it', async () => {
    const limits = [{ field: 'phones', access: 'hidden' as const }]
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf('sc', limits))
    const answer = await why('relation_manager', { relationId: fund, field: 'phones' })
    expect(answer).toMatchObject({
      rights: cellOf('sc').rights,
      fieldAccess: 'hidden',
      advice: ['ask_owner', 'break_glass'],
    })
    expect(await why('relation_manager', { relationId: fund, field: 'emails' })).toMatchObject({
      fieldAccess: 'change',
      advice: [],
    })
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf('sced'))
  })

  test('a domain without an owner sends one to the administrator', async () => {
    await giveTo(app, 'education', null)
    expect(await why('reader', { relationId: school })).toMatchObject({ advice: ['ask_administrator'] })
    await giveTo(app, 'education', 'relation_manager')
  })
})

describe('a relation that does not exist for me', () => {
  test('gets the same answer as one that does not exist at all, to the letter', async () => {
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf(''))
    for (const extra of [{}, { field: 'phones' }]) {
      const hidden = await ask('relation_manager', { relationId: fund, ...extra })
      const absent = await ask('relation_manager', { relationId: randomUUID(), ...extra })
      expect(hidden.statusCode).toBe(200)
      expect(hidden.body).toBe(absent.body)
      expect(hidden.body).not.toContain('Waterlinie')
    }
    expect(await why('relation_manager', { relationId: fund })).toEqual({
      state: 'unknown',
      domains: [
        {
          id: await domainId(app, 'partners'),
          name: 'Fondsen, sponsors en partners',
          owner: { id: app.who('privacy_officer').actor.id, name: 'Test privacy_officer' },
        },
      ],
      advice: ['ask_owner', 'break_glass'],
    })
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf('sced'))
  })

  test('says nothing to who sees every domain', async () => {
    expect(await why('administrator', { relationId: randomUUID() })).toEqual({
      state: 'unknown',
      domains: [],
      advice: [],
    })
  })

  test('of another organisation neither', async () => {
    const other = await app.otherTenant()
    const theirs = await other.as('GET', `/rights/why?relationId=${school}`)
    expect(theirs.json()).toEqual({ state: 'unknown', domains: [], advice: [] })
  })
})

describe('about a colleague', () => {
  const reader = () => app.who('reader').actor.id

  test('is for who may read rights', async () => {
    expect(codeOf(await ask('front_office', { relationId: school, userId: reader() }))).toEqual([403, 'auth.forbidden'])
    expect(await why('privacy_officer', { relationId: school, userId: reader() })).toMatchObject({
      person: { name: 'Test reader', isMe: false },
      rights: cellOf('s').rights,
    })
  })

  test('also for an owner, and tells nothing of domains that the owner does not see', async () => {
    const [bits] = await app.query(
      `select sum(1::bigint << bit)::text as mask from governance.domain where key in ('education', 'partners')`,
    )
    await app.query(`update relations.relation set domain_mask = $1::bigint where id = $2`, [bits.mask, school])
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf(''))
    const answer = await why('relation_manager', { relationId: school, userId: reader() })
    expect(answer.state === 'known' && answer.domains.map(({ name }) => name)).toEqual(['Educatie'])
    expect(JSON.stringify(answer)).not.toContain('sponsors')
  })

  test('who does not exist, or works elsewhere, is not found', async () => {
    const other = await app.otherTenant()
    for (const userId of [randomUUID(), other.who.actor.id])
      expect(codeOf(await ask('administrator', { relationId: school, userId }))).toEqual([404, 'admin.user_not_found'])
  })

  test('a limit to other domains is told as what makes the role not count', async () => {
    await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'reader'`, [
      await domainId(app, 'members'),
    ])
    const answer = await why('administrator', { relationId: fund, userId: reader() })
    expect(answer).toMatchObject({ rights: cellOf('').rights, advice: ['ask_owner', 'break_glass'] })
    expect(answer.state === 'known' && answer.domains[0]?.rules).toMatchObject([{ giver: 'role', counts: false }])
    await app.query(`update admin.app_user set domain_ids = '{}' where role = 'reader'`)
  })
})

test.each(["x' or 1=1 --", '<script>', 'ﷺ‮', 'a'.repeat(80)])('a field named %s is not found', async (field) => {
  expect(codeOf(await ask('reader', { relationId: school, field }))).toEqual([404, 'governance.field_not_found'])
})
