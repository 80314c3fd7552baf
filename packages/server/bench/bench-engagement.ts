import { CompiledQuery } from 'kysely'
import pg from 'pg'
import type { Ctx } from '../src/platform/context.ts'
import { productAt } from '../src/modules/admin/index.ts'
import {
  checkConsent,
  finishCheck,
  planNextFree,
  planOthers,
} from '../src/modules/engagement/approaches/round-work.service.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { benchBoard } from './engagement-board.ts'
import { benchCoverage } from './engagement-coverage.ts'
import { benchHome } from './engagement-home.ts'
import { figuresOf, round, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'

/** Targets in milliseconds: a collision check of a whole list, and a page. */
const MOST_CHECK = 5000
const MOST_PAGE = 200
/** People on the list, at most, and what they are checked against: twenty approaches for each. */
const ON_THE_LIST = 100_000
const OF_EACH = 20
/** The base that was read in is filled up to so many times its rows: reading in is measured elsewhere. */
const TIMES = 100
const CALLS = 60

type Say = (line: string) => void

/**
 * The register of approaches: a list of a hundred thousand checked against two million, planned and taken back; and the pages that
 * people open, beside that.
 */
export async function benchEngagement(house: House, say: Say): Promise<Record<string, unknown>> {
  const purposeId = await aPurpose(house)
  const filled = await fill(house, purposeId, say)
  const check = await benchRound(house, purposeId, say)
  const pages = await benchPages(house, purposeId, say)
  const home = await benchHome(house, say)
  const coverage = await benchCoverage(house, { purposeId, say })
  const board = await benchBoard(house, say)
  return { ...filled, ...check, pages, home, coverage, board }
}

async function aPurpose(house: House): Promise<string> {
  const { json } = await house.request('POST', '/privacy/purposes', {
    ...{ name: 'Meting', kind: 'commercial', basis: 'legitimate_interest' },
    ...{ channels: ['post', 'in_person'], status: 'active' },
  })
  await house.request('GET', '/approaches/purposes')
  return json.id as string
}

const inTenant = <T>(house: House, work: (ctx: Ctx) => Promise<T>) =>
  house.started.transactions.inTenant(productAt(house.tenantId), work)

async function run(house: House, text: string, values: readonly unknown[] = []): Promise<void> {
  await inTenant(house, (ctx) => ctx.tx.executeQuery(CompiledQuery.raw(text, [...values])))
}

/**
 * Millions of rows go in without the keys and indexes that the product keeps, which are put back as they were. Answers how to put
 * them back.
 */
async function withoutKeys(house: House): Promise<() => Promise<void>> {
  const owner = new pg.Client(house.owner)
  await owner.connect()
  const { rows } = await owner.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make
    from pg_constraint c where c.contype = 'f' and c.conrelid in ('engagement.approach'::regclass, 'engagement.approach_claim'::regclass)
    union all
    select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    from pg_index i where i.indrelid in ('engagement.approach'::regclass, 'engagement.approach_claim'::regclass) and not i.indisunique`)
  for (const { drop } of rows) await owner.query(drop)
  return async () => {
    for (const { make } of rows.toReversed()) await owner.query(make)
    await owner.end()
  }
}

/** A household for every eighth person with the next one, and approaches over three years and the coming months. */
async function fill(house: House, purposeId: string, say: Say): Promise<Record<string, number>> {
  const people = Math.min(ON_THE_LIST, house.rows * TIMES)
  const approaches = people * OF_EACH
  const households = Math.floor(people / 8)
  const { milliseconds } = await timed(async () => {
    const putBack = await withoutKeys(house)
    for (const [what, text, values] of [
      ['people', FILL_PEOPLE, [people]],
      ['households', FILL_HOUSEHOLDS, [households]],
      ['approaches', FILL_APPROACHES, [approaches, purposeId]],
      ['claims', FILL_CLAIMS, []],
    ] as const) {
      const { milliseconds: took } = await timed(() => run(house, text, values))
      say(`${what} in ${Math.round(took)} ms`)
      if (what !== 'approaches') await inTenant(house, refreshStatistics)
    }
    await putBack()
  })
  await inTenant(house, refreshStatistics)
  say(`${people} people, ${approaches} approaches, ${households} households, in ${Math.round(milliseconds / 1000)} s`)
  return { people, approaches, households }
}

const FILL_PEOPLE = `
  insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
  select gen_random_uuid(), 'person', '{"kind": "person"}', 'Mens ' || n, 'mens ' || lpad(n::text, 7, '0'), 1, ' ', now(), now()
  from generate_series(1, $1::int - (select count(*)::int from relations.relation where kind = 'person')) n`

const FILL_HOUSEHOLDS = `
  with people as (select id, domain_mask, row_number() over (order by id) as n from relations.relation where kind = 'person'),
  made as (
    insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
    select gen_random_uuid(), 'household', '{}', 'Huis ' || p.n, 'huis ' || p.n, p.domain_mask, ' ', now(), now()
    from people p where p.n % 8 = 0 and p.n <= $1::int * 8 returning id, display_name)
  insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, created_at)
  select gen_random_uuid(), p.id, m.id, p.id, m.id, t.id, now()
  from made m join people p on p.n / 8 = substr(m.display_name, 6)::int / 8 and p.n % 8 in (0, 1)
  cross join (select id from governance.link_type where key = 'member_of') t`

const FILL_APPROACHES = `
  insert into engagement.approach (id, relation_id, origin_relation_id, purpose_id, kind, channel, owner_user_id, owner_name, starts_on, ends_on,
    state, clearance, created_by_name, created_at, ended_at)
  select gen_random_uuid(), p.id, p.id, case when g.n % 5 = 0 then $2::uuid else o.ids[1 + g.n % array_length(o.ids, 1)] end,
    'letter', 'post', u.id, u.name, d.day, d.day + 3, case when d.day < current_date then 'made' else 'planned' end, 'recorded', u.name, now(),
    case when d.day < current_date then now() end
  from generate_series(1, $1::int) g(n)
  cross join (select count(*) as many from relations.relation where kind = 'person') m
  join (select id, row_number() over (order by id) as n from relations.relation where kind = 'person') p
    on p.n = 1 + (g.n::bigint * 7919) % m.many
  cross join (select array_agg(purpose_id order by purpose_id) as ids from engagement.purpose_rule) o
  cross join (select id, name from admin.app_user limit 1) u
  cross join lateral (select current_date - 1000 + (g.n * 31 % 1090) as day) d`

const FILL_CLAIMS = `
  insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
  select a.id, t.id, t.id, 'at', a.purpose_id, a.starts_on, a.ends_on, false, a.state = 'made' from engagement.approach a
  cross join lateral (
    select a.relation_id as id
    union select l.to_id from relations.link l join governance.link_type y on y.id = l.type_id and y.key = 'member_of' where l.from_id = a.relation_id) t`

/** A round along the list: made, checked, planned and taken back, each timed. */
async function benchRound(house: House, purposeId: string, say: Say): Promise<Record<string, unknown>> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const made = await house.request('POST', '/approach-rounds', {
    ...{ name: 'Meting', purposeId, kind: 'visit', startsOn: day(1), endsOn: day(10), filter: { kind: 'person' } },
  })
  const id = made.json.id as string
  await run(house, `delete from engagement.approach_round_item where position > $1`, [ON_THE_LIST])
  await inTenant(house, refreshStatistics)
  const consent = await timed(async () => {
    for (let after: number | null = 0; after !== null;) {
      const from: number = after
      after = await inTenant(house, (ctx) => checkConsent(ctx, id, from))
    }
  })
  const collisions = await timed(() => inTenant(house, (ctx) => finishCheck(ctx, id)))
  const { json: found } = await house.request('GET', `/approach-rounds/${id}`)
  say(`Made in ${Math.round(made.milliseconds)} ms; consent of all in ${Math.round(consent.milliseconds)} ms`)
  say(
    `Collisions of ${found.counts.total} in ${Math.round(collisions.milliseconds)} ms (target ${MOST_CHECK}): ${JSON.stringify(found.counts)}`,
  )
  await run(house, `update engagement.approach_round set state = 'planning' where id = $1`, [id])
  const turns: number[] = []
  for (let hasMore = true; hasMore;) {
    const turn = await timed(() => inTenant(house, (ctx) => planNextFree(ctx, id)))
    hasMore = turn.result
    turns.push(turn.milliseconds)
  }
  await inTenant(house, (ctx) => planOthers(ctx, id, ctx.domainMask))
  const planMs = turns.reduce((sum, took) => sum + took, 0)
  const { json: planned } = await house.request('GET', `/approach-rounds/${id}`)
  say(
    `Planned ${planned.counts.planned} in ${Math.round(planMs)} ms, others wait at most ${Math.round(Math.max(...turns))} ms`,
  )
  return {
    makeMs: round(made.milliseconds),
    consentMs: round(consent.milliseconds),
    collisionMs: round(collisions.milliseconds),
    isCheckWithinTarget: collisions.milliseconds <= MOST_CHECK,
    planMs: round(planMs),
    longestTurnMs: round(Math.max(...turns)),
    counts: planned.counts,
  }
}

/** The pages people open, and the question that is asked while they plan. */
async function benchPages(house: House, purposeId: string, say: Say): Promise<Record<string, unknown>> {
  const { json } = await house.request('GET', '/relations?limit=100&kind=person')
  const ids = (json.items as { id: string }[]).map(({ id }) => id)
  const body = { purposeId, kind: 'visit', startsOn: '2027-01-10', endsOn: '2027-01-12' }
  const calls: Record<string, (index: number) => readonly ['GET' | 'POST', string, object?]> = {
    'my approaches': () => ['GET', '/approaches?mine=true&limit=50'],
    'planned for a purpose': () => ['GET', `/approaches?state=planned&purposeId=${purposeId}&limit=50`],
    'of this week': () => ['GET', `/approaches?from=${ahead(0)}&until=${ahead(7)}&limit=50`],
    'of a relation': (index) => ['GET', `/relations/${ids[index % ids.length] ?? ''}/approaches`],
    'what stands in the way': (index) => [
      'POST',
      `/relations/${ids[index % ids.length] ?? ''}/approaches/collisions`,
      body,
    ],
  }
  const results: Record<string, unknown> = {}
  for (const [name, call] of Object.entries(calls)) {
    const took: number[] = []
    for (let index = 0; index < CALLS; index += 1) {
      const reply = await house.request(...call(index))
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status}`)
      took.push(reply.milliseconds)
    }
    const figures = figuresOf(took)
    results[name] = { ...figures, isWithinTarget: figures.p95 <= MOST_PAGE }
    say(sayFigures(name, figures))
  }
  return results
}

const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
