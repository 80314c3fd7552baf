import type { ControlTotal, DeliveryCounts, DeliveryKind, DeliveryProblem, DeliveryState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

export const NO_COUNTS: DeliveryCounts = { offered: 0, new: 0, changed: 0, same: 0, unmatched: 0, rejected: 0, gone: 0 }

/** What was asked of the other system, in our words. */
export type Asked = {
  readonly cursor: unknown
  readonly from: string | null
  readonly ids: readonly string[] | null
}

export type DeliveryRow = {
  readonly id: string
  readonly connectionId: string
  readonly connection: string
  readonly stream: string
  readonly kind: DeliveryKind
  readonly state: DeliveryState
  readonly jobId: string
  readonly by: string
  readonly question: Asked
  readonly resume: unknown
  readonly nextCursor: unknown
  readonly counts: DeliveryCounts
  readonly control: ControlTotal | null
  readonly problem: DeliveryProblem | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

const counts = sql`jsonb_build_object('offered', d.offered, 'new', d.added, 'changed', d.changed, 'same', d.same, 'unmatched', d.unmatched,
  'rejected', d.rejected, 'gone', d.gone)`
const columns = sql`d.id, d.connection_id as "connectionId", c.name as connection, d.stream, d.kind, d.state, d.job_id as "jobId",
  d.started_by as by, d.question, d.resume, d.next_cursor as "nextCursor", ${counts} as counts, d.control, d.problem,
  d.started_at as "startedAt", d.finished_at as "finishedAt"`
const source = sql`integrations.delivery d join integrations.connection c on c.id = d.connection_id`

export async function list(
  ctx: Ctx,
  asked: {
    readonly connectionId?: string | undefined
    readonly withNews: boolean
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<DeliveryRow[]> {
  const conditions = [
    sql`true`,
    ...(asked.connectionId === undefined ? [] : [sql`d.connection_id = ${asked.connectionId}`]),
    ...(asked.before === undefined ? [] : [sql`d.id < ${asked.before}`]),
    ...(asked.withNews ? [sql`(d.state <> 'done' or d.offered > d.same)`] : []),
  ]
  const { rows } = await sql<DeliveryRow>`select ${columns} from ${source}
    where ${sql.join(conditions, sql` and `)} order by d.id desc limit ${asked.limit}`.execute(ctx.tx)
  return rows
}

/** The delivery of a connection that is running, held until the transaction ends. */
export async function findRunning(ctx: Ctx, connectionId: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select ${columns} from ${source}
    where d.connection_id = ${connectionId} and d.state = 'running' for update of d`.execute(ctx.tx)
  return rows[0]
}

export async function findForUpdate(ctx: Ctx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select ${columns} from ${source} where d.id = ${id} for update of d`.execute(
    ctx.tx,
  )
  return rows[0]
}

export async function isRunning(ctx: Ctx, connectionId: string): Promise<boolean> {
  const { rows } =
    await sql`select from integrations.delivery d where d.connection_id = ${connectionId} and d.state = 'running'`.execute(
      ctx.tx,
    )
  return rows.length > 0
}

/** Streams that this job brought in already: a job that is taken over does not ask for them again. */
export async function endedStreams(ctx: Ctx, jobId: string, connectionId: string): Promise<Set<string>> {
  const { rows } = await sql<{ stream: string }>`select d.stream from integrations.delivery d
    where d.connection_id = ${connectionId} and d.job_id = ${jobId} and d.state <> 'running'`.execute(ctx.tx)
  return new Set(rows.map(({ stream }) => stream))
}

export type NewDelivery = {
  readonly connectionId: string
  readonly stream: string
  readonly kind: DeliveryKind
  readonly jobId: string
  readonly by: string
  readonly question: Asked
}

export async function insert(ctx: Ctx, delivery: NewDelivery): Promise<string> {
  const id = newId()
  await sql`insert into integrations.delivery (id, connection_id, stream, kind, state, job_id, started_by, question, started_at)
    values (${id}, ${delivery.connectionId}, ${delivery.stream}, ${delivery.kind}, 'running', ${delivery.jobId}, ${delivery.by},
      ${JSON.stringify(delivery.question)}::jsonb, ${ctx.now})`.execute(ctx.tx)
  return id
}

/** What a page brought, together with where the next one is: both or neither. */
export async function addPage(
  ctx: Ctx,
  id: string,
  {
    counts: c,
    resume,
    nextCursor,
    total,
  }: {
    readonly counts: DeliveryCounts
    readonly resume: unknown
    readonly nextCursor: unknown
    readonly total: number | null
  },
): Promise<void> {
  const control = total === null ? null : JSON.stringify({ theirs: total, ours: 0 })
  await sql`update integrations.delivery set offered = offered + ${c.offered}, added = added + ${c.new}, changed = changed + ${c.changed},
      same = same + ${c.same}, unmatched = unmatched + ${c.unmatched}, rejected = rejected + ${c.rejected}, gone = gone + ${c.gone},
      resume = ${resume === null ? null : JSON.stringify(resume)}::jsonb,
      next_cursor = coalesce(${nextCursor === undefined ? null : JSON.stringify(nextCursor)}::jsonb, next_cursor),
      control = coalesce(${control}::jsonb, control)
    where id = ${id}`.execute(ctx.tx)
}

export async function end(
  ctx: Ctx,
  id: string,
  ending: {
    readonly state: Exclude<DeliveryState, 'running'>
    readonly problem: DeliveryProblem | null
    readonly control: ControlTotal | null
  },
): Promise<void> {
  await sql`update integrations.delivery set state = ${ending.state}, finished_at = ${ctx.now},
      problem = ${ending.problem === null ? null : JSON.stringify(ending.problem)}::jsonb,
      control = ${ending.control === null ? null : JSON.stringify(ending.control)}::jsonb
    where id = ${id}`.execute(ctx.tx)
}

/** Of the last delivery of every stream together; null: there was none. */
export async function lastCounts(ctx: Ctx, connectionId: string): Promise<DeliveryCounts | null> {
  const { rows } = await sql<DeliveryCounts & { deliveries: number }>`
    select count(*) as deliveries, coalesce(sum(offered), 0)::int as offered, coalesce(sum(added), 0)::int as new, coalesce(sum(changed), 0)::int as changed,
      coalesce(sum(same), 0)::int as same, coalesce(sum(unmatched), 0)::int as unmatched, coalesce(sum(rejected), 0)::int as rejected,
      coalesce(sum(gone), 0)::int as gone
    from integrations.delivery d where d.connection_id = ${connectionId} and d.job_id = (
      select l.job_id from integrations.delivery l where l.connection_id = ${connectionId} and l.kind <> 'dry' order by l.id desc limit 1)`.execute(
    ctx.tx,
  )
  const [row] = rows
  if (row === undefined || row.deliveries === 0) return null
  const { deliveries: _deliveries, ...sums } = row
  return sums
}
