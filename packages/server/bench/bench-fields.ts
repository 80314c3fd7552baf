import { productAt } from '../src/modules/admin/index.ts'
import { indexNewOwnFields } from '../src/modules/relations/index.ts'
import { refreshStatistics } from '../src/platform/tenants/statistics.queries.ts'
import { sql } from 'kysely'
import { timed } from './figures.ts'
import type { House } from './house.ts'
import { compare, readersOf, run } from './readers.ts'

/** Target: p95 of a list that is narrowed by own fields, in milliseconds. */
const MOST = 200
const PART = 50_000

type Key = `own_${string}`

/**
 * What a busy organisation knows besides: of nearly everybody, of many, of few, and of nearly nobody. `value` is what
 * relation r has in it, as JSON; null for nothing. Spread evenly, whatever the order of a list.
 */
const FIELDS = {
  colour: {
    field: { label: 'Kleur', dataType: 'choice', choices: ['Rood', 'Oranje', 'Geel', 'Groen', 'Blauw'] },
    // Ninety percent, in five choices.
    value: (choices: readonly string[]) =>
      `case when h.colour < 90 then to_jsonb((array[${choices.map((key) => `'${key}'`).join(', ')}])[1 + h.colour % 5]) end`,
  },
  friend: {
    field: { label: 'Vriend', dataType: 'yes_no' },
    value: () => `case when h.friend < 40 then to_jsonb(true) when h.friend < 60 then to_jsonb(false) end`,
  },
  points: {
    field: { label: 'Punten', dataType: 'number' },
    value: () => `case when h.points < 6000 then to_jsonb(h.points) end`,
  },
  since: {
    // All but one in a thousand.
    field: { label: 'Lid sinds', dataType: 'date' },
    value: () => `case when h.since > 0 then to_jsonb((date '1980-01-01' + (h.points % 15000))::text) end`,
  },
  remark: {
    // One in five hundred.
    field: { label: 'Bijzonderheid', dataType: 'text' },
    value: () => `case when h.remark = 0 then to_jsonb('bijzonder ' || h.points) end`,
  },
} as const

/** Lists that are narrowed and sorted by fields of the organisation's own, by people with and without rights. */
export async function benchFields(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const readers = await readersOf(house, say)
  const { result: made, milliseconds } = await timed(() => makeFields(house))
  say(`Own fields filled in ${Math.round(milliseconds / 1000)} s`)
  return compare(house, say, { readers, calls: fieldCalls(made), most: MOST })
}

export type Made = { readonly keys: Record<keyof typeof FIELDS, Key>; readonly choices: readonly string[] }

export function fieldCalls({ keys, choices }: Made): Record<string, string[]> {
  const [first = ''] = choices
  const of = (...conditions: string[]) =>
    `/relations?limit=50${conditions.map((own) => `&own=${encodeURIComponent(own)}`).join('')}`
  return {
    'choice, a fifth': [of(`${keys.colour}:is:${first}`)],
    'yes, two fifths': [of(`${keys.friend}:is:true`)],
    'yes, by change': [`${of(`${keys.friend}:is:true`)}&sort=changed&direction=desc`],
    'number from and to, a third': [of(`${keys.points}:from:1000`, `${keys.points}:to:4000`)],
    'number from and to, few': [of(`${keys.points}:from:1000`, `${keys.points}:to:1010`)],
    'date from': [of(`${keys.since}:from:2015-01-01`)],
    'text begins, few': [of(`${keys.remark}:starts:bijzonder 1`)],
    'empty, two fifths': [of(`${keys.friend}:empty`)],
    'empty, few': [of(`${keys.since}:empty`)],
    'empty, nearly all': [of(`${keys.remark}:empty`)],
    'filled, nearly all': [of(`${keys.since}:filled`)],
    'filled, few': [of(`${keys.remark}:filled`)],
    'three together': [of(`${keys.colour}:is:${first}`, `${keys.friend}:is:true`, `${keys.points}:from:3000`)],
    'empty and a choice': [of(`${keys.friend}:empty`, `${keys.colour}:is:${first}`)],
    'sorted by a number': [`/relations?limit=50&sort=${keys.points}`],
    'sorted by a number, narrowed': [`${of(`${keys.friend}:is:true`)}&sort=${keys.points}&direction=desc`],
    'sorted by a text that few have': [`/relations?limit=50&sort=${keys.remark}`],
  }
}

export async function makeFields(house: House): Promise<Made> {
  const keys = {} as Record<keyof typeof FIELDS, Key>
  let choices: readonly string[] = []
  for (const [name, { field }] of Object.entries(FIELDS) as [keyof typeof FIELDS, (typeof FIELDS)['colour']][]) {
    const { status, json } = await house.request('POST', '/fields', {
      definition: 'Om te meten.',
      goal: 'Om te meten.',
      kinds: ['person', 'organisation', 'household'],
      ...field,
      choices: ((field as { choices?: readonly string[] }).choices ?? []).map((label) => ({ label })),
    })
    if (status !== 200) throw new Error(JSON.stringify(json))
    keys[name] = json.key
    if (name === 'colour') choices = json.choices.map((choice: { key: string }) => choice.key)
  }
  const parts = Math.max(1, Math.ceil(house.rows / PART))
  for (let part = 0; part < parts; part += 1) await fillPart(house, { keys, choices }, { part, parts })
  await house.started.transactions.inTenant(productAt(house.tenantId), (ctx) => refreshStatistics(ctx))
  return { keys, choices }
}

/** Writes what the relations of one part say in their golden records and in the index, as an import would have. */
async function fillPart(
  house: House,
  { keys, choices }: Made,
  { part, parts }: { readonly part: number; readonly parts: number },
): Promise<void> {
  const isIn = `abs(hashtext(r.id::text || 'fields')) % ${parts} = ${part}`
  const hash = (salt: string, size: number) => `abs(hashtext(r.id::text || '${salt}')) % ${size}`
  const pairs = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map(
    (name) => `'${keys[name]}', ${FIELDS[name].value(choices)}`,
  )
  await house.started.transactions.inTenant(productAt(house.tenantId), async (ctx) => {
    await run(
      ctx,
      `with n as materialized (
        select h.id, jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})) as own from (
          select r.id, ${hash('colour', 100)} as colour, ${hash('friend', 100)} as friend, ${hash('points', 10_000)} as points,
            ${hash('since', 1000)} as since, ${hash('remark', 500)} as remark from relations.relation r where ${isIn}) h
      ), keyed as materialized (
        select n.id, n.own, (select string_agg(k, ' ' order by k collate "C") from jsonb_object_keys(n.own) k) as keys from n
      ), sets as (
        insert into relations.own_set (id, field_keys)
        select distinct platform.named_id(k.keys), string_to_array(k.keys, ' ') from keyed k where k.keys is not null on conflict do nothing
      )
      update relations.relation r set golden = r.golden || k.own, own_set_id = platform.named_id(k.keys) from keyed k where k.id = r.id`,
      [],
    )
    const rows = sql`select r.id as relation_id, r.sort_key, r.golden from relations.relation r where ${sql.raw(isIn)}`
    await indexNewOwnFields(ctx, rows, Object.values(keys))
  })
}
