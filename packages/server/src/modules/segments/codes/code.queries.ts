import type { CodeColumns, CodeEditionState, CodeListProblem, CodePlace } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import type { ListTable } from './list-reader.ts'

export const freshId = newId

export type Refusals = { readonly reason: string; readonly count: number; readonly rowNumbers: readonly number[] }[]
export type EditionRow = {
  readonly id: string
  readonly setId: string
  readonly setName: string
  readonly isCurrent: boolean
  readonly name: string
  readonly datedOn: string
  readonly state: CodeEditionState
  readonly problem: CodeListProblem | null
  readonly fileId: string | null
  readonly fileName: string
  readonly sample: Omit<ListTable, 'choice'> | null
  readonly choice: unknown
  readonly keyedBy: CodePlace | null
  readonly columns: CodeColumns | null
  readonly rows: number
  readonly refused: Refusals
  readonly places: number
  readonly addedBy: string
  readonly addedAt: Date
}

const columns = sql`e.id, e.set_id as "setId", s.name as "setName", e.is_current as "isCurrent", e.name,
  e.dated_on as "datedOn", e.state, e.problem, e.file_id as "fileId", e.file_name as "fileName", e.sample, e.choice, e.keyed_by as "keyedBy", e.columns,
  e.row_count as rows, e.refused, e.place_count as places, e.added_by_name as "addedBy", e.added_at as "addedAt"`
const source = sql`segments.code_edition e join segments.code_set s on s.id = e.set_id`

/** Every edition, sets by name, newest first. */
export async function list(ctx: Ctx): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`select ${columns} from ${source}
    order by s.name_key collate "nl-x-icu", s.id, e.dated_on desc, e.added_at desc`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, id: string): Promise<EditionRow | null> {
  const { rows } = await sql<EditionRow>`select ${columns} from ${source} where e.id = ${id}`.execute(ctx.tx)
  return rows[0] ?? null
}

/** The edition by which is counted when none is named; null: the set is not there, or none was chosen. */
export async function findCurrent(ctx: Ctx, setId: string): Promise<EditionRow | null> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from ${source} where s.id = ${setId} and e.is_current`.execute(ctx.tx)
  return rows[0] ?? null
}

export type CodeRecord = {
  readonly editionId: string
  readonly key: string
  readonly isGroup: boolean
  readonly groupKey: string | null
  readonly name: string
  readonly description: string
  readonly places: number
}

/** The codes of one edition, or of all: groups first, in the order of their keys. */
export async function listCodes(ctx: Ctx, editionId: string | null): Promise<CodeRecord[]> {
  const isOf = editionId === null ? sql`true` : sql`c.edition_id = ${editionId}`
  const { rows } = await sql<CodeRecord>`
    select c.edition_id as "editionId", c.key, c.is_group as "isGroup", c.group_key as "groupKey", c.name, c.description, c.place_count as places
    from segments.code c where ${isOf} order by c.edition_id, c.is_group desc, c.key collate "nl-x-icu"`.execute(ctx.tx)
  return rows
}

/** The set of this name; it is added when there is none. */
export async function openSet(ctx: Ctx, name: string): Promise<string> {
  await sql`insert into segments.code_set (id, name) values (${newId()}, ${name}) on conflict do nothing`.execute(
    ctx.tx,
  )
  const { rows } = await sql<{ id: string }>`
    select s.id from segments.code_set s where s.name_key = lower(${name})`.execute(ctx.tx)
  return rows[0]?.id ?? ''
}

/** Breaks `code_edition_name` when the set has an edition of that name. */
export async function insertEdition(
  ctx: Ctx,
  edition: { readonly setId: string; readonly name: string; readonly datedOn: string } & {
    readonly fileId: string
    readonly fileName: string
  },
): Promise<string> {
  const id = newId()
  const { setId, name, datedOn, fileId, fileName } = edition
  await sql`insert into segments.code_edition (id, set_id, name, dated_on, state, file_id, file_name, added_by_name, added_at)
    values (${id}, ${setId}, ${name}, ${datedOn}, 'looking', ${fileId}, ${fileName}, ${ctx.actor.name}, ${ctx.now})`.execute(
    ctx.tx,
  )
  return id
}

export async function setLooked(ctx: Ctx, id: string, { choice, ...sample }: ListTable): Promise<void> {
  await sql`update segments.code_edition set state = 'asked', sample = ${JSON.stringify(sample)}::jsonb, choice = ${JSON.stringify(choice)}::jsonb
    where id = ${id} and state = 'looking'`.execute(ctx.tx)
}

/** Answers whether it waited for this. */
export async function setReading(ctx: Ctx, id: string, chosen: CodeColumns): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update segments.code_edition set state = 'reading', columns = ${JSON.stringify(chosen)}::jsonb, keyed_by = ${chosen.keyedBy}
    where id = ${id} and state = 'asked'`.execute(ctx.tx)
  return numAffectedRows === 1n
}

/** From now on the file and its rows are not needed. */
export async function setRead(
  ctx: Ctx,
  id: string,
  { rows, refused, places }: { readonly rows: number; readonly refused: Refusals; readonly places: number },
): Promise<void> {
  await sql`update segments.code_edition set state = 'ready', row_count = ${rows}, refused = ${JSON.stringify(refused)}::jsonb, place_count = ${places},
    file_id = null, sample = null, choice = null where id = ${id}`.execute(ctx.tx)
}

/** What could not be read has nothing to keep. Answers its file. */
export async function setFailed(ctx: Ctx, id: string, problem: CodeListProblem): Promise<void> {
  await sql`update segments.code_edition set state = 'failed', problem = ${problem}, file_id = null, sample = null, choice = null
    where id = ${id} and state <> 'ready'`.execute(ctx.tx)
}

export async function setCurrent(ctx: Ctx, { id, setId }: { id: string; setId: string }): Promise<void> {
  await sql`update segments.code_edition set is_current = false where set_id = ${setId} and is_current`.execute(ctx.tx)
  await sql`update segments.code_edition set is_current = true where id = ${id}`.execute(ctx.tx)
}

/** With its codes and places; the set goes with its last edition. */
export async function remove(ctx: Ctx, { id, setId }: { id: string; setId: string }): Promise<void> {
  await sql`delete from segments.code_place where edition_id = ${id}`.execute(ctx.tx)
  await sql`delete from segments.code_edition where id = ${id}`.execute(ctx.tx)
  await sql`delete from segments.code_set s where s.id = ${setId}
    and not exists (select from segments.code_edition e where e.set_id = s.id)`.execute(ctx.tx)
}

/** Segments that count by this edition: named, or as the current one of its set. */
export async function countUsers(ctx: Ctx, { id, setId, isCurrent }: EditionRow): Promise<number> {
  const named = { id, set: isCurrent ? setId : '' }
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from segments.segment g where g.removed_at is null and jsonb_path_exists(g.conditions,
      '$.** ? (@.about == "code" && (@.editionId == $id || (@.setId == $set && @.editionId == null)))', ${JSON.stringify(named)}::jsonb)`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}

/** Answers whether there is such a code. */
export async function describe(
  ctx: Ctx,
  { id, key, name, description }: { id: string; key: string; name: string; description: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update segments.code set name = ${name}, description = ${description} where edition_id = ${id} and key = ${key}`.execute(
    ctx.tx,
  )
  return numAffectedRows === 1n
}
