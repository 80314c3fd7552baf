import { CompiledQuery } from 'kysely'
import { productAt } from '../src/modules/admin/index.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, sayFigures, timed } from './figures.ts'
import type { House } from './house.ts'

/** Target in milliseconds for the home page as a whole. */
const MOST_HOME = 200
const CALLS = 60

/** Of somebody who has been busy for years: tasks, relations that matter, relations followed, approaches that are due. */
const FILLED: Readonly<Record<string, string>> = {
  tasks: `
    insert into engagement.task (id, title, text, owner_user_id, relation_id, origin_relation_id, due_on, state, origin_kind, made_at, made_by,
      made_by_user_id, changed_at, ended_at)
    select gen_random_uuid(), 'Taak ' || p.n, '', u.id, p.id, p.id, current_date - 400 + (p.n % 500)::int, case when p.n % 20 = 0 then 'open' else 'done' end,
      'hand', now(), u.name, u.id, now(), case when p.n % 20 <> 0 then now() end
    from (select id, row_number() over (order by id) as n from relations.relation where kind = 'person') p
    cross join (select id, name from admin.app_user order by id limit 1) u where p.n <= 20000`,
  importance: `
    insert into relations.importance (id, relation_id, origin_relation_id, reason, every_months, since, started_by, started_at)
    select gen_random_uuid(), p.id, p.id, 'Meting', 3, current_date - 400, 'Meting', now() - interval '400 days'
    from (select id, row_number() over (order by id) as n from relations.relation where kind = 'person') p where p.n % 17 = 0 and p.n <= 17 * 2000`,
  follows: `
    insert into engagement.follow (id, user_id, relation_id, origin_relation_id, since)
    select gen_random_uuid(), u.id, p.id, p.id, now()
    from (select id, row_number() over (order by id) as n from relations.relation where kind = 'person') p
    cross join (select id from admin.app_user order by id limit 1) u where p.n % 7 = 0 and p.n <= 7 * 1000`,
}

/** The home page: what it asks, one by one and all at once as a browser does. */
export async function benchHome(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  for (const [what, text] of Object.entries(FILLED)) {
    const { milliseconds } = await timed(() =>
      house.started.transactions.inTenant(productAt(house.tenantId), (ctx) =>
        ctx.tx.executeQuery(CompiledQuery.raw(text, [])),
      ),
    )
    say(`Home: ${what} in ${Math.round(milliseconds)} ms`)
  }
  await house.started.transactions.inTenant(productAt(house.tenantId), refreshStatistics)
  const paths = {
    'home: what it says': '/home',
    'home: tasks counted': '/tasks/counts?scope=mine',
    'home: tasks that are late': '/tasks?scope=mine&group=overdue',
    'home: favourites and last seen': '/me/relations',
    'home: changed last': '/relations?sort=changed&direction=desc&limit=8',
  }
  const results: Record<string, unknown> = {}
  for (const [name, path] of Object.entries(paths)) {
    const took: number[] = []
    for (let index = 0; index < CALLS; index += 1) {
      const reply = await house.request('GET', path)
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status}`)
      took.push(reply.milliseconds)
    }
    results[name] = figuresOf(took)
    say(sayFigures(name, figuresOf(took)))
  }
  const took: number[] = []
  for (let index = 0; index < CALLS; index += 1) {
    const { milliseconds } = await timed(() =>
      Promise.all(Object.values(paths).map((path) => house.request('GET', path))),
    )
    took.push(milliseconds)
  }
  const whole = figuresOf(took)
  say(sayFigures('home page, all at once', whole))
  return { ...results, whole: { ...whole, isWithinTarget: whole.p95 <= MOST_HOME } }
}
