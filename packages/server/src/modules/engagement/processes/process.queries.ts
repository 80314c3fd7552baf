import type { ProcessOutcome, ProcessState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type Dates = Readonly<Record<string, string | null>>

export type ProcessRow = {
  readonly id: string
  readonly templateId: string
  readonly version: number
  readonly relationId: string
  readonly state: ProcessState
  readonly outcome: ProcessOutcome | null
  readonly ownerUserId: string | null
  readonly dates: Dates
  readonly currentKey: string | null
  readonly currentSince: Date
  readonly dueOn: string | null
  readonly startedOn: string
  readonly startedBy: string
  readonly startedByUserId: string | null
  readonly pausedOn: string | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly reason: string
  readonly remindedAt: Date | null
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('engagement.process')
    .select([
      'id',
      'template_id as templateId',
      'version',
      'relation_id as relationId',
      'state',
      'outcome',
      'owner_user_id as ownerUserId',
      'dates',
      'current_key as currentKey',
      'current_since as currentSince',
      'due_on as dueOn',
      'started_on as startedOn',
      'started_by as startedBy',
      'started_by_user_id as startedByUserId',
      'paused_on as pausedOn',
      'ended_at as endedAt',
      'ended_by as endedBy',
      'reason',
      'reminded_at as remindedAt',
    ])
}

type Stored = Omit<ProcessRow, 'state' | 'outcome' | 'dates'> & {
  readonly state: string
  readonly outcome: string | null
  readonly dates: unknown
}
/** The check constraints allow no other states and outcomes; dates are only written from Dates. */
const toProcess = (row: Stored): ProcessRow => ({
  ...row,
  state: row.state as ProcessState,
  outcome: row.outcome as ProcessOutcome | null,
  dates: row.dates as Dates,
})

export async function find(ctx: Ctx, id: string): Promise<ProcessRow | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && toProcess(row)
}

/** Two who work on one process at the same moment take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<ProcessRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toProcess(row)
}

/** The process that a step belongs to. */
export async function findIdOfStep(ctx: Ctx, stepId: string): Promise<{ processId: string; key: string } | undefined> {
  return tables(ctx)
    .selectFrom('engagement.process_step')
    .select(['process_id as processId', 'key'])
    .where('id', '=', stepId)
    .executeTakeFirst()
}

/** The relations among these with which the template runs. */
export async function runningAmong(ctx: Ctx, templateId: string, relationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tables(ctx)
    .selectFrom('engagement.process')
    .select('relation_id')
    .where('template_id', '=', templateId)
    .where('state', '<>', 'ended')
    .where('relation_id', 'in', [...relationIds])
    .execute()
  return new Set(rows.map((row) => row.relation_id))
}

/** One starts a template with a relation at a time: two who do it at the same moment must not both hear that none runs. */
export async function lockStart(ctx: Ctx, templateId: string, relationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`process:${templateId}:${relationId}`}, 0))`.execute(ctx.tx)
}

export type NewProcess = {
  readonly templateId: string
  readonly version: number
  readonly relationId: string
  readonly ownerUserId: string | null
  readonly dates: Dates
  readonly startedOn: string
  readonly startedBy: string
  readonly startedByUserId: string | null
  readonly batchId: string | null
}

/** Laid down without a step that it stands at; that follows when its steps are there. */
export async function insert(ctx: Ctx, process: NewProcess & { readonly currentKey: string }): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.process')
    .values({
      id,
      template_id: process.templateId,
      version: process.version,
      relation_id: process.relationId,
      origin_relation_id: process.relationId,
      state: 'running',
      owner_user_id: process.ownerUserId,
      dates: JSON.stringify(process.dates),
      current_key: process.currentKey,
      current_since: ctx.now,
      started_at: ctx.now,
      started_on: process.startedOn,
      started_by: process.startedBy,
      started_by_user_id: process.startedByUserId,
      batch_id: process.batchId,
    })
    .execute()
  return id
}

export type Standing = {
  readonly currentKey: string
  readonly currentSince: Date
  readonly dueOn: string | null
  readonly atUserId: string | null
  readonly atTeamId: string | null
}

/** Where it stands now; of a process that had ended this makes one that runs. */
export async function setStanding(ctx: Ctx, id: string, standing: Standing): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process')
    .set((eb) => ({
      current_key: standing.currentKey,
      current_since: standing.currentSince,
      due_on: standing.dueOn,
      at_user_id: standing.atUserId,
      at_team_id: standing.atTeamId,
      state: eb.case().when('state', '=', 'ended').then('running').else(eb.ref('state')).end(),
      outcome: null,
      ended_at: null,
      ended_by: null,
    }))
    .where('id', '=', id)
    .execute()
}

export async function setEnded(ctx: Ctx, id: string, { outcome, reason }: { outcome: ProcessOutcome; reason: string }) {
  await tables(ctx)
    .updateTable('engagement.process')
    .set({
      state: 'ended',
      outcome,
      reason,
      current_key: null,
      due_on: null,
      at_user_id: null,
      at_team_id: null,
      paused_on: null,
      ended_at: ctx.now,
      ended_by: ctx.actor.name,
    })
    .where('id', '=', id)
    .execute()
}

export async function setPaused(
  ctx: Ctx,
  id: string,
  { on, reason }: { on: string | null; reason: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process')
    .set({ state: on === null ? 'running' : 'paused', paused_on: on, reason })
    .where('id', '=', id)
    .execute()
}

export async function setOwner(ctx: Ctx, id: string, ownerUserId: string): Promise<void> {
  await tables(ctx).updateTable('engagement.process').set({ owner_user_id: ownerUserId }).where('id', '=', id).execute()
}

export async function setDates(ctx: Ctx, id: string, dates: Dates): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process')
    .set({ dates: JSON.stringify(dates) })
    .where('id', '=', id)
    .execute()
}

export async function setVersion(ctx: Ctx, id: string, version: number): Promise<void> {
  await tables(ctx).updateTable('engagement.process').set({ version }).where('id', '=', id).execute()
}

export async function setReminded(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('engagement.process').set({ reminded_at: ctx.now }).where('id', '=', id).execute()
}
