import type { DeliveryKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import type * as connections from '../connections/connection.queries.ts'
import type { Ask, Page, Stream } from '../connectors/connector.ts'
import { carryIn } from '../objects/carry-in.service.ts'
import { goneBy } from '../objects/gone.service.ts'
import * as deliveries from './delivery.queries.ts'

export type Wanted = {
  readonly connectionId: string
  readonly kind: DeliveryKind
  /** Null: all of them. */
  readonly streams: readonly string[] | null
  /** Of a backfill: a day. */
  readonly from: string | null
  /** Who asked. */
  readonly by: string
}

export type Streaming = {
  readonly connection: connections.ConnectionRow
  readonly stream: Stream
  readonly wanted: Wanted
  readonly share: { readonly from: number; readonly to: number }
  readonly ask: Ask
}

/** False when somebody else carried this page in meanwhile: a worker that was thought dead. */
export async function takePage(
  run: JobRun,
  streaming: Streaming,
  { deliveryId, page, resume }: { readonly deliveryId: string; readonly page: Page; readonly resume: unknown },
): Promise<boolean> {
  const isDry = streaming.wanted.kind === 'dry'
  const store = async (ctx: Ctx): Promise<{ isTaken: boolean; counts: Awaited<ReturnType<typeof carryIn>> }> => {
    const row = await deliveries.findForUpdate(ctx, deliveryId)
    const isOurs = row?.state === 'running' && JSON.stringify(row.resume) === JSON.stringify(resume)
    if (!isOurs) return { isTaken: false, counts: deliveries.NO_COUNTS }
    const isByHand = streaming.wanted.kind !== 'clock'
    const gone = await goneBy(ctx, streaming.connection.id, { page, isByHand })
    const counts = await carryIn(ctx, carryingOf(run, streaming, deliveryId), [...page.objects, ...gone])
    return { isTaken: true, counts }
  }
  const note = async (ctx: Ctx, counts: Awaited<ReturnType<typeof carryIn>>) => {
    await deliveries.addPage(ctx, deliveryId, {
      counts,
      resume: page.resume,
      nextCursor: page.cursor,
      total: page.total,
    })
    if (!isDry && counts.offered > counts.same)
      await ctx.audit(
        'delivery.stored',
        { kind: 'delivery', id: deliveryId },
        { stream: streaming.stream.key, ...counts },
      )
  }
  if (!isDry)
    return run.inTenant(async (ctx) => {
      const { isTaken, counts } = await store(ctx)
      if (isTaken) await note(ctx, counts)
      return isTaken
    })
  const { isTaken, counts } = await countedOnly(run, store)
  if (isTaken) await run.inTenant((ctx) => note(ctx, counts))
  return isTaken
}

class TakenBack<T> extends Error {
  readonly value: T
  constructor(value: T) {
    super('taken back')
    this.value = value
  }
}

/** Does all of it and takes it back: what a dry run says is what a run would do. */
async function countedOnly<T>(run: JobRun, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  try {
    return await run.inTenant(async (ctx) => {
      throw new TakenBack(await work(ctx))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.value as T
    throw error
  }
}

export function carryingOf(run: JobRun, { connection, stream, wanted }: Streaming, deliveryId: string) {
  const ledger = openErasureLedger(run.files.dataDir)
  return {
    connection,
    stream,
    deliveryId,
    hashOf: (key: string) => ledger.hash(run.tenantId, key),
    isReplay: wanted.kind === 'replay',
  }
}
