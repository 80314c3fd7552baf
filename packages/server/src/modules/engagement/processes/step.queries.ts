import type { StepState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type StepRow = {
  readonly id: string
  readonly processId: string
  readonly key: string
  readonly title: string
  readonly position: number
  readonly state: StepState
  readonly userId: string | null
  readonly teamId: string | null
  readonly role: string | null
  readonly dueOn: string | null
  readonly shiftDays: number
  readonly openedAt: Date | null
  readonly takenAt: Date | null
  readonly takenBy: string | null
  readonly takenUserId: string | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly answer: string | null
  readonly note: string
}

/** In the order of the template; what an earlier version left behind comes last. */
export async function listOf(ctx: Ctx, processIds: readonly string[]): Promise<StepRow[]> {
  if (processIds.length === 0) return []
  const { rows } = await sql<StepRow>`
    select s.id, s.process_id as "processId", s.key, s.title, s.position, s.state, s.user_id as "userId", s.team_id as "teamId", s.role,
      s.due_on as "dueOn", s.shift_days as "shiftDays", s.opened_at as "openedAt", s.taken_at as "takenAt", s.taken_by as "takenBy",
      s.taken_user_id as "takenUserId", s.ended_at as "endedAt", s.ended_by as "endedBy", s.answer, s.note
    from engagement.process_step s where s.process_id = any(${[...processIds]}::uuid[]) order by s.process_id, s.position, s.key
  `.execute(ctx.tx)
  return rows
}

export type NewStep = { readonly key: string; readonly title: string; readonly position: number }

export async function insert(
  ctx: Ctx,
  { processId, templateId }: { processId: string; templateId: string },
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return
  await tables(ctx)
    .insertInto('engagement.process_step')
    .values(
      steps.map((step) => ({ id: newId(), process_id: processId, template_id: templateId, ...step, state: 'waiting' })),
    )
    .execute()
}

export type Settled = Pick<StepRow, 'id' | 'state' | 'userId' | 'teamId' | 'role' | 'dueOn' | 'openedAt'>

/** What follows from what was done, for several steps of one process at once; a step that is not open any more is with nobody. */
export async function settle(ctx: Ctx, steps: readonly Settled[]): Promise<void> {
  if (steps.length === 0) return
  await sql`
    update engagement.process_step s set state = n.state, user_id = n."userId", team_id = n."teamId", role = n.role, due_on = n."dueOn",
      opened_at = n."openedAt",
      taken_at = case when n.state = 'open' then s.taken_at end, taken_by = case when n.state = 'open' then s.taken_by end,
      taken_user_id = case when n.state = 'open' then s.taken_user_id end
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n (id uuid, state text, "userId" uuid, "teamId" uuid, role text,
      "dueOn" date, "openedAt" timestamptz)
    where s.id = n.id and s.state not in ('done', 'skipped')
  `.execute(ctx.tx)
}

type End = { readonly as: 'done' | 'skipped'; readonly answer: string | null; readonly note: string }

export async function setEnded(ctx: Ctx, id: string, { as, answer, note }: End): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set({ state: as, answer, note, ended_at: ctx.now, ended_by: ctx.actor.name })
    .where('id', '=', id)
    .execute()
}

/** As if it had just come up: time that it was closed counts for nothing. */
export async function reopen(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set({
      state: 'waiting',
      answer: null,
      ended_at: null,
      ended_by: null,
      opened_at: null,
      taken_at: null,
      taken_by: null,
      taken_user_id: null,
    })
    .where('id', '=', id)
    .execute()
}

export async function setTaken(ctx: Ctx, id: string, isTaken: boolean): Promise<void> {
  const by = isTaken ? { taken_at: ctx.now, taken_by: ctx.actor.name, taken_user_id: ctx.actor.id } : null
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set(by ?? { taken_at: null, taken_by: null, taken_user_id: null })
    .where('id', '=', id)
    .execute()
}

/** Every step that was not done gets the days that the process stood still. */
export async function shift(ctx: Ctx, processId: string, days: number): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set((eb) => ({ shift_days: eb('shift_days', '+', days) }))
    .where('process_id', '=', processId)
    .where('state', 'not in', ['done', 'skipped'])
    .execute()
}

/** Open steps of these keys lie with nobody from now on; whoever calls this finds somebody. */
export async function release(ctx: Ctx, processId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set({ user_id: null, team_id: null, role: null })
    .where('process_id', '=', processId)
    .where('state', '=', 'open')
    .where('key', 'in', [...keys])
    .execute()
}

/** Of a process that stops: what was not done does not apply any more. */
export async function closeAll(ctx: Ctx, processId: string): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_step')
    .set({
      state: 'passed',
      user_id: null,
      team_id: null,
      role: null,
      opened_at: null,
      taken_at: null,
      taken_by: null,
      taken_user_id: null,
    })
    .where('process_id', '=', processId)
    .where('state', 'in', ['waiting', 'open'])
    .execute()
}

/** Brings the rows in line with another version. What was done stays, also of steps that are there no more. */
export async function relay(ctx: Ctx, processId: string, steps: readonly NewStep[]): Promise<void> {
  await sql`delete from engagement.process_step s where s.process_id = ${processId} and s.state not in ('done', 'skipped')
    and s.key <> all(${steps.map(({ key }) => key)}::text[])`.execute(ctx.tx)
  await sql`update engagement.process_step s set position = 1000 where s.process_id = ${processId}
    and s.key <> all(${steps.map(({ key }) => key)}::text[])`.execute(ctx.tx)
  await sql`update engagement.process_step s set position = n.position,
      title = case when s.state in ('done', 'skipped') then s.title else n.title end
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n (key text, title text, position smallint)
    where s.process_id = ${processId} and s.key = n.key`.execute(ctx.tx)
}

export type DocumentRow = {
  readonly stepKey: string
  readonly key: string
  readonly isChecked: boolean
  /** Calendar day on which it was seen. */
  readonly checkedOn: string | null
  readonly checkedBy: string | null
  readonly note: string
}

export async function listDocuments(ctx: Ctx, processId: string): Promise<DocumentRow[]> {
  return tables(ctx)
    .selectFrom('engagement.process_document')
    .select([
      'step_key as stepKey',
      'key',
      'is_checked as isChecked',
      'checked_on as checkedOn',
      'checked_by as checkedBy',
      'note',
    ])
    .where('process_id', '=', processId)
    .execute()
}

export async function storeDocument(ctx: Ctx, processId: string, document: DocumentRow): Promise<void> {
  const row = {
    is_checked: document.isChecked,
    checked_on: document.checkedOn,
    checked_by: document.checkedBy,
    note: document.note,
  }
  await tables(ctx)
    .insertInto('engagement.process_document')
    .values({ process_id: processId, step_key: document.stepKey, key: document.key, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'process_id', 'step_key', 'key']).doUpdateSet(row))
    .execute()
}
