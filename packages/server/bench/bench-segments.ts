import { CompiledQuery } from 'kysely'
import type { Condition, SegmentGroup } from '@klantregie/contract'
import { sessionCookie, productAt } from '../src/modules/admin/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, round, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'
import { readersOf, run, type Reader } from './readers.ts'
import { benchInventory } from './segments-inventory.ts'

/** Targets of TARGETS.md, in milliseconds. */
const MOST_COUNT = 300
const MOST_PAGE = 200
const MOST_FRESH = 5000
const TREES = 50
const CHANGED = 1000
const IN_OVERLAP = 20

type InHouse = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/**
 * Counting while somebody builds, over relations and ten facts for each. Cold: at least one condition of the tree was never asked before. Warm: the
 * same trees again. One number changed: what somebody waits for who moves a bound while building, as all but one condition is there already.
 * Then what somebody sees of it who sees eight of twenty domains.
 */
export async function benchSegments(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const inHouse: InHouse = (work) => house.started.transactions.inTenant(productAt(house.tenantId), work)
  const material = await fill(house, inHouse, say)
  const readers = await readersOf(house, say)
  const rebuilt = await timed(house.started.doUpkeep)
  say(`Profiles of ${house.rows} relations made in ${round(rebuilt.milliseconds / 1000)} s`)
  const things = await thingsOf(house)
  const trees = treesOf(things)
  const counts = {
    ...(await countAll(house, { readers, trees, say })),
    ...(await countChanged(house, { readers, trees: changedTreesOf(things), say })),
  }
  return {
    relations: house.rows,
    facts: house.rows * house.factsEach,
    ...material,
    rebuildSeconds: round(rebuilt.milliseconds / 1000),
    counts,
    ...(await lists(house, { readers, trees, say })),
    ...(await freshness(house, inHouse, say)),
    inventory: await benchInventory(house, readers, say),
  }
}

/** Facts as a theatre with a library has them: many loans, some tickets, few gifts; over four years, more of them lately. */
async function fill(house: House, inHouse: InHouse, say: (line: string) => void) {
  const isFilled = await inHouse(async ({ tx }) => {
    const { rows } = await tx.executeQuery(CompiledQuery.raw('select from activity.fact limit 1'))
    return rows.length > 0
  })
  if (isFilled) return { factsPerSecond: null }
  const parts = Math.max(1, Math.ceil(house.rows / 50_000))
  const { milliseconds } = await timed(async () => {
    for (let part = 0; part < parts; part += 1)
      await inHouse((ctx) =>
        run(
          ctx,
          `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, genre_id, branch_id, quantity, amount_cents, order_key, recorded_at)
           select gen_random_uuid(), f.id, f.id, f.kind, f.day, f.day, g.ids[1 + f.h % cardinality(g.ids)], b.ids[1 + f.h % cardinality(b.ids)], 1 + f.h % 3,
             case when f.kind = 'loan' then 0 else 500 + f.h % 5000 end, f.id::text || f.n, now()
           from (
             select r.id, n, abs(hashtext(r.id::text || n)) as h,
               (array['loan', 'loan', 'loan', 'loan', 'ticket', 'ticket', 'ticket', 'gift', 'purchase', 'enrolment'])[1 + abs(hashtext(n || r.id::text)) % 10] as kind,
               current_date - (power(abs(hashtext('d' || r.id || n)) % 10000 / 10000.0, 2) * 1460)::int as day
             from relations.relation r cross join generate_series(1, $2::int) n
             where abs(hashtext(r.id::text || 'part')) % $3::int = $1::int
           ) f, (select array_agg(id order by position) as ids from activity.genre) g, (select array_agg(id order by name) as ids from admin.branch) b`,
          [part, house.factsEach, parts],
        ),
      )
    await inHouse(refreshStatistics)
  })
  const perSecond = Math.round((house.rows * house.factsEach) / (milliseconds / 1000))
  say(`${house.rows * house.factsEach} facts written in ${Math.round(milliseconds / 1000)} s, ${perSecond}/s`)
  return { factsPerSecond: perSecond }
}

type Named = { readonly id: string; readonly key?: string; readonly isActive?: boolean }
type Things = {
  readonly families: Named[]
  readonly genres: Named[]
  readonly types: Named[]
  readonly branches: Named[]
}

async function thingsOf(house: House): Promise<Things> {
  const { families, genres } = (await house.request('GET', '/activity-families')).json as Things
  const types = (await house.request('GET', '/relation-types')).json.items as Named[]
  const branches = (await house.request('GET', '/branches')).json.items as Named[]
  return { families, genres, types, branches }
}

/** As people build them: two to four conditions, somebody without something, one of two. */
const treesOf = (things: Things) => treesWith(things, 0)

/** The same with a stretch in the first condition that nobody asked for before: 13 to 62 weeks. */
const changedTreesOf = (things: Things) => treesWith(things, 1)

function treesWith({ families, genres, types, branches }: Things, more: number): SegmentGroup[] {
  const family = (key: string) => families.find((one) => one.key === key)?.id ?? ''
  const pick = (items: readonly Named[], index: number) => items[index % items.length]?.id ?? ''
  const borrower = types.find(({ key }) => key === 'borrower')?.id ?? pick(types, 0)
  const came = (index: number, more = 0): Condition => ({
    about: 'activity',
    familyId: family(index % 2 === 0 ? 'visits' : 'library'),
    measure: index % 5 === 4 ? 'money' : 'days',
    period:
      more === 0
        ? { in: 'last', count: 3 + (index % 24), unit: 'months' }
        : { in: 'last', count: 13 + index, unit: 'weeks' },
    atLeast: index % 5 === 4 ? 1000 + index * 100 : 1 + (index % 4),
    atMost: null,
    ...(index % 3 === 0 ? { genreIds: [pick(genres, index)] } : {}),
  })
  const others: readonly ((index: number) => Condition)[] = [
    (index) => ({ about: 'age', from: 18 + (index % 40), to: 30 + (index % 60) }),
    () => ({ about: 'role', typeIds: [borrower], when: 'now' }),
    () => ({ about: 'reach', has: 'email' }),
    (index) => ({
      about: 'postcode',
      areas: Array.from({ length: 20 }, (_, step) => String(4100 + ((index * 7 + step) % 800))),
    }),
    (index) => ({ about: 'branch', ids: [pick(branches, index)] }),
    (index) => ({
      about: 'first_activity',
      familyId: family('visits'),
      period: { in: 'calendar_year', yearsAgo: index % 3 },
    }),
  ]
  const other = (index: number): Condition => (others[index % others.length] ?? others[0])?.(index) as Condition
  return Array.from({ length: TREES }, (_, index): SegmentGroup => ({
    group: 'all',
    of: [
      came(index, more),
      other(index),
      ...(index % 3 === 1 ? [{ group: 'none' as const, of: [came(index + 7)] }] : []),
      ...(index % 4 === 2 ? [{ group: 'any' as const, of: [other(index + 1), other(index + 2)] }] : []),
    ],
  }))
}

type Asking = {
  readonly readers: readonly Reader[]
  readonly trees: readonly SegmentGroup[]
  readonly say: (line: string) => void
}

async function countAll(house: House, { readers, trees, say }: Asking): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {}
  for (const { name, cookie } of readers) {
    for (const turn of ['cold', 'warm'] as const) {
      const took: number[] = []
      for (const conditions of trees) took.push(await ask(house, cookie, '/segments/count', { conditions }))
      const figures = figuresOf(took)
      results[`${name}, ${turn}`] = { ...figures, isWithinTarget: figures.p95 <= MOST_COUNT }
      say(sayFigures(`count, ${turn}: ${name}`, figures))
    }
  }
  return results
}

/** Trees of which one condition is new, as whoever sees everything asks them. */
async function countChanged(house: House, { readers, trees, say }: Asking): Promise<Record<string, unknown>> {
  const { name, cookie } = readers[0] ?? { name: 'everything', cookie: '' }
  const took: number[] = []
  for (const conditions of trees) took.push(await ask(house, cookie, '/segments/count', { conditions }))
  const figures = figuresOf(took)
  say(sayFigures(`count, one number changed: ${name}`, figures))
  return { [`${name}, one number changed`]: { ...figures, isWithinTarget: figures.p95 <= MOST_COUNT } }
}

/** Milliseconds of one call. */
async function ask(house: House, cookie: string, path: string, body?: object): Promise<number> {
  const { result, milliseconds } = await timed(() =>
    house.started.http.inject({
      ...(body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, payload: body }),
      url: `/api${path}`,
      headers: { cookie },
    }),
  )
  if (result.statusCode !== 200) throw new Error(`${path}: ${result.body}`)
  return milliseconds
}

/** The list of a segment in the order of names, and what segments have in common. */
async function lists(house: House, { readers, trees, say }: Asking): Promise<Record<string, unknown>> {
  const ids: string[] = []
  for (const [index, conditions] of trees.slice(0, IN_OVERLAP).entries()) {
    const made = await house.request('POST', '/segments', {
      name: `Meting ${index}`,
      conditions,
      audience: 'organisation',
    })
    ids.push(made.json.id as string)
  }
  const results: Record<string, unknown> = {}
  for (const { name, cookie } of readers) {
    // The first time members come from the disk.
    for (const turn of ['first time', 'again'] as const) {
      const took: number[] = []
      for (const id of ids) took.push(await ask(house, cookie, `/relations?segmentId=${id}&limit=50`))
      const figures = figuresOf(took)
      results[`members, ${turn}: ${name}`] = { ...figures, isWithinTarget: figures.p95 <= MOST_PAGE }
      say(sayFigures(`first page of members, ${turn}: ${name}`, figures))
    }
  }
  const cookie = readers[0]?.cookie ?? sessionCookie('').name
  const overlap = await ask(house, cookie, '/segments/overlap', { ids })
  say(`overlap of ${ids.length}: ${Math.round(overlap)} ms`)
  return { ...results, overlapMilliseconds: round(overlap) }
}

/** From the commit of a change of many relations until it is counted. */
async function freshness(
  house: House,
  inHouse: InHouse,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  await inHouse((ctx) =>
    run(
      ctx,
      `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, recorded_at)
       select gen_random_uuid(), r.id, r.id, 'ticket', now(), current_date, now() from relations.relation r limit $1::int`,
      [CHANGED],
    ),
  )
  const { milliseconds } = await timed(house.started.doUpkeep)
  say(`${CHANGED} changed relations fresh in ${Math.round(milliseconds)} ms, with every condition in use`)
  return { fresh: { changed: CHANGED, milliseconds: round(milliseconds), isWithinTarget: milliseconds <= MOST_FRESH } }
}
