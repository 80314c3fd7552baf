import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Operation, SplitOperation } from './merge-replay.rules.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

/** The place of the next merge or split; the caller holds the lock of the log. */
export async function nextSequence(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select greatest((select max(sequence) from identity.merge), (select max(sequence) from identity.split)) as last
  `.execute(ctx.tx)
  return (rows[0]?.last ?? 0) + 1
}

export type NewMerge = {
  readonly winner: string
  readonly loser: string
  readonly score: number | null
  readonly reasons: readonly string[]
}
type Occasion = { readonly runId: string | null; readonly remark: string | null }

/** Writes merges down in their order, and answers their ids. */
export async function insertMerges(
  ctx: Ctx,
  merges: readonly NewMerge[],
  { runId, remark }: Occasion,
): Promise<string[]> {
  if (merges.length === 0) return []
  const first = await nextSequence(ctx)
  const rows = merges.map((merge, index) => ({ ...merge, id: newId(), sequence: first + index }))
  await sql`
    insert into identity.merge (id, sequence, winner_cell_id, loser_cell_id, run_id, score, reasons, remark, made_by, made_at)
    select n.id, n.sequence, n.winner, n.loser, ${runId}::uuid, n.score, n.reasons, ${remark}, ${ctx.actor.name}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, sequence bigint, winner uuid, loser uuid, score real, reasons text[])
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export function findMerge(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.merge').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Merges of a matching run that stand, in the order of making; a portion at a time. */
export function listOfRun(ctx: Ctx, runId: string, limit: number) {
  return tables(ctx)
    .selectFrom('identity.merge')
    .select(['id', 'winner_cell_id', 'loser_cell_id'])
    .where('run_id', '=', runId)
    .where('undone_at', 'is', null)
    .where('dissolved_at', 'is', null)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

export async function markUndone(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`update identity.merge set undone_at = ${ctx.now}, undone_by = ${ctx.actor.name}
    where id = any(${[...ids]}::uuid[]) and undone_at is null`.execute(ctx.tx)
}

export async function setChoice(ctx: Ctx, id: string, recordId: string): Promise<void> {
  await tables(ctx).updateTable('identity.merge').set({ choice_record_id: recordId }).where('id', '=', id).execute()
}

/** All merges and splits that mention one of these cells, undone ones too, newest first. */
export async function listMerges(ctx: Ctx, cellIds: readonly string[], limit: number) {
  const ids = [...cellIds]
  const { rows } = await sql<{
    id: string
    sequence: number
    winner_cell_id: string
    loser_cell_id: string
    run_id: string | null
    score: number | null
    reasons: string[]
    remark: string | null
    made_by: string
    made_at: Date
    undone_by: string | null
    undone_at: Date | null
    dissolved_at: Date | null
  }>`
    select m.* from identity.merge m where m.id in (
      select w.id from identity.merge w where w.winner_cell_id = any(${ids}::uuid[])
      union select l.id from identity.merge l where l.loser_cell_id = any(${ids}::uuid[]))
    order by m.sequence desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type Connected = {
  readonly operations: readonly Operation[]
  readonly cells: readonly string[]
  /** Standing merges at which values were chosen. */
  readonly choices: readonly {
    readonly mergeId: string
    readonly recordId: string
    readonly winner: string
    readonly loser: string
  }[]
}

/**
 * Everything in the log that has to do with these cells, directly or through each other: what must be replayed together.
 * Each round asks for what mentions the cells found in the round before; groups are small, so there are few rounds.
 */
export async function findConnected(ctx: Ctx, seeds: readonly string[]): Promise<Connected> {
  const cells = new Set(seeds)
  const merges = new Map<string, MergeRow>()
  const splits = new Map<string, SplitOperation>()
  for (let asked = [...cells]; asked.length > 0;) {
    const foundMerges = await mergesOf(ctx, asked)
    const foundSplits = await splitsOf(ctx, asked, splits)
    for (const merge of foundMerges) merges.set(merge.id, merge)
    for (const [id, split] of foundSplits) splits.set(id, split)
    const mentioned = [
      ...foundMerges.flatMap(({ winner, loser }) => [winner, loser]),
      ...[...foundSplits.values()].flatMap((split) =>
        split.cells.flatMap(({ cell, madeFrom }) => (madeFrom === null ? [cell] : [cell, madeFrom])),
      ),
    ]
    asked = [...new Set(mentioned)].filter((cell) => !cells.has(cell))
    for (const cell of asked) cells.add(cell)
  }
  const standing = [...merges.values()]
  return {
    operations: [
      ...standing.map(({ sequence, winner, loser }) => ({ kind: 'merge', sequence, winner, loser }) as const),
      ...splits.values(),
    ],
    cells: [...cells],
    choices: standing.flatMap(({ id, choice, winner, loser }) =>
      choice === null ? [] : [{ mergeId: id, recordId: choice, winner, loser }],
    ),
  }
}

type MergeRow = {
  readonly id: string
  readonly sequence: number
  readonly winner: string
  readonly loser: string
  readonly choice: string | null
}

async function mergesOf(ctx: Ctx, cells: readonly string[]): Promise<MergeRow[]> {
  const ids = [...cells]
  const columns = sql`m.id, m.sequence, m.winner_cell_id as winner, m.loser_cell_id as loser, m.choice_record_id as choice`
  const stands = sql`m.undone_at is null and m.dissolved_at is null`
  const { rows } = await sql<MergeRow>`
    select ${columns} from identity.merge m where m.winner_cell_id = any(${ids}::uuid[]) and ${stands}
    union select ${columns} from identity.merge m where m.loser_cell_id = any(${ids}::uuid[]) and ${stands}
  `.execute(ctx.tx)
  return rows
}

type SplitRow = {
  readonly id: string
  readonly sequence: number
  readonly isActive: boolean
  readonly cell: string
  readonly madeFrom: string | null
}

async function splitsOf(
  ctx: Ctx,
  cells: readonly string[],
  known: ReadonlyMap<string, SplitOperation>,
): Promise<Map<string, SplitOperation>> {
  const ids = [...cells]
  const { rows } = await sql<SplitRow>`
    select s.id, s.sequence, s.undone_at is null as "isActive", c.cell_id as cell, c.from_cell_id as "madeFrom"
    from identity.split s join identity.split_cell c on c.split_id = s.id
    where s.id in (
      select o.split_id from identity.split_cell o where o.cell_id = any(${ids}::uuid[])
      union select f.split_id from identity.split_cell f where f.from_cell_id = any(${ids}::uuid[]))
    order by s.sequence, c.cell_id
  `.execute(ctx.tx)
  const found = new Map<string, SplitOperation>()
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const [first] = own
    if (!first || known.has(id)) continue
    const { sequence, isActive } = first
    found.set(id, { kind: 'split', sequence, isActive, cells: own.map(({ cell, madeFrom }) => ({ cell, madeFrom })) })
  }
  return found
}

/** These cells are going with the import that brought them: what the log says of them no longer means anything. */
export async function dissolve(ctx: Ctx, cellIds: readonly string[]): Promise<void> {
  const ids = [...cellIds]
  await sql`update identity.merge set dissolved_at = ${ctx.now} where dissolved_at is null
    and (winner_cell_id = any(${ids}::uuid[]) or loser_cell_id = any(${ids}::uuid[]))`.execute(ctx.tx)
  await sql`delete from identity.split_move where home_cell_id = any(${ids}::uuid[]) or to_cell_id = any(${ids}::uuid[])`.execute(
    ctx.tx,
  )
  await sql`delete from identity.split_cell where cell_id = any(${ids}::uuid[]) or from_cell_id = any(${ids}::uuid[])`.execute(
    ctx.tx,
  )
  await sql`delete from identity.decision where left_cell_id = any(${ids}::uuid[]) or right_cell_id = any(${ids}::uuid[])`.execute(
    ctx.tx,
  )
}
