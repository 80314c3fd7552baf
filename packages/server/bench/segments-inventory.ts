import { CompiledQuery } from 'kysely'
import { productAt } from '../src/modules/admin/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, round, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'
import { run, type Reader } from './readers.ts'

/** Targets of TARGETS.md, in milliseconds. */
const MOST_PAGE = 500
const MOST_PEOPLE = 200
const REPEATED = 20

/**
 * The inventory of a house with roles of every type: how long counting takes, the page with six days on it, and the people behind its
 * figures. What the page reads grows with the number of groups of relations that are alike, so that is told as well.
 */
export async function benchInventory(
  house: House,
  readers: readonly Reader[],
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const inHouse = <T>(work: (ctx: Ctx) => Promise<T>) =>
    house.started.transactions.inTenant(productAt(house.tenantId), work)
  const roles = await timed(() => inHouse(giveRoles))
  await inHouse(refreshStatistics)
  const refreshed = await timed(house.started.doUpkeep)
  say(`Roles given in ${round(roles.milliseconds / 1000)} s, made fresh in ${round(refreshed.milliseconds / 1000)} s`)
  const counted = await countDays(house, say)
  const size = await inHouse(sizeOf)
  say(`Stored: ${JSON.stringify(size)}`)
  return { ...counted, ...size, pages: await readAll(house, readers, say) }
}

/** Two fifths have one more role, some two or three; begun over eight years, and one in four ended since. */
async function giveRoles(ctx: Ctx): Promise<void> {
  await run(
    ctx,
    `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, valid_from, valid_until, created_at)
     select gen_random_uuid(), x.id, x.id, x.type_id, x.domain_id, x.began, case when x.h % 4 = 0 then x.began + 200 + x.h % 1500 end, now()
     from (
       select r.id, t.id as type_id, t.domain_id, abs(hashtext(r.id::text || n)) as h,
         current_date - (abs(hashtext('b' || r.id || n)) % 2900 + 1) as began
       from relations.relation r cross join generate_series(1, 3) n
       join lateral (
         select t.id, t.domain_id from (
           select t.id, t.domain_id, row_number() over (order by t.key) as at, count(*) over () as of
           from governance.relation_type t where 'person' = any(t.kinds) and t.key <> 'borrower'
         ) t where t.at = 1 + floor(power(abs(hashtext('t' || r.id || n)) % 1000 / 1000.0, 2) * t.of)
       ) t on true
       where abs(hashtext('r' || n || r.id)) % 100 < 48 / (n * n)
     ) x`,
    [],
  )
  // A relation is in the domains of its roles, so that there are many combinations of domains, as in a house that has been at work for years.
  await run(
    ctx,
    `update relations.relation r set domain_mask = r.domain_mask | x.mask
     from (
       select o.relation_id, bit_or(1::bigint << d.bit) as mask from relations.role o join governance.domain d on d.id = o.domain_id
       where abs(hashtext('r1' || o.relation_id)) % 100 < 48 group by o.relation_id
     ) x where x.relation_id = r.id and r.domain_mask | x.mask <> r.domain_mask`,
    [],
  )
}

/** As the night does it. */
async function countDays(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const year = new Date().getFullYear()
  const today = new Date().toISOString().slice(0, 10)
  const days = [today, `${year - 1}${today.slice(4)}`, ...[1, 2, 3, 4].map((back) => `${year - back}-12-31`)]
  const took: number[] = []
  for (const day of days) {
    await house.request('POST', '/inventory/days', { day })
    took.push((await timed(house.started.runJobs)).milliseconds)
  }
  const [first = 0] = took
  const all = took.reduce((sum, one) => sum + one, 0)
  say(`A day counted in ${round(first / 1000)} s; a night of ${days.length} days in ${round(all / 1000)} s`)
  return { daySeconds: round(first / 1000), nightSeconds: round(all / 1000) }
}

async function sizeOf(ctx: Ctx): Promise<Record<string, number>> {
  const { rows } = await ctx.tx.executeQuery<Record<string, number>>(
    CompiledQuery.raw(
      `select (select count(*) from segments.inventory_group)::int as groups, (select count(*) from segments.inventory_set)::int as combinations,
         (select count(*) from segments.inventory_fact)::int as facts, (select count(*) from segments.inventory_bits)::int as bits`,
    ),
  )
  return rows[0] ?? {}
}

async function readAll(
  house: House,
  readers: readonly Reader[],
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {}
  for (const { name, cookie } of readers) {
    const ask = async (method: 'GET' | 'POST', path: string, payload?: object) => {
      const { result, milliseconds } = await timed(() =>
        house.started.http.inject({ method, url: `/api${path}`, headers: { cookie }, ...(payload && { payload }) }),
      )
      if (result.statusCode !== 200) throw new Error(`${path}: ${result.body}`)
      return { json: result.json(), milliseconds }
    }
    // Nobody who sees this has looked yet: everything is added up.
    const { json, milliseconds: first } = await ask('GET', '/inventory')
    say(`inventory, added up for the first time: ${name}: ${Math.round(first)} ms`)
    const page: number[] = []
    const people: number[] = []
    const cells = ['everybody', 'new', 'lapsed'].map((what) => ({
      day: json.day,
      what,
      typeIds: [json.types[0].typeId],
    }))
    for (let turn = 0; turn < REPEATED; turn += 1) {
      page.push((await ask('GET', '/inventory')).milliseconds)
      for (const cell of cells) people.push((await ask('POST', '/inventory/people', cell)).milliseconds)
    }
    const [pages, lists] = [figuresOf(page), figuresOf(people)]
    say(sayFigures(`inventory: ${name}`, pages))
    say(sayFigures(`people behind a figure: ${name}`, lists))
    results[name] = {
      firstMilliseconds: round(first),
      inventory: { ...pages, isWithinTarget: pages.p95 <= MOST_PAGE },
      people: { ...lists, isWithinTarget: lists.p95 <= MOST_PEOPLE },
    }
  }
  return results
}
