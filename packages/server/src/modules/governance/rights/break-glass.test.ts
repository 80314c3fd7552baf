import type { Role } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { cellOf, domainId, giveTo, setCell } from './testing/arrange.ts'

let app: TestApp
let fund: string
const REASON = 'Brand in het gebouw, contactpersoon bellen'

beforeAll(async () => {
  app = await testApp()
  const partners = await domainId(app, 'partners')
  ;[fund] = (await relationsInDomain(app, [organisationNamed('Fonds Waterlinie')], partners)) as [string]
  await relationsInDomain(
    app,
    [
      {
        kind: 'person',
        name: { firstName: 'Jan', prefix: 'van den', surname: 'Berg' },
        identifiers: [{ scheme: 'card', value: '2 1234' }],
      },
    ],
    partners,
  )
  await app.query(`update relations.relation set birth_date = '1961-04-09' where display_name = 'Jan van den Berg'`)
  await giveTo(app, 'partners', 'privacy_officer')
  await setCell(app, 'privacy_officer', { domain: 'partners', key: 'relation_manager' }, cellOf(''))
})
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from governance.break_glass')
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const ask = (body: object, role: Role = 'relation_manager') =>
  app.as(role)('POST', '/break-glass', { reason: REASON, ...body })
const open = async () => ask({ by: 'domain', domainId: await domainId(app, 'partners') })
const page = (role: Role = 'relation_manager') => app.as(role)('GET', `/relations/${fund}`)

describe('sight in an emergency', () => {
  test('begins at once and is over after an hour, by the clock', async () => {
    expect((await page()).statusCode).toBe(404)
    expect((await open()).json()).toEqual({
      domain: 'Fondsen, sponsors en partners',
      until: '2026-03-02T10:00:00.000Z',
      relationId: null,
    })
    expect((await page()).statusCode).toBe(200)
    app.clock.set('2026-03-02T09:59:59.999Z')
    expect((await page()).statusCode).toBe(200)
    app.clock.set('2026-03-02T10:00:00.000Z')
    expect((await page()).statusCode).toBe(404)
  })

  test('is one’s own: nobody else sees more', async () => {
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'reader' }, cellOf(''))
    await open()
    expect((await page('reader')).statusCode).toBe(404)
    await setCell(app, 'privacy_officer', { domain: 'partners', key: 'reader' }, cellOf('s'))
  })

  test('is no right to export', async () => {
    await open()
    expect((await app.as('relation_manager')('GET', '/relations/export?format=json')).body).not.toContain(
      'Fonds Waterlinie',
    )
  })

  test('can be given up, and then it is over', async () => {
    await open()
    const [opened] = (await app.as('relation_manager')('GET', '/session')).json().openedDomains
    expect(opened).toMatchObject({ domain: 'Fondsen, sponsors en partners', until: '2026-03-02T10:00:00.000Z' })
    expect((await app.as('relation_manager')('DELETE', `/break-glass/${opened.id}`)).statusCode).toBe(200)
    expect((await page()).statusCode).toBe(404)
    expect((await app.as('relation_manager')('GET', '/session')).json().openedDomains).toEqual([])
    const again = await app.as('relation_manager')('DELETE', `/break-glass/${opened.id}`)
    expect(codeOf(again)).toEqual([404, 'governance.break_glass_not_found'])
  })

  test('of somebody else cannot be given up, and is not said to exist', async () => {
    await open()
    const [{ id }] = await app.query('select id from governance.break_glass')
    const theirs = await app.as('administrator')('DELETE', `/break-glass/${id}`)
    expect(codeOf(theirs)).toEqual([404, 'governance.break_glass_not_found'])
  })

  test('a relation is found by its number or by name and day of birth, and the domain opened', async () => {
    const byNumber = (await ask({ by: 'number', number: '21234' })).json()
    expect(byNumber).toMatchObject({ domain: 'Fondsen, sponsors en partners' })
    expect((await app.as('relation_manager')('GET', `/relations/${byNumber.relationId}`)).statusCode).toBe(200)
    await app.query('delete from governance.break_glass')
    const byName = (await ask({ by: 'person', surname: 'van den BERG', birthDate: '1961-04-09' })).json()
    expect(byName.relationId).toBe(byNumber.relationId)
  })
})

describe('it is accounted for', () => {
  test('in the trail, with the reason', async () => {
    await open()
    expect((await app.audit()).at(-1)).toMatchObject({
      action: 'break_glass.opened',
      subject_id: await domainId(app, 'partners'),
      details: { by: 'domain', reason: REASON },
    })
  })

  test('to the owner, who marks it as seen', async () => {
    await open()
    const mine = async (role: Role) => (await app.as(role)('GET', '/break-glass?forMe=true')).json().items
    const [notice] = await mine('privacy_officer')
    expect(notice).toMatchObject({
      person: 'Test relation_manager',
      reason: REASON,
      isOpen: true,
      isForMe: true,
      seenAt: null,
    })
    expect(await mine('administrator')).toEqual([])
    const notMine = await app.as('administrator')('POST', `/break-glass/${notice.id}/seen`)
    expect(codeOf(notMine)).toEqual([404, 'governance.break_glass_not_found'])
    expect((await app.as('privacy_officer')('POST', `/break-glass/${notice.id}/seen`)).statusCode).toBe(200)
    expect(await mine('privacy_officer')).toEqual([])
    const [seen] = (await app.as('privacy_officer')('GET', '/break-glass')).json().items
    expect(seen).toMatchObject({ seenBy: 'Test privacy_officer', seenAt: '2026-03-02T09:00:00.000Z' })
  })

  test('an owner without more reads that of their own domain only', async () => {
    await open()
    await giveTo(app, 'education', 'front_office')
    expect((await app.as('front_office')('GET', '/break-glass')).json().items).toEqual([])
    expect((await app.as('administrator')('GET', '/break-glass')).json().items).toHaveLength(1)
    await giveTo(app, 'education', null)
  })

  test('also when nobody was found; and after five of those it is enough for an hour', async () => {
    for (let count = 0; count < 5; count += 1)
      expect(codeOf(await ask({ by: 'number', number: '99999' }))).toEqual([404, 'governance.break_glass_nobody'])
    expect((await app.audit()).at(-1)).toMatchObject({
      action: 'break_glass.not_found',
      details: { by: 'number', reason: REASON },
    })
    expect(codeOf(await ask({ by: 'number', number: '21234' }))).toEqual([429, 'governance.break_glass_too_often'])
    app.clock.set('2026-03-02T10:00:01.000Z')
    expect((await ask({ by: 'number', number: '21234' })).statusCode).toBe(200)
  })
})

describe('it is refused', () => {
  test('when it adds nothing', async () => {
    const members = await domainId(app, 'members')
    expect(codeOf(await ask({ by: 'domain', domainId: members }))).toEqual([409, 'governance.break_glass_needless'])
    await open()
    expect(codeOf(await open())).toEqual([409, 'governance.break_glass_needless'])
  })

  test('without a reason that says something', async () => {
    for (const reason of ['', '         x         ', 'kort'])
      expect(codeOf(await ask({ by: 'domain', domainId: await domainId(app, 'partners'), reason }))).toEqual([
        422,
        'http.invalid_input',
      ])
  })

  test('to roles that do not have it, and for a domain of another organisation', async () => {
    expect(codeOf(await ask({ by: 'number', number: '21234' }, 'reader'))).toEqual([403, 'auth.forbidden'])
    const other = await app.otherTenant()
    const theirs = (await other.as('GET', '/rights')).json().domains[0].id
    expect(codeOf(await ask({ by: 'domain', domainId: theirs }))).toEqual([404, 'governance.domain_not_found'])
    const number = await other.as('POST', '/break-glass', { by: 'number', number: '21234', reason: REASON })
    expect(codeOf(number)).toEqual([404, 'governance.break_glass_nobody'])
  })

  test('with more than belongs in it: nobody sets their own end or somebody else’s name', async () => {
    const domain = await domainId(app, 'partners')
    for (const extra of [{ until: '2030-01-01T00:00:00.000Z' }, { userId: app.who('reader').actor.id }])
      expect(codeOf(await ask({ by: 'domain', domainId: domain, ...extra }))).toEqual([422, 'http.invalid_input'])
  })
})

test.each([
  "'; delete from governance.break_glass; --",
  '=HYPERLINK("x")',
  '<img src=x onerror=alert(1)>',
  'إنذار حريق في المبنى',
  'x'.repeat(1000),
])('a reason such as %s is kept as it is', async (reason) => {
  const reply = await ask({ by: 'domain', domainId: await domainId(app, 'partners'), reason })
  expect(reply.statusCode).toBe(200)
  const [kept] = (await app.as('privacy_officer')('GET', '/break-glass')).json().items
  expect(kept.reason).toBe(reason)
})
