import { CompiledQuery } from 'kysely'
import { createUser, openSession, productAt, sessionCookie } from '../src/modules/admin/index.ts'
import { findDomains } from '../src/modules/governance/index.ts'
import { newId } from '../src/platform/db/new-id.ts'
import type { Ctx } from '../src/platform/context.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, round, sayFigures, timed, type Figures } from './figures.ts'
import type { House } from './house.ts'

const DOMAINS = 20
/** Two fifths: 400,000 of a million. */
const SEEN = 8
const REPEATED = 15
/** With rights no more than this many times the time without. */
const MOST = 1.3

export type Reader = { readonly name: string; readonly cookie: string }

/**
 * The same calls by several readers, in turns, so that all meet the same machine; the first turn meets cold pages and does not count. The
 * first reader is the one that the others are compared with. `most`: no call may take longer, in milliseconds.
 */
export async function compare(
  house: House,
  say: (line: string) => void,
  {
    readers,
    calls,
    most,
  }: { readonly readers: readonly Reader[]; readonly calls: Record<string, string[]>; readonly most: number },
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {}
  const all = readers.map((): number[] => [])
  for (const [name, paths] of Object.entries(calls)) {
    const times = readers.map((): number[] => [])
    for (let turn = 0; turn <= REPEATED; turn += 1) {
      const measured = await inTurns(house, readers, paths)
      if (turn > 0) measured.forEach((own, index) => times[index]?.push(...own))
    }
    results[name] = tell(say, { name, readers, times, most })
    times.forEach((own, index) => all[index]?.push(...own))
  }
  results['all'] = tell(say, { name: 'all', readers, times: all, most })
  return results
}

/** Each path by each reader, one after the other; milliseconds per reader. */
async function inTurns(house: House, readers: readonly Reader[], paths: readonly string[]): Promise<number[][]> {
  const times = readers.map((): number[] => [])
  for (const url of paths.map((path) => `/api${path}`)) {
    for (const [index, { cookie }] of readers.entries()) {
      const { result, milliseconds } = await timed(() => house.started.http.inject({ url, headers: { cookie } }))
      if (result.statusCode !== 200) throw new Error(`${url}: ${result.body}`)
      times[index]?.push(milliseconds)
    }
  }
  return times
}

type Told = {
  readonly name: string
  readonly readers: readonly Reader[]
  readonly times: readonly number[][]
  readonly most: number
}

function tell(say: (line: string) => void, { name, readers, times, most }: Told): Record<string, unknown> {
  const figures = times.map(figuresOf)
  const sums = times.map((own) => own.reduce((sum, one) => sum + one, 0))
  const ratios = readers.map((_, index) => round100((sums[index] ?? 0) / (sums[0] ?? 1)))
  readers.forEach((reader, index) => {
    const own: Figures = figures[index] ?? figuresOf([])
    const isOver = (ratios[index] ?? 0) > MOST || own.p95 > most
    say(
      `${sayFigures(`${name}, ${reader.name}`, own)}   ratio ${ratios[index]?.toFixed(2) ?? ''}${isOver ? '  over the target' : ''}`,
    )
  })
  return Object.fromEntries(
    readers.map((reader, index) => [
      reader.name,
      {
        ...figures[index],
        ratio: ratios[index],
        mean: round((sums[index] ?? 0) / Math.max(1, times[index]?.length ?? 0)),
      },
    ]),
  )
}

const round100 = (value: number) => Math.round(value * 100) / 100

const prepared = new WeakMap<House, Promise<readonly Reader[]>>()

/**
 * Somebody who sees everything, somebody who sees 8 of 20 domains, and somebody for whom in those 8 a field is masked as well. Made once
 * per house.
 */
export function readersOf(house: House, say: (line: string) => void): Promise<readonly Reader[]> {
  const known = prepared.get(house) ?? prepare(house, say)
  prepared.set(house, known)
  return known
}

async function prepare(house: House, say: (line: string) => void): Promise<Reader[]> {
  const { started, tenantId } = house
  const inHouse = <T>(work: (ctx: Ctx) => Promise<T>) => started.transactions.inTenant(productAt(tenantId), work)
  const cookieName = sessionCookie(started.app.config.baseUrl).name
  const isSpread = await inHouse(hasReaders)
  const ids = await inHouse(makeDomains)
  const seen = ids.slice(0, SEEN)
  if (!isSpread) {
    const { milliseconds } = await timed(() => spread(house, inHouse))
    say(`Relations spread over ${DOMAINS} domains in ${Math.round(milliseconds / 1000)} s`)
    await inHouse((ctx) => maskAField(ctx, seen))
  }
  const reader = async (
    name: string,
    role: 'administrator' | 'reader',
    domainIds: readonly string[],
  ): Promise<Reader> =>
    inHouse(async (ctx) => {
      const userId = (await findReader(ctx, name)) ?? (await makeReader(ctx, { name, role, domainIds }))
      const { token } = await openSession(ctx, userId, { address: '127.0.0.1', device: 'Bench' })
      return { name, cookie: `${cookieName}=${token}` }
    })
  return [
    await reader('everything', 'administrator', []),
    await reader(`${SEEN} of ${DOMAINS} domains`, 'administrator', seen),
    await reader(`${SEEN} of ${DOMAINS}, a field masked`, 'reader', seen),
  ]
}

const addressOf = (name: string) => `${name.replaceAll(/\W/g, '')}@example.org`.toLowerCase()

/** In a house that stays, the readers of an earlier run are still there. */
async function findReader(ctx: Ctx, name: string): Promise<string | null> {
  const found = CompiledQuery.raw('select id from admin.app_user where lower(email) = $1', [addressOf(name)])
  const { rows } = await ctx.tx.executeQuery<{ id: string }>(found)
  return rows[0]?.id ?? null
}

const hasReaders = async (ctx: Ctx): Promise<boolean> => (await findReader(ctx, 'everything')) !== null

async function makeReader(
  ctx: Ctx,
  { name, role, domainIds }: { name: string; role: 'administrator' | 'reader'; domainIds: readonly string[] },
): Promise<string> {
  const { id } = await createUser(ctx, {
    name,
    email: addressOf(name),
    role,
    language: 'nl',
    password: 'molens draaien op dinsdag',
  })
  await run(ctx, 'update admin.app_user set domain_ids = $2::uuid[] where id = $1', [id, domainIds])
  return id
}

async function maskAField(ctx: Ctx, domainIds: readonly string[]): Promise<void> {
  await run(
    ctx,
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
     select 'role', 'reader', d, 'emails', 'masked' from unnest($1::uuid[]) d`,
    [domainIds],
  )
}

/** The standard model has some; the rest are made for this, with the rights that every new domain gets. */
async function makeDomains(ctx: Ctx): Promise<string[]> {
  const known = await findDomains(ctx)
  for (let bit = 0; bit < DOMAINS; bit += 1) {
    if (known.some((domain) => domain.bit === bit)) continue
    await run(ctx, 'insert into governance.domain (id, key, name, bit) values ($1, $2, $2, $3)', [
      newId(),
      `bench-${bit}`,
      bit,
    ])
  }
  await run(
    ctx,
    `insert into governance.domain_right (subject_kind, subject_key, domain_id, may_see, may_change, may_export, may_delete)
     select 'role', r, d.id, true, true, true, true from governance.domain d cross join unnest(array['administrator', 'reader']) r on conflict do nothing`,
    [],
  )
  const all = await findDomains(ctx)
  return all.toSorted((one, other) => one.bit - other.bit).map(({ id }) => id)
}

/** By name, so that each domain has people all over every order. */
async function spread(house: House, inHouse: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>): Promise<void> {
  const parts = Math.max(1, Math.ceil(house.rows / 50_000))
  for (let part = 0; part < parts; part += 1) {
    await inHouse((ctx) =>
      run(
        ctx,
        `update relations.relation set domain_mask = 1::bigint << (abs(hashtext(id::text)) % ${DOMAINS})
         where abs(hashtext(id::text || 'part')) % ${parts} = $1`,
        [part],
      ),
    )
  }
  await inHouse((ctx) => refreshStatistics(ctx))
}

/** A statement as it is, for material of measurements. */
export async function run(ctx: Ctx, text: string, values: readonly unknown[]): Promise<void> {
  await ctx.tx.executeQuery(CompiledQuery.raw(text, [...values]))
}
