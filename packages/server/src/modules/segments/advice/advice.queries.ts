import type { AdviceCheck, FactKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { choicesMade, choosableFrom, namedChoices, namedGenres } from '../../activity/index.ts'
import { leftOutOfForetelling } from '../../privacy/index.ts'
import { GENRE_WEIGHT, ranked } from './affinity.queries.ts'

/** Checks that are kept. */
const KEPT = 12

type CheckRow = Omit<AdviceCheck, 'checkedAt'> & { readonly checkedAt: Date }

export async function addCheck(ctx: Ctx, check: Omit<AdviceCheck, 'checkedAt'>): Promise<void> {
  await sql`
    insert into segments.advice_check (checked_at, from_day, people, hits, baseline_hits, verdict)
    values (${ctx.now}, ${check.from}::date, ${check.people}, ${check.hits}, ${check.baselineHits}, ${check.verdict})
    on conflict (tenant_id, checked_at) do update set from_day = excluded.from_day, people = excluded.people, hits = excluded.hits,
      baseline_hits = excluded.baseline_hits, verdict = excluded.verdict`.execute(ctx.tx)
  await sql`
    delete from segments.advice_check where checked_at not in (
      select checked_at from segments.advice_check order by checked_at desc limit ${KEPT})`.execute(ctx.tx)
}

/** Newest first. */
export async function listChecks(ctx: Ctx): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select checked_at as "checkedAt", from_day as "from", people, hits, baseline_hits as "baselineHits", verdict
    from segments.advice_check order by checked_at desc limit ${KEPT}`.execute(ctx.tx)
  return rows
}

/** Whether somebody objected, had their data restricted or died. */
export async function hasObjected(ctx: Ctx, relationId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from (${leftOutOfForetelling()}) w where w.relation_id = ${relationId}`.execute(
    ctx.tx,
  )
  return rows.length > 0
}

export type AdvisedRow = {
  readonly chosenId: string
  readonly title: string
  readonly startsAt: Date
  /** What of their own speaks most for it, best first; `people` chose that, `together` of them this too. */
  readonly neighbours: readonly {
    readonly id: string
    readonly title: string
    readonly together: number
    readonly people: number
  }[]
  /** Their genre that is most like its genre, and its genre. */
  readonly genre: readonly [from: string, to: string] | null
}

const REASONS = 2

/** What is to come that suits somebody best, by what they chose themselves of these kinds. */
export async function findAdvice(
  ctx: Ctx,
  { relationId, kinds, limit }: { relationId: string; kinds: readonly FactKind[]; limit: number },
): Promise<AdvisedRow[]> {
  const { rows } = await sql<AdvisedRow>`
    with history as materialized (
      select m.relation_id, m.chosen_id, m.genre_id from (${choicesMade(kinds, relationId)}) m order by m.chosen_on desc, m.chosen_id limit 30
    ), candidate as materialized (
      select c.chosen_id, c.genre_id, c.starts_at from (${choosableFrom(ctx.now)}) c
    ), best as (
      select r.chosen_id, r.place from (${ranked({ history: sql`history`, candidate: sql`candidate` })}) r where r.place <= ${limit}
    )
    select b.chosen_id as "chosenId", o.title, c.starts_at as "startsAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', n.from_id, 'title', n.title, 'together', n.together, 'people', n.people) order by n.score desc, n.from_id)
        from (
          select a.from_id, p.title, a.together, a.people, a.score
          from history h join segments.affinity a on a.level = 'offering' and a.from_id = h.chosen_id and a.to_id = b.chosen_id
          join (${namedChoices()}) p on p.id = a.from_id order by a.score desc, a.from_id limit ${REASONS}
        ) n), '[]') as neighbours,
      (select jsonb_build_array(f.name, t.name) from history h
        join segments.affinity a on a.level = 'genre' and a.from_id = h.genre_id and a.to_id = c.genre_id
        join (${namedGenres()}) f on f.id = a.from_id join (${namedGenres()}) t on t.id = a.to_id
        order by ${GENRE_WEIGHT}::float8 * a.score desc, a.from_id limit 1) as genre
    from best b join candidate c on c.chosen_id = b.chosen_id join (${namedChoices()}) o on o.id = b.chosen_id
    order by b.place`.execute(ctx.tx)
  return rows
}

export type AlikeRow = { readonly id: string; readonly title: string; readonly people: number; readonly of: number }

/** What was chosen by who chose this one, the likest first. `id`: an event, a course, or a date of one. */
export async function findAlike(ctx: Ctx, id: string, limit: number): Promise<AlikeRow[]> {
  const { rows } = await sql<AlikeRow>`
    select o.id, o.title, a.together as people, a.people as of
    from (${namedChoices()}) own
    join segments.affinity a on a.level = 'offering' and a.from_id = own.chosen_id
    join (${namedChoices()}) o on o.id = a.to_id
    where own.id = ${id} order by a.score desc, a.to_id limit ${limit}`.execute(ctx.tx)
  return rows
}
