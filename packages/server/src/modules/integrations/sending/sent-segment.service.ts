import type { addSentSegment, changeSentSegment, SentSegment } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { isJobBusy } from '../../../platform/jobs/job.queries.ts'
import { getSegment } from '../../segments/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import type { ConnectionRow } from '../connections/connection.queries.ts'
import { getConnection, getOpenConnection, requireReady } from '../connections/connection.service.ts'
import * as sent from './sent-segment.queries.ts'

export const SEND_JOB = 'integrations.send-segment'
const HOUR = 3_600_000

/** With whose rights a segment goes out; null when they may no longer come in. */
export type Senders = { readonly whoIs: (ctx: Ctx, accountId: string) => Promise<Who | null> }

/** What leaves is taken along as in an export. */
export const maySend = (who: Pick<Who, 'permissions'> | null): boolean =>
  who?.permissions.has('relations.relation.export') === true

export async function listSent(ctx: Ctx, connectionId: string, senders: Senders): Promise<SentSegment[]> {
  const connection = await getConnection(ctx, connectionId)
  const items: SentSegment[] = []
  for (const row of await sent.findOf(ctx, connectionId)) items.push(await describe(ctx, row, { connection, senders }))
  return items
}

type Described = { readonly connection: ConnectionRow; readonly senders: Senders }

async function describe(ctx: Ctx, row: sent.SentSegmentRow, { connection, senders }: Described): Promise<SentSegment> {
  const name = connection.lists.find(({ externalId }) => externalId === row.list)?.name ?? row.list
  const { id, mark, adds, everyHours, isPaused, counts, problem } = row
  return {
    id,
    list: { externalId: row.list, name },
    segment: { id: row.segmentId, name: row.segmentName },
    mark,
    adds,
    everyHours,
    isPaused,
    isRunning: await isJobBusy(ctx, SEND_JOB, id),
    holder: { name: row.holderName, isAble: maySend(await senders.whoIs(ctx, row.holderId)) },
    sentAt: row.sentAt?.toISOString() ?? null,
    nextAt: isPaused || connection.state === 'ended' ? null : row.nextAt.toISOString(),
    counts,
    problem,
  }
}

/** @throws AppError integrations.sent_segment_not_found */
async function getSent(ctx: Ctx, id: string): Promise<sent.SentSegmentRow> {
  const row = await sent.find(ctx, id)
  if (row === null) throw new AppError('integrations.sent_segment_not_found')
  return row
}

async function show(ctx: Ctx, id: string, senders: Senders): Promise<SentSegment> {
  const row = await getSent(ctx, id)
  return describe(ctx, row, { connection: await getConnection(ctx, row.connectionId), senders })
}

/** The first time goes at once. @throws AppError, see the route */
export async function addSent(
  ctx: Ctx,
  connectionId: string,
  { body, senders }: { readonly body: z.infer<typeof addSentSegment.body>; readonly senders: Senders },
): Promise<SentSegment> {
  const connection = await getOpenConnection(ctx, connectionId)
  if (connectorOf(connection.connector).outward === undefined) throw new AppError('integrations.sends_nothing')
  requireReady(connection.connector, connection.secrets)
  requireSender(ctx)
  const meaning = connection.lists.find(({ externalId }) => externalId === body.list)
  // What a list does not stand for, nobody may be put on it for.
  if (meaning?.channel !== 'email') throw new AppError('integrations.list_not_fitting')
  const { name: segmentName } = await getSegment(ctx, body.segmentId)
  const id = await sent.insert(ctx, { ...body, connectionId, segmentName })
  await ctx.audit(
    'sent_segment.added',
    { kind: 'sent_segment', id },
    { name: segmentName, list: meaning.name, ...said(body) },
  )
  await ctx.announce({ topic: 'integration', id: connectionId })
  return show(ctx, id, senders)
}

const said = ({ mark, adds, everyHours }: z.infer<typeof addSentSegment.body>) => ({ mark, adds, everyHours })

function requireSender(ctx: Ctx): void {
  if (!maySend(ctx)) throw new AppError('integrations.may_not_send')
}

/** Whoever changes it answers for it from then on. @throws AppError integrations.sent_segment_not_found, integrations.may_not_send */
export async function changeSent(
  ctx: Ctx,
  id: string,
  { body, senders }: { readonly body: z.infer<typeof changeSentSegment.body>; readonly senders: Senders },
): Promise<SentSegment> {
  const before = await getSent(ctx, id)
  requireSender(ctx)
  const goesOn = before.isPaused && body.isPaused === false ? { nextAt: ctx.now } : {}
  await sent.update(ctx, id, { ...body, ...goesOn })
  await sent.takeOver(ctx, id)
  await ctx.audit('sent_segment.changed', { kind: 'sent_segment', id }, { name: before.segmentName, ...body })
  await ctx.announce({ topic: 'integration', id: before.connectionId })
  return show(ctx, id, senders)
}

/** @throws AppError integrations.sent_segment_not_found */
export async function removeSent(ctx: Ctx, id: string): Promise<void> {
  const { segmentName, connectionId } = await getSent(ctx, id)
  await sent.remove(ctx, id)
  await ctx.audit('sent_segment.removed', { kind: 'sent_segment', id }, { name: segmentName })
  await ctx.announce({ topic: 'integration', id: connectionId })
}

/** @throws AppError integrations.sent_segment_not_found, integrations.connection_ended, integrations.sending_running */
export async function sendNow(ctx: Ctx, id: string): Promise<{ jobId: string }> {
  const row = await getSent(ctx, id)
  const connection = await getOpenConnection(ctx, row.connectionId)
  requireReady(connection.connector, connection.secrets)
  if (await isJobBusy(ctx, SEND_JOB, id)) throw new AppError('integrations.sending_running')
  await sent.update(ctx, id, { nextAt: nextOf(ctx, row) })
  const jobId = await ctx.enqueue({ name: SEND_JOB, payload: { sentSegmentId: id, isByHand: true }, subjectId: id })
  await ctx.audit('sent_segment.asked', { kind: 'sent_segment', id }, { name: row.segmentName })
  return { jobId }
}

export const nextOf = (ctx: Ctx, { everyHours }: { readonly everyHours: number }): Date =>
  new Date(ctx.now.getTime() + everyHours * HOUR)

const AT_ONCE = 10

/** Lets those go out whose turn it is. What it asked for is work of the queue. */
export async function askSegments(ctx: Ctx): Promise<boolean> {
  // Until the job has begun, the clock does not ask again.
  for (const id of await sent.takeDue(ctx, new Date(ctx.now.getTime() + HOUR), AT_ONCE))
    await ctx.enqueue({ name: SEND_JOB, payload: { sentSegmentId: id, isByHand: false }, subjectId: id })
  return false
}
