import type { ControlTotal, DeliveryKind, DeliveryProblem } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findJob } from '../../../platform/jobs/job.queries.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { matchAfterImport } from '../../identity/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { DeliveryFailure, streamsOf } from '../connectors/connector.ts'
import { askerFor } from '../connections/asker.service.ts'
import * as connections from '../connections/connection.queries.ts'
import { minutesUntilNext, waitsForPerson } from '../connections/connection.rules.ts'
import { carryIn } from '../objects/carry-in.service.ts'
import * as objects from '../objects/object.queries.ts'
import { waitNoLonger } from '../objects/wait-no-longer.service.ts'
import * as deliveries from './delivery.queries.ts'
import * as heard from './heard.queries.ts'
import { questionOf } from './question.service.ts'
import { carryingOf, takePage, type Streaming, type Wanted } from './take-page.service.ts'

export type { Wanted }

/** Objects understood anew in one transaction. */
const REPLAYED_AT_ONCE = 200
const MINUTE = 60_000

/**
 * Brings a connection up to date, stream after stream. Guarantees: a page is carried in together with the mark where the next one is, so a
 * worker that takes over goes on there and stores nothing twice; the cursor of a stream moves only when everything before it is here; a
 * stream that fails says why, and the others are still asked. A dry run does everything and takes it back.
 */
export async function runDelivery(run: JobRun, wanted: Wanted): Promise<void> {
  const connection = await run.inTenant((ctx) => connections.find(ctx, wanted.connectionId))
  if (connection === undefined || connection.state === 'ended') return
  const connector = connectorOf(connection.connector)
  const streams = streamsOf(connector, connection.settings).filter(
    ({ key }) => wanted.streams === null || wanted.streams.includes(key),
  )
  const done = await run.inTenant((ctx) => deliveries.endedStreams(ctx, run.jobId, connection.id))
  const ask = await askerFor(run, connection)
  const problems: DeliveryProblem[] = []
  for (const [index, stream] of streams.entries()) {
    if (done.has(stream.key)) continue
    const share = { from: index / streams.length, to: (index + 1) / streams.length }
    const problem = await runStream(run, { connection, stream, wanted, share, ask })
    if (problem === null) continue
    problems.push(problem)
    // What one stream may not see, another may; what stands in the way of every question, stands in the way of the next.
    if (problem.code !== 'not_allowed' && problem.code !== 'not_found') break
  }
  if (wanted.kind !== 'dry' && wanted.kind !== 'replay') await letWaitNoLonger(run, connection)
  await run.inTenant((ctx) =>
    concludeAll(ctx, { connection, wanted, problem: problems.find(({ code }) => code !== 'not_allowed') ?? null }),
  )
}

async function letWaitNoLonger(run: JobRun, connection: connections.ConnectionRow): Promise<void> {
  const ledger = openErasureLedger(run.files.dataDir)
  const waiting = { connection, hashOf: (key: string) => ledger.hash(run.tenantId, key) }
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const behind: string | null = after
    after = await run.inTenant((ctx) => waitNoLonger(ctx, waiting, behind))
    if (after === null) return
  }
}

/** Answers why it did not come in whole, or null. */
async function runStream(run: JobRun, streaming: Streaming): Promise<DeliveryProblem | null> {
  const deliveryId = await run.inTenant((ctx) => beginOrGoOn(ctx, run.jobId, streaming))
  if (deliveryId === null) return null
  try {
    if (streaming.wanted.kind === 'replay') await replay(run, streaming, deliveryId)
    else await readPages(run, streaming, deliveryId)
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    await run.inTenant((ctx) => fail(ctx, deliveryId, error.problem))
    return error.problem
  }
  await run.inTenant((ctx) => concludeStream(ctx, streaming, deliveryId))
  return null
}

/**
 * The delivery that this job began, also before its worker was killed; else a new one. Null: of this stream no changes were told, or another
 * job is busy with this connection, which does the same.
 */
async function beginOrGoOn(ctx: Ctx, jobId: string, streaming: Streaming): Promise<string | null> {
  const { connection, stream, wanted } = streaming
  const running = await deliveries.findRunning(ctx, connection.id)
  if (running?.jobId === jobId && running.stream === stream.key) return running.id
  if (running !== undefined && !(await endAbandoned(ctx, running, jobId))) {
    if (wanted.kind === 'hook') await heard.markUnasked(ctx, connection.id)
    return null
  }
  return begin(ctx, jobId, streaming)
}

const BUSY = new Set(['waiting', 'running'])

/** False when whoever runs it is still at it. */
async function endAbandoned(ctx: Ctx, running: deliveries.DeliveryRow, jobId: string): Promise<boolean> {
  const other = running.jobId === jobId ? undefined : await findJob(ctx, running.jobId)
  if (other !== undefined && BUSY.has(other.state)) return false
  await deliveries.end(ctx, running.id, { state: 'failed', problem: { code: 'internal', details: {} }, control: null })
  return true
}

async function begin(ctx: Ctx, jobId: string, { connection, stream, wanted }: Streaming): Promise<string | null> {
  const ids = wanted.kind === 'hook' ? await heard.listOfStream(ctx, connection.id, stream.key) : null
  if (ids?.length === 0) return null
  const known = (await connections.listStreams(ctx, connection.id)).find(({ key }) => key === stream.key)
  const cursor = wanted.kind === 'clock' || wanted.kind === 'hand' ? (known?.cursor ?? null) : null
  return deliveries.insert(ctx, {
    connectionId: connection.id,
    stream: stream.key,
    kind: wanted.kind,
    jobId,
    by: wanted.by,
    question: { cursor, from: wanted.from, ids },
  })
}

async function readPages(run: JobRun, streaming: Streaming, deliveryId: string): Promise<void> {
  const { connection, stream, ask, share } = streaming
  for (;;) {
    run.signal.throwIfAborted()
    const row = await run.inTenant((ctx) => deliveries.findForUpdate(ctx, deliveryId))
    if (row?.state !== 'running') return
    await report(run, share, { offered: row.counts.offered, total: row.control?.theirs ?? null })
    const page = await stream.read(ask, connection.settings, await questionOf(run, streaming, row))
    const isTaken = await takePage(run, streaming, { deliveryId, page, resume: row.resume })
    if (isTaken && page.resume === null) return
  }
}

/** Everything that is here of a stream, understood as it would be now. The place where it is, is its resume. */
async function replay(run: JobRun, streaming: Streaming, deliveryId: string): Promise<void> {
  const { connection, stream, share } = streaming
  for (;;) {
    run.signal.throwIfAborted()
    const isMore = await run.inTenant(async (ctx) => {
      const row = await deliveries.findForUpdate(ctx, deliveryId)
      if (row?.state !== 'running') return false
      const after = typeof row.resume === 'string' ? row.resume : null
      const rows = await objects.page(ctx, connection.id, { stream: stream.key, after, limit: REPLAYED_AT_ONCE })
      const last = rows.at(-1)
      if (last === undefined) return false
      const counts = await carryIn(ctx, carryingOf(run, streaming, deliveryId), rows.map(objects.givenAgain))
      await deliveries.addPage(ctx, deliveryId, { counts, resume: last.id, nextCursor: undefined, total: null })
      return true
    })
    if (!isMore) return
    await report(run, share, { offered: 0, total: null }, 'delivery.replaying')
  }
}

async function report(
  run: JobRun,
  { from, to }: Streaming['share'],
  { offered, total }: { readonly offered: number; readonly total: number | null },
  step = 'delivery.asking',
): Promise<void> {
  const part = total === null || total === 0 ? 0 : Math.min(1, offered / total)
  await run.report({ fraction: from + (to - from) * part, step })
}

async function fail(ctx: Ctx, deliveryId: string, problem: DeliveryProblem): Promise<void> {
  await deliveries.end(ctx, deliveryId, { state: 'failed', problem, control: null })
  await ctx.audit('delivery.ended', { kind: 'delivery', id: deliveryId }, { state: 'failed', code: problem.code })
}

async function concludeStream(ctx: Ctx, { connection, stream, wanted }: Streaming, deliveryId: string): Promise<void> {
  const row = await deliveries.findForUpdate(ctx, deliveryId)
  if (row?.state !== 'running') return
  const isDry = wanted.kind === 'dry'
  const control = isDry || !stream.hasControl ? null : await controlOf(ctx, row)
  await deliveries.end(ctx, deliveryId, { state: 'done', problem: null, control })
  if (isDry) return
  await moveOn(ctx, row, control)
  if (wanted.kind === 'hook') {
    await heard.remove(ctx, connection.id, { stream: stream.key, ids: row.question.ids ?? [], before: row.startedAt })
    // More can be told at once than is fetched at once: what is left is fetched after this.
    await heard.markUnasked(ctx, connection.id)
  }
  if (row.counts.new > 0) await matchAfterImport(ctx, deliveryId)
}

/** What is told one by one says nothing of what else changed: only a question about everything moves the cursor. */
async function moveOn(ctx: Ctx, row: deliveries.DeliveryRow, control: ControlTotal | null): Promise<void> {
  const { id, counts, stream } = row
  const hasNews = counts.new + counts.changed + counts.unmatched + counts.rejected > 0
  const cursor = row.nextCursor ?? undefined
  if (WHOLE.has(row.kind))
    await connections.moveStream(ctx, row.connectionId, { key: stream, cursor, hasNews, control })
  if (hasNews) await ctx.audit('delivery.ended', { kind: 'delivery', id }, { state: 'done', stream, ...counts })
}

const WHOLE: ReadonlySet<DeliveryKind> = new Set(['clock', 'hand', 'backfill'])

/** What the other system said that there is, and what is here of it; null when it did not say. */
async function controlOf(
  ctx: Ctx,
  { control, connectionId, stream }: deliveries.DeliveryRow,
): Promise<ControlTotal | null> {
  return control && { theirs: control.theirs, ours: await objects.countStream(ctx, connectionId, stream) }
}

type Concluding = {
  readonly connection: connections.ConnectionRow
  readonly wanted: Wanted
  readonly problem: DeliveryProblem | null
}

/** How the connection is doing, and when it is asked again. */
async function concludeAll(ctx: Ctx, { connection, wanted, problem }: Concluding): Promise<void> {
  await ctx.announce({ topic: 'integration', id: connection.id })
  if (wanted.kind === 'dry' || wanted.kind === 'replay') return
  const row = await connections.findForUpdate(ctx, connection.id)
  if (row === undefined || row.state === 'ended') return
  const standing =
    problem === null
      ? { failures: 0, problem, failingSince: null }
      : { failures: row.failures + 1, problem, failingSince: row.failingSince ?? ctx.now }
  const next = row.state === 'active' ? { nextAt: nextAfter(ctx, row, standing) } : {}
  await connections.update(ctx, connection.id, { ...standing, ...next })
}

/** Null: it waits for a person. */
function nextAfter(
  ctx: Ctx,
  { everyMinutes }: connections.ConnectionRow,
  { failures, problem }: { readonly failures: number; readonly problem: DeliveryProblem | null },
): Date | null {
  if (problem !== null && waitsForPerson(problem, failures)) return null
  return new Date(ctx.now.getTime() + minutesUntilNext(everyMinutes, failures) * MINUTE)
}

/** The job ended otherwise than well: what came in stays, and the account says that it was broken off. */
export async function endBadly(
  ctx: Ctx,
  { connectionId }: Pick<Wanted, 'connectionId'>,
  { isCancelled }: { readonly isCancelled: boolean },
): Promise<void> {
  const running = await deliveries.findRunning(ctx, connectionId)
  if (running !== undefined) {
    const problem: DeliveryProblem = { code: isCancelled ? 'cancelled' : 'internal', details: {} }
    await deliveries.end(ctx, running.id, { state: isCancelled ? 'cancelled' : 'failed', problem, control: null })
    await ctx.audit(
      'delivery.ended',
      { kind: 'delivery', id: running.id },
      { state: isCancelled ? 'cancelled' : 'failed', code: problem.code },
    )
  }
  const row = await connections.findForUpdate(ctx, connectionId)
  if (row?.state === 'active')
    await connections.update(ctx, connectionId, { nextAt: new Date(ctx.now.getTime() + row.everyMinutes * MINUTE) })
  await ctx.announce({ topic: 'integration', id: connectionId })
}
