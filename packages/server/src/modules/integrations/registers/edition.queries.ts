import type { RegisterEditionState, RegisterKey, RegisterProblem } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

export { newId }

export type Refusals = readonly { readonly reason: string; readonly count: number; readonly rowNumbers: number[] }[]
export type EditionRow = {
  readonly id: string
  readonly register: RegisterKey | null
  readonly state: RegisterEditionState
  readonly problem: RegisterProblem | null
  readonly baseId: string | null
  readonly isCurrent: boolean
  readonly fileId: string | null
  readonly fileName: string
  readonly datedOn: string
  readonly rows: number
  readonly same: number
  readonly refused: Refusals
  readonly addedBy: string
  readonly addedAt: Date
  readonly appliedBy: string | null
  readonly appliedAt: Date | null
}

const columns = sql`e.id, e.register, e.state, e.problem, e.base_id as "baseId", e.is_current as "isCurrent", e.file_id as "fileId",
  e.file_name as "fileName", e.dated_on as "datedOn", e.row_count as rows, e.same_count as same, e.refused, e.added_by_name as "addedBy",
  e.added_at as "addedAt", e.applied_by_name as "appliedBy", e.applied_at as "appliedAt"`

/** The newest so many, newest first. */
export async function listNewest(ctx: Ctx, limit: number): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from integrations.register_edition e order by e.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export async function listCurrent(ctx: Ctx): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from integrations.register_edition e where e.is_current`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, id: string): Promise<EditionRow | null> {
  const { rows } = await sql<EditionRow>`
    select ${columns} from integrations.register_edition e where e.id = ${id}`.execute(ctx.tx)
  return rows[0] ?? null
}

/** The edition, with every edition of its register held: what the register says changes for one at a time. */
export async function findHeld(ctx: Ctx, id: string): Promise<EditionRow | null> {
  await sql`select from integrations.register_edition e
    where e.id = ${id} or (e.register is not null and e.register = (select o.register from integrations.register_edition o where o.id = ${id}))
    order by e.id for update`.execute(ctx.tx)
  return find(ctx, id)
}

export async function findCurrentId(ctx: Ctx, register: RegisterKey): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select e.id from integrations.register_edition e where e.register = ${register} and e.is_current`.execute(ctx.tx)
  return rows[0]?.id ?? null
}

export async function insert(
  ctx: Ctx,
  { fileId, fileName, datedOn }: { readonly fileId: string; readonly fileName: string; readonly datedOn: string },
): Promise<string> {
  const id = newId()
  await sql`insert into integrations.register_edition (id, state, file_id, file_name, dated_on, added_by_name, added_at)
    values (${id}, 'reading', ${fileId}, ${fileName}, ${datedOn}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.tx)
  return id
}

type Compared = {
  readonly register: RegisterKey
  readonly baseId: string | null
  readonly rows: number
  readonly same: number
  readonly refused: Refusals
}

/** From now on the file is not needed. */
export async function setReady(ctx: Ctx, id: string, compared: Compared): Promise<void> {
  await sql`update integrations.register_edition set state = 'ready', register = ${compared.register}, base_id = ${compared.baseId},
    row_count = ${compared.rows}, same_count = ${compared.same}, refused = ${JSON.stringify(compared.refused)}::jsonb, file_id = null
    where id = ${id} and state = 'reading'`.execute(ctx.tx)
}

export async function setFailed(ctx: Ctx, id: string, problem: RegisterProblem): Promise<void> {
  await sql`update integrations.register_edition set state = 'failed', problem = ${problem}, file_id = null
    where id = ${id} and state = 'reading'`.execute(ctx.tx)
}

export async function setApplied(ctx: Ctx, { id, baseId }: EditionRow): Promise<void> {
  if (baseId !== null) await setCurrent(ctx, baseId, false)
  await sql`update integrations.register_edition set state = 'applied', is_current = true, applied_by_name = ${ctx.actor.name},
    applied_at = ${ctx.now} where id = ${id}`.execute(ctx.tx)
}

/** The one before it holds again. */
export async function setUndone(ctx: Ctx, { id, baseId }: EditionRow): Promise<void> {
  await sql`update integrations.register_edition set state = 'undone', is_current = false, undone_at = ${ctx.now} where id = ${id}`.execute(
    ctx.tx,
  )
  if (baseId !== null) await setCurrent(ctx, baseId, true)
}

async function setCurrent(ctx: Ctx, id: string, isCurrent: boolean): Promise<void> {
  await sql`update integrations.register_edition set is_current = ${isCurrent} where id = ${id}`.execute(ctx.tx)
}

export async function setDiscarded(ctx: Ctx, id: string): Promise<void> {
  await sql`update integrations.register_edition set state = 'discarded' where id = ${id}`.execute(ctx.tx)
  await sql`delete from integrations.register_change where edition_id = ${id}`.execute(ctx.tx)
}
