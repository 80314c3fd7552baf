import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { decided, isAsked, isAskedOfAll, isForReader } from './asked.queries.ts'

export type ClassRow = {
  readonly class: string
  readonly open: number
  readonly probability: number | null
  readonly same: number
  readonly notSame: number
}

/** Classes of questions that the reader could be asked, the most frequent first, with what was answered to others like them. */
export async function listClasses(ctx: Ctx, limit: number): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    with ${decided}, waiting as (
      select p.class, count(*) as open, avg(p.probability) as probability from identity.possible_duplicate p
      where p.state = 'open' and ${isForReader(ctx)} and ${isAskedOfAll}
      group by p.class order by count(*) desc, p.class limit ${limit})
    select w.*, count(a.state) filter (where a.state = 'same') as same, count(a.state) filter (where a.state = 'not_same') as "notSame"
    from waiting w left join identity.possible_duplicate a on a.class = w.class and a.state in ('same', 'not_same')
    group by w.class, w.open, w.probability order by w.open desc, w.class
  `.execute(ctx.tx)
  return rows
}

type Drawing = { readonly name: string; readonly size: number }

/**
 * Questions of a class drawn by chance, but the same ones for everybody and every time: in the order of a hash of their ids.
 * With how many there are.
 */
export async function drawSample(ctx: Ctx, { name, size }: Drawing): Promise<{ ids: string[]; open: number }> {
  const { rows } = await sql<{ id: string; open: number }>`
    with ${decided}, waiting as materialized (
      select p.id from identity.possible_duplicate p where p.state = 'open' and p.class = ${name} and ${isForReader(ctx)} and ${isAskedOfAll})
    select id, (select count(*) from waiting) as open from waiting order by md5(id::text), id limit ${size}
  `.execute(ctx.tx)
  return { ids: rows.map(({ id }) => id), open: rows[0]?.open ?? 0 }
}

export type OpenPair = {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly probability: number | null
  readonly evidence: unknown
}

type Portion = {
  readonly name: string
  readonly foundUntil: Date
  readonly after: string | null
  readonly limit: number
}

/** Open questions of a class that were there at a moment, in the order of their ids. Those that somebody is looking at wait for nobody: they are in it too. */
export async function nextOfClass(ctx: Ctx, { name, foundUntil, after, limit }: Portion): Promise<OpenPair[]> {
  const { rows } = await sql<OpenPair>`
    select p.id, p.left_id as left, p.right_id as right, p.probability, p.evidence from identity.possible_duplicate p
    where p.state = 'open' and p.class = ${name} and p.found_at <= ${foundUntil}
      and p.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid) and ${isForReader(ctx)} and ${isAsked}
    order by p.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

type Accepted = { readonly questionId: string; readonly winner: string; readonly loser: string }

/**
 * Writes the answer "the same" to the questions of which the merge was made by this run; those that would have brought
 * together what must stay apart, or that had become one by another merge, keep waiting or are no question any more.
 */
export async function markMerged(ctx: Ctx, runId: string, accepted: readonly Accepted[]): Promise<number> {
  const result = await sql`
    update identity.possible_duplicate p set state = 'same', merge_id = m.id, answered_by = ${ctx.actor.name}, answered_at = ${ctx.now},
      taken_by = null, taken_until = null
    from jsonb_to_recordset(${JSON.stringify(accepted)}::jsonb) as a ("questionId" uuid, winner uuid, loser uuid)
    join identity.merge m on m.winner_cell_id = a.winner and m.loser_cell_id = a.loser
    where p.id = a."questionId" and m.run_id = ${runId} and m.undone_at is null`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Questions answered by merges of a run. */
export async function countOfRun(ctx: Ctx, runId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from identity.merge m
    join identity.possible_duplicate p on p.merge_id = m.id where m.run_id = ${runId}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Current records, and the relations that they stand for. */
export async function countBase(ctx: Ctx): Promise<{ records: number; relations: number }> {
  const { rows } = await sql<{ records: number; relations: number }>`
    select count(*) as records, count(distinct relation_id) as relations from identity.source_record where superseded_by is null
  `.execute(ctx.tx)
  return rows[0] ?? { records: 0, relations: 0 }
}
