import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { createOrganisation } from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
// As on the first day: the registry of this installation is empty.
beforeEach(() => app.query('delete from platform.tenant'))

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const input = {
  organisationName: 'Bibliotheek & Theater Zuidwijk',
  branches: ['Centrum', ' centrum ', 'Noord'],
  language: 'nl',
  name: 'Eva de Boer',
  email: 'eva@zuidwijk.example.org',
  password: 'vier paarden eten taart',
}
const setUp = (changes: object = {}) => app.anonymous('POST', '/setup', { ...input, ...changes })

describe('the first use', () => {
  test('is needed as long as there is no organisation', async () => {
    const state = await app.anonymous('GET', '/setup')
    expect(state.json()).toEqual({ isNeeded: true, organisationCount: 0, version: '0.1.0' })
    const reply = await app.anonymous('POST', '/session', { email: input.email, password: input.password })
    expect(codeOf(reply)).toEqual([409, 'admin.not_set_up'])
  })

  test('makes the organisation with branches and model, and signs its administrator in', async () => {
    const reply = await setUp()
    expect(reply.json()).toMatchObject({
      user: { name: 'Eva de Boer', role: 'administrator' },
      organisation: { name: input.organisationName, slug: 'bibliotheek-theater-zuidwijk', isDemo: false },
    })
    const cookie = String(reply.headers['set-cookie']).split(';')[0]!
    const get = async (path: string) => (await app.anonymous('GET', path, undefined, { cookie })).json()
    expect((await get('/branches')).items.map((branch: { name: string }) => branch.name)).toEqual(['Centrum', 'Noord'])
    expect((await get('/domains')).items).toHaveLength(7)
    const trail = (await get('/audit')).items as { action: string; actor: string }[]
    expect(trail.map((entry) => entry.action).sort()).toEqual([
      'definition.starter_set_added',
      'model.seeded',
      'organisation.set_up',
      'user.signed_in',
    ])
    expect(new Set(trail.map((entry) => entry.actor))).toEqual(new Set(['Eva de Boer']))
    expect((await app.anonymous('GET', '/setup')).json().isNeeded).toBe(false)
  })

  test('happens once', async () => {
    expect((await setUp()).statusCode).toBe(200)
    expect(codeOf(await setUp({ organisationName: 'Een Ander' }))).toEqual([409, 'admin.already_set_up'])
  })

  test('by two at the same moment happens once, and leaves nothing of the other', async () => {
    const replies = await Promise.all([setUp(), setUp({ organisationName: 'Een Ander' })])
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
    expect(await app.query('select slug from platform.tenant')).toHaveLength(1)
  })

  test.each([
    { password: 'te kort', code: 'auth.password_too_short' },
    { password: 'Welkom2026!!', code: 'auth.password_breached' },
    { password: 'Zuidwijk 2026', code: 'auth.password_like_account' },
  ])('does not take the password $password', async ({ password, code }) => {
    expect(codeOf(await setUp({ password }))).toEqual([422, code])
    expect(await app.query('select * from platform.tenant')).toEqual([])
  })

  test.each([
    { what: 'no name', changes: { organisationName: ' ' }, path: 'body.organisationName' },
    { what: 'no e-mail address', changes: { email: 'eva' }, path: 'body.email' },
  ])('with $what says where the mistake is', async ({ changes, path }) => {
    const reply = await setUp(changes)
    expect(codeOf(reply)).toEqual([422, 'http.invalid_input'])
    expect(reply.json().details.issues[0].path).toBe(path)
  })
})

test('two organisations with one name get two addresses', async () => {
  const make = () =>
    createOrganisation(app.started.transactions, { name: 'De Brug', language: 'nl', branches: [], isDemo: false })
  const made = await Promise.all([make(), make()])
  expect(made.map((organisation) => organisation.slug).sort()).toEqual(['de-brug', 'de-brug-2'])
})
