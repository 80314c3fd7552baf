import { afterAll, beforeEach, expect, test } from 'vitest'
import { testApp } from '../../platform/testing/test-app.ts'
import { openSip2, type Sip2Troubles } from './testing/sip2-emulator.ts'

const sip2 = await openSip2()
const app = await testApp({ KLANTREGIE_OWN_NETWORK: `${sip2.host}:${String(sip2.port)}` })
afterAll(sip2.close)
const admin = app.as('administrator')
const desk = app.as('front_office')
const MEMBER = '2980001234'

beforeEach(() => {
  sip2.calm()
  sip2.members.add(MEMBER)
})

const setUp = async (more: object = {}) => {
  const reply = await admin('PUT', '/card-checker', {
    ...{ host: sip2.host, port: sip2.port, institution: 'DW', login: 'balie', password: 'geheim-van-de-balie' },
    ...more,
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply
}
const check = async (cardNumber: string) => (await desk('POST', '/card-checks', { cardNumber })).json() as object

test('the desk is told whether there is anything to ask', async () => {
  await app.query('delete from integrations.card_checker')
  expect((await desk('GET', '/card-checks')).json()).toEqual({ isReady: false })
  await setUp()
  expect((await desk('GET', '/card-checks')).json()).toEqual({ isReady: true })
})

test('the desk hears whether a card is of a member, and nothing else', async () => {
  await setUp()
  expect(await check(MEMBER)).toEqual({ isMember: true, problem: null })
  expect(await check('2980009999')).toEqual({ isMember: false, problem: null })
  expect(sip2.heard[0]).toMatch(/^9300CNbalie\|COgeheim-van-de-balie\|/)
})

test('neither the number nor anything that the system says is kept; that somebody asked, is', async () => {
  await setUp()
  await check(MEMBER)
  const kept = JSON.stringify([await app.audit(), await app.query('select * from integrations.card_checker')])
  expect(kept).toContain('card.checked')
  for (const never of [MEMBER, 'Guusje', 'guusje@', 'kanarie', 'geheim-van-de-balie']) expect(kept).not.toContain(never)
  expect((await admin('GET', '/card-checker')).json()).toEqual({
    checker: {
      ...{ host: sip2.host, port: sip2.port, institution: 'DW', login: 'balie' },
      ...{ hasPassword: true, hasTerminalPassword: false },
    },
  })
})

test.each<[string, Partial<Sip2Troubles>, object]>([
  ['in pieces', { inPieces: true }, { isMember: true, problem: null }],
  ['without a check', { withoutCheck: true }, { isMember: true, problem: null }],
  ['with a wrong check', { wrongCheck: true }, { isMember: null, problem: 'not_understood' }],
  ['by hanging up', { hangsUp: true }, { isMember: null, problem: 'unreachable' }],
  ['in another language', { says: 'HTTP/1.1 400 Bad Request' }, { isMember: null, problem: 'not_understood' }],
  ['without saying it', { saysNothingOfMembership: true }, { isMember: null, problem: null }],
  ['that we are not known', { refusesLogin: true }, { isMember: null, problem: 'refused' }],
])('it answers %s', async (_, trouble, told) => {
  await setUp()
  Object.assign(sip2.troubles, trouble)
  expect(await check(MEMBER)).toEqual(told)
})

test('without a login nobody logs in; a password that is left out stays, an empty one goes', async () => {
  await setUp({ login: '' })
  expect(await check(MEMBER)).toMatchObject({ isMember: true })
  expect(sip2.heard).toHaveLength(1)
  await setUp()
  await setUp({ password: undefined })
  expect((await admin('GET', '/card-checker')).json()).toMatchObject({ checker: { hasPassword: true } })
  expect((await setUp({ password: '' })).json()).toMatchObject({ hasPassword: false })
})

test.each(['29|AAx', '29\r63', 'x'.repeat(41), '', '1'])('%j is no card number', async (cardNumber) => {
  await setUp()
  expect((await desk('POST', '/card-checks', { cardNumber })).statusCode).toBe(422)
  expect(sip2.heard).toEqual([])
})

test('only addresses of the own network that were allowed are reached: it is a language that anybody on the way can read', async () => {
  for (const [host, port] of [
    ['127.0.0.1', 9],
    ['169.254.169.254', 80],
    ['1.1.1.1', 443],
  ] as const) {
    await setUp({ host, port })
    expect(await check(MEMBER)).toEqual({ isMember: null, problem: 'address' })
  }
})

test('without a system it says so; only administrators say which, and readers do not ask', async () => {
  await setUp()
  expect((await admin('DELETE', '/card-checker')).statusCode).toBe(200)
  expect(await check(MEMBER)).toMatchObject({ code: 'integrations.card_checker_not_found' })
  expect((await desk('PUT', '/card-checker', {})).statusCode).toBe(403)
  expect((await app.as('reader')('POST', '/card-checks', { cardNumber: MEMBER })).statusCode).toBe(403)
})
