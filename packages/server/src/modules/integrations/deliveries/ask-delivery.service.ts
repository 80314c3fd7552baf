import type { askDelivery, Delivery, DeliveryKind } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import * as connections from '../connections/connection.queries.ts'
import { DELIVERY_JOB, getOpenConnection, requireReady } from '../connections/connection.service.ts'
import * as deliveries from './delivery.queries.ts'
import * as heard from './heard.queries.ts'

/** Asks for a delivery by hand; one at a time per connection. */
export async function ask(
  ctx: Ctx,
  connectionId: string,
  { kind, streams, from }: z.infer<typeof askDelivery.body>,
): Promise<{ jobId: string }> {
  const row = await getOpenConnection(ctx, connectionId)
  const known = new Set(connectorOf(row.connector).streams.map(({ key }) => key))
  if (streams?.some((stream) => !known.has(stream)) === true) throw new AppError('integrations.stream_not_found')
  if (kind !== 'replay') requireReady(row.connector, row.secrets)
  if (await deliveries.isRunning(ctx, connectionId)) throw new AppError('integrations.delivery_running')
  const jobId = await enqueue(ctx, {
    connectionId,
    kind,
    streams: streams ?? null,
    from: from ?? null,
    by: ctx.actor.name,
  })
  await ctx.audit('delivery.asked', { kind: 'connection', id: connectionId }, { name: row.name, kind })
  return { jobId }
}

function enqueue(
  ctx: Ctx,
  payload: {
    connectionId: string
    kind: DeliveryKind
    streams: readonly string[] | null
    from: string | null
    by: string
  },
): Promise<string> {
  return ctx.enqueue({ name: DELIVERY_JOB, payload, subjectId: payload.connectionId })
}

/** Connections looked at in one round. */
const AT_ONCE = 10
/** Until the job that was asked for has begun, the clock does not ask again. */
const GRACE = 10 * 60_000

/** Asks what the clock says, and what other systems told of. Answers false: what it asked for is work of the queue. */
export async function askDue(ctx: Ctx): Promise<boolean> {
  for (const connectionId of await connections.listDue(ctx, AT_ONCE)) {
    await connections.update(ctx, connectionId, { nextAt: new Date(ctx.now.getTime() + GRACE) })
    await enqueue(ctx, { connectionId, kind: 'clock', streams: null, from: null, by: BY_ITSELF })
  }
  for (const connectionId of await heard.listTold(ctx, AT_ONCE)) {
    await heard.markAsked(ctx, connectionId)
    await enqueue(ctx, { connectionId, kind: 'hook', streams: null, from: null, by: BY_ITSELF })
  }
  return false
}

/** Nobody asked; screens say so in words. */
const BY_ITSELF = ''

export async function listDeliveries(
  ctx: Ctx,
  {
    connectionId,
    withNews,
    before,
    limit,
  }: { connectionId?: string | undefined; withNews?: boolean | undefined; before?: string | undefined; limit: number },
): Promise<{ items: Delivery[]; next: string | null }> {
  const rows = await deliveries.list(ctx, { connectionId, withNews: withNews === true, before, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const items = page.map(
    ({ startedAt, finishedAt, resume: _resume, question: _question, nextCursor: _next, jobId: _job, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }),
  )
  return { items, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
