import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { pino } from 'pino'
import { authenticateFor, modules } from '../src/app/modules.ts'
import { start, type Started } from '../src/app/start.ts'
import {
  createOrganisation,
  createUser,
  openSession,
  personAt,
  productAt,
  sessionCookie,
} from '../src/modules/admin/index.ts'
import type { Ctx, Who } from '../src/platform/context.ts'
import type { ImportingHouse } from '../src/modules/identity/testing/importing.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { appOf, cloneDatabase, startTestServer } from '../src/platform/testing/test-database.ts'
import type { WorkerSettings } from '../src/platform/testing/worker.child.ts'

/** The web side of an installation with one organisation; its background work is done by processes that are not this one. */
export type ProofHouse = {
  /** Everything importing needs but the waiting for work. */
  readonly parts: Pick<ImportingHouse, 'as' | 'query'>
  /** One transaction in the name of the administrator, or of somebody else. */
  readonly inTenant: <T>(work: (ctx: Ctx) => Promise<T>, who?: Who) => Promise<T>
  readonly administrator: Who
  /** Works off what is waiting in this process, for proofs that move the clock. */
  readonly runJobs: () => Promise<void>
  /** What is otherwise done every second. */
  readonly doUpkeep: () => Promise<void>
  readonly worker: WorkerSettings
  readonly postgres: () => Promise<Record<string, string>>
  readonly close: () => Promise<void>
}

/**
 * A real PostgreSQL without durability (what is proved is our steps, not the disk) and the application role. `environment`: settings for it
 * and its workers.
 */
export async function openProofHouse(
  clock: () => Date = () => new Date(),
  {
    environment = {},
    branches = ['Centrum'],
  }: { readonly environment?: Readonly<Record<string, string>>; readonly branches?: string[] } = {},
): Promise<ProofHouse> {
  const server = await startTestServer('embedded')
  const database = await cloneDatabase(server.connection)
  const dataDir = mkdtempSync(join(tmpdir(), 'klantregie-prove-'))
  const connection = appOf(server.connection, database.name)
  const config = readConfig({ KLANTREGIE_DATA: dataDir, KLANTREGIE_LOG_LEVEL: 'silent', ...environment })
  const started = await start({
    config,
    connection,
    modules,
    authenticate: authenticateFor,
    log: pino({ level: 'silent' }),
    clock,
    withWorker: false,
  })
  const { tenantId, userId, token } = await makeOrganisation(started, branches)
  const administrator = personAt(tenantId, { id: userId, name: 'Beheerder', role: 'administrator', language: 'nl' })
  const cookie = `${sessionCookie(config.baseUrl).name}=${token}`
  return {
    parts: {
      as: () => requester(started, cookie),
      query: (text, values) =>
        started.transactions.inTenant(productAt(tenantId), async (ctx) => {
          const { rows } = await ctx.tx.executeQuery(CompiledQuery.raw(text, values ?? []))
          return rows
        }),
    },
    administrator,
    inTenant: (work, who = administrator) => started.transactions.inTenant(who, work),
    runJobs: started.runJobs,
    doUpkeep: started.doUpkeep,
    worker: { connection, dataDir, environment },
    postgres: async () => {
      const names = ['server_version', 'shared_buffers', 'work_mem', 'fsync', 'synchronous_commit']
      const { rows } = await started.pool.query<{ name: string; setting: string }>(
        'select name, current_setting(name) as setting from unnest($1::text[]) name',
        [names],
      )
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
    },
    close: async () => {
      await started.stop()
      await database.drop()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeOrganisation(
  started: Started,
  branches: string[],
): Promise<{ tenantId: string; userId: string; token: string }> {
  const { tenantId } = await createOrganisation(started.transactions, {
    name: 'Proefbibliotheek',
    language: 'nl',
    branches,
    isDemo: false,
  })
  return started.transactions.inTenant(productAt(tenantId), async (ctx) => {
    const user = await createUser(ctx, {
      name: 'Beheerder',
      email: 'beheerder@example.org',
      role: 'administrator',
      password: 'molens draaien op dinsdag',
    })
    const { token } = await openSession(ctx, user.id, { address: '127.0.0.1', device: 'Proef' })
    return { tenantId, userId: user.id, token }
  })
}

function requester(started: Started, cookie: string): ReturnType<ImportingHouse['as']> {
  return async (method, url, body) => {
    const isFile = body instanceof Uint8Array
    const reply = await started.http.inject({
      method,
      url: `/api${url}`,
      headers: { cookie, ...(isFile ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(body === undefined ? {} : { payload: isFile ? Buffer.from(body) : (body as object) }),
    })
    return reply
  }
}
