import { CompiledQuery } from 'kysely'
import { productAt } from '../src/modules/admin/index.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { figuresOf, sayFigures, timed, type Figures } from './figures.ts'
import type { House } from './house.ts'

/** Processes that run on one board at once. */
const RUNNING = 5000
const STEPS = 8
const CALLS = 60
/** A page of the board, and the lead times of all its steps, in milliseconds. */
const MOST_PAGE = 200
const MOST_FIGURES = 500
const FIGURES = 'doorlooptijd per stap'

type Say = (line: string) => void

/** The board with five thousand running processes: counts and first cards of every column, narrowed, a next page, and its lead times. */
export async function benchBoard(house: House, say: Say): Promise<Record<string, unknown>> {
  const templateId = await aTemplate(house)
  const running = await fill(house, templateId)
  say(`Bord: ${running} lopende processen in ${STEPS} stappen`)
  const board = `/process-templates/${templateId}/board`
  const { json } = await house.request('GET', board)
  const [first] = json.columns as { key: string; nextCursor: string | null }[]
  const pages: Readonly<Record<string, string>> = {
    'bord, alle kolommen': board,
    'bord, alleen te laat': `${board}?overdue=true`,
    'volgende kaarten van een kolom': `/process-templates/${templateId}/cards?step=${first?.key ?? 's0'}&cursor=${first?.nextCursor ?? ''}`,
    'wat loopt, eerste bladzijde': `/processes?templateId=${templateId}`,
    [FIGURES]: `/process-templates/${templateId}/figures`,
  }
  const results: Record<string, Figures> = {}
  for (const [name, path] of Object.entries(pages)) {
    results[name] = await measure(house, path)
    say(sayFigures(name, results[name]))
  }
  const isReached = Object.entries(results).every(
    ([name, { p95 }]) => p95 <= (name === FIGURES ? MOST_FIGURES : MOST_PAGE),
  )
  return { running, pages: results, target: `p95 <= ${MOST_PAGE} ms, lead times ${MOST_FIGURES} ms`, isReached }
}

async function measure(house: House, path: string): Promise<Figures> {
  const times: number[] = []
  for (let call = 0; call < CALLS; call += 1) times.push((await timed(() => house.request('GET', path))).milliseconds)
  return figuresOf(times)
}

async function aTemplate(house: House): Promise<string> {
  const steps = Array.from({ length: STEPS }, (_, index) => ({
    ...{ key: `s${index}`, title: `Stap ${index + 1}`, instruction: '', isObligatory: true, isStrict: false },
    who: { by: 'owner' },
    due: { from: 'previous', count: 5, unit: 'working_day', ifClosed: 'keep' },
    after: { what: index === 0 ? 'start' : 'previous' },
    ...{ fields: [], documents: [], when: null, question: null, asksDate: null },
  }))
  const { json } = await house.request('POST', '/process-templates', {
    ...{ name: `Meting ${Date.now()}`, goal: '', domainId: null, typeId: null },
    content: { dates: [], steps, reminders: [], roleTypeId: null },
  })
  const id = json.id as string
  await house.request('POST', `/process-templates/${id}/state`, { state: 'active' })
  return id
}

/** Spread over the steps, some of them late; of each the steps before were done over the last months. Without tasks: the board reads none. */
async function fill(house: House, templateId: string): Promise<number> {
  const inTenant = (text: string, values: readonly unknown[]) =>
    house.started.transactions.inTenant(productAt(house.tenantId), (ctx) =>
      ctx.tx.executeQuery<{ count: number }>(CompiledQuery.raw(text, [...values])),
    )
  await inTenant(
    `insert into engagement.process (id, template_id, version, relation_id, origin_relation_id, state, owner_user_id, current_key, current_since,
       at_user_id, due_on, started_at, started_on, started_by)
     select gen_random_uuid(), $1, 1, r.id, r.id, 'running', u.id, 's' || (n.number % $2), now() - (n.number % 40) * interval '1 day',
       u.id, current_date + (n.number % 60)::int - 15, now() - interval '90 days', current_date - 90, 'Meting'
     from (select r.id, row_number() over (order by r.id) as number from relations.relation r where r.merged_into_id is null limit $3) r
     join lateral (select r.number) n on true
     cross join (select id from admin.app_user order by created_at limit 1) u`,
    [templateId, STEPS, RUNNING],
  )
  await inTenant(
    `insert into engagement.process_step (id, process_id, template_id, key, title, position, state, user_id, due_on, opened_at, ended_at, ended_by)
     select gen_random_uuid(), p.id, p.template_id, 's' || k, 'Stap ' || (k + 1), k,
       case when k < at then 'done' when k = at then 'open' else 'waiting' end,
       case when k = at then p.owner_user_id end, case when k <= at then p.due_on end,
       case when k <= at then p.started_at + k * interval '7 days' end, case when k < at then p.started_at + (k + 1) * interval '7 days' end,
       case when k < at then 'Meting' end
     from (select p.*, substr(p.current_key, 2)::int as at from engagement.process p where p.template_id = $1) p
     cross join generate_series(0, $2 - 1) k`,
    [templateId, STEPS],
  )
  await house.started.transactions.inTenant(productAt(house.tenantId), refreshStatistics)
  const { rows } = await inTenant('select count(*) as count from engagement.process where template_id = $1', [
    templateId,
  ])
  return rows[0]?.count ?? 0
}
