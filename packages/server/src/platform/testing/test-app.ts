import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@klantregie/contract'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { authenticateFor, modules } from '../../app/modules.ts'
import { start, type Started } from '../../app/start.ts'
import {
  createOrganisation,
  createUser,
  openSession,
  personAt,
  productAt,
  sessionCookie,
} from '../../modules/admin/index.ts'
import { readConfig } from '../config/config.ts'
import type { Ctx, Who } from '../context.ts'
import { appOf, cloneDatabase, ownerOf } from './test-database.ts'

export type Injected = {
  readonly statusCode: number
  readonly headers: Record<string, unknown>
  readonly body: string
  json: () => any
}
type Inject = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Injected>

export const BRANCHES = ['Centrum', 'Theater De Waag', 'Noord']
/** Long enough for the rules and the same everywhere: tests that are about passwords choose their own. */
export const PASSWORD = 'molens draaien op dinsdag'

/** The whole product on a database of its own with one organisation, no network and a clock that stands still. */
export type TestApp = {
  readonly started: Started
  readonly tenantId: string
  readonly clock: { set: (moment: string) => void; now: () => Date }
  readonly who: (role: Role) => Who
  readonly inTransaction: <T>(work: (ctx: Ctx) => Promise<T>, who?: Who) => Promise<T>
  /** Requests in the name of a user of this role; the path without `/api`. */
  readonly as: (role: Role) => Inject
  readonly cookieOf: (role: Role) => string
  readonly http: Started['http']
  readonly anonymous: Inject
  readonly audit: () => Promise<{ action: string; subject_id: string | null; details: any }[]>
  readonly jobs: () => Promise<{ name: string; state: string }[]>
  readonly runJobs: () => Promise<void>
  /** Does the daily work of the day at which the clock stands, of which nothing was done before. */
  readonly runDay: () => Promise<void>
  /** A second organisation on the same installation, with an administrator. */
  readonly otherTenant: () => Promise<{ tenantId: string; who: Who; as: Inject }>
  readonly query: (text: string, values?: unknown[]) => Promise<any[]>
  readonly dataDir: string
  readonly appUrl: ReturnType<typeof appOf>
  readonly ownerUrl: ReturnType<typeof ownerOf>
}

/** `environment`: settings of the product for this file, such as a mail server. */
export async function testApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const connection = inject('connection')
  const database = await cloneDatabase(connection)
  const dataDir = mkdtempSync(join(tmpdir(), 'klantregie-data-'))
  let now = new Date('2026-03-02T09:00:00.000Z')
  const config = readConfig({ KLANTREGIE_DATA: dataDir, KLANTREGIE_LOG_LEVEL: 'silent', ...environment })
  const started = await start({
    config,
    connection: appOf(connection, database.name),
    modules,
    authenticate: authenticateFor,
    log: pino({ level: 'silent' }),
    clock: () => now,
    withWorker: false,
    // Nobody waits for a clock that stands still.
    wait: () => Promise.resolve(),
  })
  afterAll(async () => {
    await started.stop()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const house = await makeHouse(started, 'Bibliotheek Testdam')
  const { inTenant } = started.transactions
  const cookieName = sessionCookie(config.baseUrl).name
  const injectAs = (cookie: string | null): Inject => injector(started, cookieName, cookie)
  const rows = <T>(text: string) =>
    inTenant(productAt(house.tenantId), async (ctx) => (await ctx.tx.executeQuery<T>(raw(text))).rows)
  const cookieOf = (role: Role) => house.tokens.get(role) ?? ''
  return {
    started,
    tenantId: house.tenantId,
    clock: { set: (moment) => void (now = new Date(moment)), now: () => now },
    who: (role) => house.people.get(role)!,
    inTransaction: (work, who) => inTenant(who ?? house.people.get('administrator')!, work),
    as: (role) => injectAs(cookieOf(role)),
    cookieOf,
    http: started.http,
    anonymous: injectAs(null),
    audit: () =>
      rows(`select e.action, e.subject_id, d.details::jsonb as details from platform.audit_entry e
        left join platform.audit_detail d on d.entry_id = e.id order by e.at, e.id`),
    jobs: () => rows('select name, state from platform.job order by created_at, id'),
    runJobs: started.runJobs,
    runDay: async () => {
      await started.askForDailyWork()
      await started.runJobs()
    },
    otherTenant: async () => {
      const other = await makeHouse(started, `Museum Elders ${Math.random()}`)
      return {
        tenantId: other.tenantId,
        who: other.people.get('administrator')!,
        as: injectAs(other.tokens.get('administrator')!),
      }
    },
    query: (text, values) =>
      inTenant(productAt(house.tenantId), async (ctx) => (await ctx.tx.executeQuery<any>(raw(text, values))).rows),
    dataDir,
    appUrl: appOf(connection, database.name),
    ownerUrl: ownerOf(connection, database.name),
  }
}

function raw(sqlText: string, parameters: unknown[] = []) {
  return { sql: sqlText, parameters, query: { kind: 'RawNode' } as never, queryId: { queryId: '' } as never }
}

const ROLES: readonly Role[] = ['administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader']

/** An organisation with a user of each role, each signed in. */
async function makeHouse(started: Started, name: string) {
  const { inTenant } = started.transactions
  const { tenantId } = await createOrganisation(started.transactions, {
    name,
    language: 'nl',
    branches: BRANCHES,
    isDemo: false,
  })
  const people = new Map<Role, Who>()
  const tokens = new Map<Role, string>()
  // One real password hash is slow on purpose; the other users get a copy of it.
  const first = await inTenant(productAt(tenantId), (ctx) =>
    createUser(ctx, {
      name: 'Test administrator',
      email: 'administrator@testdam.example.org',
      role: 'administrator',
      language: 'nl',
      password: PASSWORD,
    }),
  )
  for (const role of ROLES) {
    const id = role === 'administrator' ? first.id : await copyUser(started, { tenantId, fromId: first.id, role })
    people.set(role, personAt(tenantId, { id, name: `Test ${role}`, role, language: 'nl' }))
    const opened = await inTenant(productAt(tenantId), (ctx) =>
      openSession(ctx, id, { address: '127.0.0.1', device: 'Test' }),
    )
    tokens.set(role, opened.token)
  }
  return { tenantId, people, tokens }
}

async function copyUser(
  started: Started,
  { tenantId, fromId, role }: { tenantId: string; fromId: string; role: Role },
): Promise<string> {
  const id = randomUUID()
  await started.transactions.inTenant(productAt(tenantId), (ctx) =>
    ctx.tx.executeQuery(
      raw(
        `insert into admin.app_user (id, name, email, email_key, role, password_hash, created_at)
         select $1, $2, $3, $3, $4, password_hash, created_at from admin.app_user where id = $5`,
        [id, `Test ${role}`, `${role}@testdam.example.org`, role, fromId],
      ),
    ),
  )
  return id
}

function injector(started: Started, cookieName: string, cookie: string | null): Inject {
  return async (method, url, body, headers = {}) => {
    const isStream = body instanceof Uint8Array
    const reply = await started.http.inject({
      method,
      url: `/api${url}`,
      headers: {
        ...(cookie === null ? {} : { cookie: `${cookieName}=${cookie}` }),
        ...(isStream ? { 'content-type': 'application/octet-stream' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isStream ? Buffer.from(body) : (body as object) }),
    })
    return reply
  }
}
