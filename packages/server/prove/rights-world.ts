import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyRoute, Role } from '@klantregie/contract'
import { CompiledQuery } from 'kysely'
import { pino } from 'pino'
import type { Random } from '../src/app/demo/random.ts'
import { authenticateFor, modules } from '../src/app/modules.ts'
import { start, type Started } from '../src/app/start.ts'
import { loadCanaries, type CanaryRelation } from '../src/architecture/attack/house-of-canaries.ts'
import { createOrganisation, createUser, openSession, productAt, sessionCookie } from '../src/modules/admin/index.ts'
import { findDomains } from '../src/modules/governance/index.ts'
import { readConfig } from '../src/platform/config/config.ts'
import type { Ctx } from '../src/platform/context.ts'
import { appOf, cloneDatabase, type TestServer } from '../src/platform/testing/test-database.ts'

export const FIELDS = ['birthDate', 'emails', 'phones', 'website', 'addresses', 'municipality', 'identifiers'] as const
const ROLES: readonly Role[] = ['administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader']
/** Domains with relations; the standard model has more. */
const DOMAINS = 4
const RELATIONS = 80

/** Somebody who asks, and what the matrix that was written says they may read. */
export type Asker = {
  readonly name: string
  readonly role: Role
  readonly cookie: string
  readonly domainIds: ReadonlySet<string>
  /** Per domain the fields that are hidden or masked for them. */
  readonly limits: ReadonlyMap<string, ReadonlySet<string>>
}

export type World = {
  readonly started: Started
  readonly routes: readonly AnyRoute[]
  readonly askers: readonly Asker[]
  readonly own: readonly CanaryRelation[]
  readonly protectedIds: ReadonlySet<string>
  readonly foreign: readonly CanaryRelation[]
  /** Everything about relations of both organisations as one text: equal when nothing changed. */
  readonly stateOf: () => Promise<string>
  readonly close: () => Promise<void>
}

/** Two organisations with a canary in every field of every relation, and in the first a matrix of rights drawn by lot. */
export async function openWorld(server: TestServer, chance: Random): Promise<World> {
  const database = await cloneDatabase(server.connection)
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-prove-'))
  const config = readConfig({ KLANTREGIE_DATA: folder, KLANTREGIE_LOG_LEVEL: 'silent' })
  const started = await start({
    config,
    connection: appOf(server.connection, database.name),
    modules,
    authenticate: authenticateFor,
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    withWorker: false,
  })
  const cookieName = sessionCookie(config.baseUrl).name
  const [here, there] = [await makeHouse(started, 'Hier'), await makeHouse(started, 'Elders')]
  const own = await inHouse(started, here, (ctx) =>
    loadCanaries(ctx, { count: RELATIONS, word: 'hier', from: 2000, domains: DOMAINS }),
  )
  const foreign = await inHouse(started, there, (ctx) =>
    loadCanaries(ctx, { count: RELATIONS, word: 'elders', from: 5000, domains: DOMAINS }),
  )
  const askers = await inHouse(started, here, (ctx) => makeAskers(ctx, { chance, cookieName }))
  const protectedIds = new Set(own.filter(() => chance.chance(0.15)).map(({ id }) => id))
  const administrator = askers.find(({ role, domainIds }) => role === 'administrator' && domainIds.size === 0)
  for (const id of protectedIds) await protect(started, administrator, id)
  return {
    started,
    routes: started.app.routes,
    askers,
    own,
    foreign,
    protectedIds,
    stateOf: async () =>
      `${await inHouse(started, here, (ctx) => stateOf(ctx, own))}\n${await inHouse(started, there, (ctx) => stateOf(ctx, foreign))}`,
    close: async () => {
      await started.stop()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeHouse(started: Started, name: string): Promise<string> {
  const made = await createOrganisation(started.transactions, {
    name,
    language: 'nl',
    branches: ['Centrum'],
    isDemo: false,
  })
  return made.tenantId
}

function inHouse<T>(started: Started, tenantId: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return started.transactions.inTenant(productAt(tenantId), work)
}

/** Two people per role, the second limited to some domains; per role and domain some fields are hidden or masked. */
async function makeAskers(ctx: Ctx, { chance, cookieName }: { chance: Random; cookieName: string }): Promise<Asker[]> {
  const domains = (await findDomains(ctx)).slice(0, DOMAINS).map(({ id }) => id)
  const askers: Asker[] = []
  for (const role of ROLES) {
    const limits = new Map<string, Set<string>>()
    for (const domainId of domains) {
      // The administrator of all domains reads everything: without somebody who does, nothing would show that the test sees.
      const fields = role === 'administrator' ? [] : FIELDS.filter(() => chance.chance(0.4))
      limits.set(domainId, new Set(fields))
      for (const field of fields) await limit(ctx, { role, domainId, field, access: chance.pick(['hidden', 'masked']) })
    }
    for (const isLimited of [false, true]) {
      const some = isLimited ? [chance.pick(domains), chance.pick(domains)] : []
      const name = `${role} ${isLimited ? 'some' : 'all'}`
      const user = await createUser(ctx, {
        name,
        email: `${name.replace(' ', '.')}@example.org`,
        role,
        language: 'nl',
        password: 'molens draaien op dinsdag',
      })
      await run(ctx, 'update admin.app_user set domain_ids = $2::uuid[] where id = $1', [user.id, some])
      const { token } = await openSession(ctx, user.id, { address: '127.0.0.1', device: 'Proef' })
      askers.push({ name, role, cookie: `${cookieName}=${token}`, domainIds: new Set(some), limits })
    }
  }
  return askers
}

type Limit = { readonly role: Role; readonly domainId: string; readonly field: string; readonly access: string }

async function limit(ctx: Ctx, { role, domainId, field, access }: Limit): Promise<void> {
  await run(
    ctx,
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access) values ('role', $1, $2, $3, $4)`,
    [role, domainId, field, access],
  )
}

async function run(ctx: Ctx, text: string, values: unknown[]): Promise<void> {
  await ctx.tx.executeQuery(CompiledQuery.raw(text, values))
}

async function protect(started: Started, asker: Asker | undefined, id: string): Promise<void> {
  const reply = await started.http.inject({
    method: 'POST',
    url: `/api/relations/${id}/protection`,
    headers: { cookie: asker?.cookie ?? '' },
    payload: { reason: 'Wordt gezocht', reviewOn: '2099-01-01' },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
}

/** What hangs on a relation, by the column that names it. Rows that only tell what was looked at are left out. */
const STATE = [
  ['relations.relation', 'id'],
  ['relations.role', 'relation_id'],
  ['relations.link', 'from_id'],
  ['relations.link', 'to_id'],
  ['identity.source_record', 'relation_id'],
  ['identity.merge', 'winner_cell_id'],
  ['identity.merge', 'loser_cell_id'],
  ['activity.interaction', 'relation_id'],
  ['privacy.protection', 'relation_id'],
  ['privacy.consent', 'relation_id'],
] as const

/** Of these relations; what people may rightly make new besides them does not count. */
async function stateOf(ctx: Ctx, relations: readonly CanaryRelation[]): Promise<string> {
  const hashes: string[] = []
  for (const [table, column] of STATE) {
    const { rows } = await ctx.tx.executeQuery<{ hash: string | null }>(
      CompiledQuery.raw(
        `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t where t.${column} = any($1::uuid[])`,
        [relations.map(({ id }) => id)],
      ),
    )
    hashes.push(`${table} ${column} ${rows[0]?.hash ?? '-'}`)
  }
  return hashes.join('\n')
}
