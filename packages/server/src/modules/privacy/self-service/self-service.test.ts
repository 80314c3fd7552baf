import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const officer = app.as('privacy_officer')
let relationId: string
beforeAll(async () => {
  relationId = await people.add({ name: { firstName: 'Wies', surname: 'Bezoeker' }, emails: ['wies@example.org'] })
})

async function aLink(): Promise<{ id: string; key: string }> {
  const made = await officer('POST', '/privacy/requests', {
    kind: 'access',
    channel: 'email',
    receivedOn: '2026-03-02',
    requesterName: 'Wies Bezoeker',
    relationId,
  })
  const { id } = made.json()
  const early = await officer('PUT', `/privacy/requests/${id}/link`, {})
  expect(early.json().code).toBe('privacy.identity_unknown')
  await officer('POST', `/privacy/requests/${id}/identity`, { how: 'in_person' })
  const { url } = (await officer('PUT', `/privacy/requests/${id}/link`, {})).json()
  return { id, key: new URL(url).hash.slice(1) }
}

const open = (key: string) => app.anonymous('POST', '/self-service/open', { key })

test('the person sees the own data and asks for what is wrong, once', async () => {
  const { key } = await aLink()
  const page = (await open(key)).json()
  expect(page).toMatchObject({ name: 'Wies Bezoeker', organisation: 'Bibliotheek Testdam', dossier: null, asked: [] })
  expect(JSON.stringify(page.sections)).toContain('wies@example.org')
  const asked = await app.anonymous('POST', '/self-service/ask', { key, kind: 'objection', wish: '=niets meer' })
  expect(asked.json()).toEqual({ ok: true, number: expect.any(Number) })
  const again = await app.anonymous('POST', '/self-service/ask', { key, kind: 'objection', wish: '' })
  expect(again.json().code).toBe('privacy.already_asked')
  const made = (await officer('GET', '/privacy/requests'))
    .json()
    .items.find((one: any) => one.number === asked.json().number)
  expect(made).toMatchObject({ kind: 'objection', channel: 'self_service', dueOn: '2026-04-02' })
  expect((await officer('GET', `/privacy/requests/${made.id}`)).json().identity.how).toBe('signed_link')
})

test('a dossier is fetched with the key, and only when there is one', async () => {
  const { id, key } = await aLink()
  const none = await app.anonymous('POST', '/self-service/dossier', { key, format: 'json' })
  expect(none.json().code).toBe('privacy.dossier_not_found')
  await officer('POST', `/privacy/requests/${id}/dossiers`, { scope: 'everything', language: 'nl' })
  await app.runJobs()
  const got = await app.anonymous('POST', '/self-service/dossier', { key, format: 'json' })
  expect(got.json().person.name).toBe('Wies Bezoeker')
})

test('a key that is forged, cut, replaced, ended, expired or of somebody who was forgotten gets one and the same answer', async () => {
  const old = await aLink()
  const replaced = old.key
  await officer('PUT', `/privacy/requests/${old.id}/link`, {})
  const ended = await aLink()
  await officer('DELETE', `/privacy/requests/${ended.id}/link`)
  const expired = await aLink()
  await app.query(`update privacy.self_service_link set expires_at = $1 where request_id = $2`, [
    '2026-03-01',
    expired.id,
  ])
  const { key: good } = await aLink()
  const other = await app.otherTenant()
  const keys = [
    `${app.tenantId}.${'A'.repeat(43)}`,
    good.slice(0, -1),
    good.replace(app.tenantId, other.tenantId),
    good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    "' or 1=1 -- aaaaaaaaaaaaaaaaaaaaaaaa",
    replaced,
    ended.key,
    expired.key,
  ]
  const answers = new Set<string>()
  for (const key of keys) {
    const reply = await open(key)
    expect(reply.statusCode, key).toBe(404)
    answers.add(reply.body)
  }
  expect(answers.size).toBe(1)
})

test('looking at a link sets nothing in motion: there is no address that a GET does something at', async () => {
  const { key } = await aLink()
  for (const path of ['open', 'ask', 'dossier'])
    expect((await app.anonymous('GET', `/self-service/${path}?key=${key}`)).statusCode).toBe(404)
  const stored = await app.query('select token_hash from privacy.self_service_link')
  expect(JSON.stringify(stored)).not.toContain(key.split('.')[1])
  const kept = await app.query(
    `select response::text as response from platform.idempotency_key where response is not null`,
  )
  expect(JSON.stringify(kept)).not.toContain(key.split('.')[1])
})

test('one address that tries on and on is made to wait', async () => {
  let last = 0
  for (let count = 0; count < 70; count += 1) last = (await open(`${app.tenantId}.${'B'.repeat(43)}`)).statusCode
  expect(last).toBe(429)
})
