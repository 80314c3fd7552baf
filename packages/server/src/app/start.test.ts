import { expect, test } from 'vitest'
import { readConfig } from '../platform/config/config.ts'
import { PASSWORD, testApp } from '../platform/testing/test-app.ts'
import { authenticateFor, modules } from './modules.ts'
import { refuseUnfenced } from './refuse-unfenced.ts'
import { createLog, start } from './start.ts'
import { openPool } from '../platform/db/pool.ts'

const app = await testApp()

/** A second process on the same house, whose log is kept. */
async function startLogging() {
  const lines: string[] = []
  const started = await start({
    config: readConfig({ KLANTREGIE_DATA: app.dataDir }),
    connection: app.appUrl,
    modules,
    authenticate: authenticateFor,
    log: createLog('debug', { write: (line) => void lines.push(line) }),
    clock: app.clock.now,
    withWorker: false,
  })
  return { started, lines }
}

test('the log tells what was asked and how it went, and nothing about anybody', async () => {
  const { started, lines } = await startLogging()
  try {
    const ask = (method: 'GET' | 'POST', url: string, payload?: object, cookie?: string) =>
      started.http.inject({
        method,
        url: `/api${url}`,
        ...(payload ? { payload } : {}),
        headers: cookie ? { cookie } : {},
      })
    const email = 'administrator@testdam.example.org'
    await ask('POST', '/session', { email, password: 'onjuist wachtwoord' })
    const signedIn = await ask('POST', '/session', { email, password: PASSWORD })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const made = await ask(
      'POST',
      '/relations',
      { kind: 'person', name: { firstName: 'Wilhelmina', surname: 'Zonneveld' } },
      cookie,
    )
    await ask('GET', '/relations/search?q=zonneveld', undefined, cookie)
    await ask('GET', `/relations/${app.tenantId}?naam=zonneveld`, undefined, cookie)
    await ask('POST', '/relations', { kind: 'zonneveld' }, cookie)
    started.app.log.info({ user: { email, name: 'Zonneveld', password: PASSWORD, token: cookie } }, 'careless')
    const log = lines.join('')
    expect(lines.length).toBeGreaterThan(5)
    expect(log).toContain('"route":"/api/relations/search"')
    expect(log).toContain('"code":"auth.wrong_credentials"')
    const token = cookie.split('=')[1] ?? 'none'
    expect(token.length).toBeGreaterThan(20)
    for (const secret of [email, PASSWORD, 'onjuist wachtwoord', token, 'onneveld', 'ilhelmina', '127.0.0.1']) {
      expect(log.includes(secret), secret).toBe(false)
    }
    expect(made.statusCode).toBe(200)
  } finally {
    await started.stop()
  }
})

test('the log of something unexpected has no message, because the database quotes values in it', async () => {
  const { started, lines } = await startLogging()
  try {
    started.http.get('/api/breaks', () => {
      throw Object.assign(new Error('Key (email)=(anna@example.org) already exists'), { detail: 'anna@example.org' })
    })
    expect((await started.http.inject('/api/breaks')).statusCode).toBe(500)
    expect(lines.join('')).toContain('unexpected')
    expect(lines.join('')).not.toContain('anna@example.org')
  } finally {
    await started.stop()
  }
})

test('the product refuses to work as a role that the fence does not hold', async () => {
  const [good, bad] = [openPool(app.appUrl, { max: 1, name: 'test' }), openPool(app.ownerUrl, { max: 1, name: 'test' })]
  try {
    await expect(refuseUnfenced(good)).resolves.toBeUndefined()
    await expect(refuseUnfenced(bad)).rejects.toThrow(/DATABASE_OWNER_URL/)
  } finally {
    await Promise.all([good.end(), bad.end()])
  }
})

test('a stopped product holds no connection to the database', async () => {
  const { started } = await startLogging()
  await started.stop()
  expect(started.pool.totalCount).toBe(0)
})
