import type { Readable } from 'node:stream'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { cellOf, domainId, setCell } from './testing/arrange.ts'

// A right that is withdrawn while something is under way: an open stream of events, a long download.
let app: TestApp
let school: string
let fund: string
const open: Readable[] = []

beforeAll(async () => {
  app = await testApp()
  ;[school] = (await relationsInDomain(app, [organisationNamed('Basisschool')], await domainId(app, 'education'))) as [
    string,
  ]
  ;[fund] = (await relationsInDomain(app, [organisationNamed('Fonds')], await domainId(app, 'partners'))) as [string]
})
afterEach(async () => {
  for (const stream of open.splice(0)) stream.destroy()
  for (const role of ['reader', 'relation_manager'] as const)
    await setCell(app, 'administrator', { domain: 'partners', key: role }, cellOf(role === 'reader' ? 's' : 'sced'))
})

async function start(role: 'reader' | 'relation_manager', path: string) {
  const headers = { cookie: `__Host-klantregie=${app.cookieOf(role)}` }
  const reply = await app.http.inject({ method: 'GET', url: `/api${path}`, headers, payloadAsStream: true })
  const stream = reply.stream()
  open.push(stream)
  return stream
}

async function listen(role: 'reader' | 'relation_manager') {
  const stream = await start(role, '/events')
  const heard = { text: '', ended: false }
  stream.on('data', (chunk: Buffer) => (heard.text += chunk.toString()))
  stream.on('end', () => (heard.ended = true))
  await expect.poll(() => heard.text).toContain(': connected')
  return heard
}
const changed = (id: string) => app.inTransaction((ctx) => ctx.announce({ topic: 'relation', id }))
const withdraw = (role: string) => setCell(app, 'administrator', { domain: 'partners', key: role }, cellOf(''))

describe('an open stream of events', () => {
  test('tells nothing of a relation that does not exist for whoever listens', async () => {
    await withdraw('reader')
    const heard = await listen('reader')
    await changed(fund)
    await changed(school)
    await expect.poll(() => heard.text).toContain(school)
    expect(heard.text).not.toContain(fund)
  })

  test('ends when the rights change, and tells nothing of what came after', async () => {
    const heard = await listen('reader')
    const unaffected = await listen('relation_manager')
    await withdraw('reader')
    await changed(fund)
    await expect.poll(() => heard.ended).toBe(true)
    expect(heard.text).not.toContain(fund)
    await expect.poll(() => unaffected.text).toContain(fund)
    expect(unaffected.ended).toBe(false)
  })
})

describe('a long download', () => {
  const COUNT = 4000

  test('gives nothing of what may not be seen any more, from the moment it is withdrawn', async () => {
    const [{ bit }] = await app.query(`select bit from governance.domain where key = 'partners'`)
    await app.query(
      `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
       select gen_random_uuid(), 'household', '{}', 'Huis ' || n, 'huis ' || lpad(n::text, 5, '0'), 1::bigint << $1, ' ', now(), now()
       from generate_series(1, ${COUNT}) n`,
      [bit],
    )
    const stream = await start('relation_manager', '/relations/export?format=json&kind=household')
    let text = ''
    for await (const chunk of stream) {
      // The first part is there; what follows is asked for with the rights of then.
      if (text === '') await withdraw('relation_manager')
      text += String(chunk)
    }
    const received = text.match(/"Huis \d+"/g)?.length ?? 0
    expect(received).toBeGreaterThan(0)
    expect(received).toBeLessThan(COUNT)
    const [left] = (await app.audit()).filter(({ action }) => action === 'relation.exported').slice(-1)
    expect(left?.details.count).toBeGreaterThanOrEqual(received)
    expect(left?.details.count).toBeLessThan(COUNT)
  })

  test('breaks off when whoever asked for it leaves, and what left is accounted for', async () => {
    const stream = await start('relation_manager', '/relations/export?format=json&kind=household')
    let isFirst = true
    const read = (async () => {
      for await (const _chunk of stream) {
        if (isFirst) await app.query(`update admin.app_user set is_active = false where role = 'relation_manager'`)
        isFirst = false
      }
    })()
    await expect(read).rejects.toThrow()
    await app.query(`update admin.app_user set is_active = true where role = 'relation_manager'`)
    const [left] = (await app.audit()).filter(({ action }) => action === 'relation.exported').slice(-1)
    expect(left?.details).toMatchObject({ isComplete: false })
  })
})
