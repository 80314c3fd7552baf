import type { settleObject, WaitingObject, WaitingReason } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId } from '../../relations/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { getConnection } from '../connections/connection.service.ts'
import { carryIn } from './carry-in.service.ts'
import * as objects from './object.queries.ts'

type Listing = {
  connectionId?: string | undefined
  outcome?: string | undefined
  after?: string | undefined
  limit: number
}

/** What waits for somebody. It is of nobody who is known, or could not be understood, so no domain keeps it back. */
export async function listWaiting(
  ctx: Ctx,
  asked: Listing,
): Promise<{ items: WaitingObject[]; next: string | null; total: number }> {
  const rows = await objects.listWaiting(ctx, { ...asked, limit: asked.limit + 1 })
  const page = rows.slice(0, asked.limit)
  return {
    items: page.map((row) => ({
      id: row.id,
      connectionId: row.connectionId,
      connection: row.connection,
      stream: row.stream,
      objectType: row.objectType,
      externalId: row.externalId,
      title: row.title,
      outcome: row.outcome === 'unmatched' ? 'unmatched' : 'rejected',
      reason: row.reason ?? { code: 'not_understood', details: {} },
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    })),
    next: rows.length > asked.limit ? (page.at(-1)?.id ?? null) : null,
    total: await objects.countWaiting(ctx, asked.connectionId),
  }
}

type Settling = { readonly body: z.infer<typeof settleObject.body>; readonly dataDir: string }

/**
 * Settles what waits. Attached, its facts are from now on of that relation, also when the other system says something else of it later;
 * tried again, it is understood as it would be today.
 * @throws AppError integrations.object_not_found, integrations.object_settled, relations.relation_not_found
 */
export async function settle(
  ctx: Ctx,
  id: string,
  { body, dataDir }: Settling,
): Promise<{ isSettled: boolean; reason: WaitingReason | null }> {
  const row = await objects.findOne(ctx, id)
  if (row === undefined) throw new AppError('integrations.object_not_found')
  if (row.outcome === 'mapped' || row.setAsideAt !== null) throw new AppError('integrations.object_settled')
  const subject = { kind: 'integration_object', id }
  const named = { objectType: row.objectType, externalId: row.externalId }
  if (body.remedy === 'set_aside') {
    await objects.setAside(ctx, id, true)
    await ctx.audit('integration_object.set_aside', subject, named)
    await ctx.announce({ topic: 'integration', id: row.connectionId })
    return { isSettled: true, reason: null }
  }
  if (body.remedy === 'attach') await objects.attach(ctx, id, await changeableId(ctx, body.relationId))
  const reason = await understandAgain(ctx, row, dataDir)
  await ctx.audit(body.remedy === 'attach' ? 'integration_object.attached' : 'integration_object.tried', subject, named)
  await ctx.announce({ topic: 'integration', id: row.connectionId })
  return { isSettled: reason === null, reason }
}

async function understandAgain(ctx: Ctx, row: objects.ObjectRow, dataDir: string): Promise<WaitingReason | null> {
  const connection = await getConnection(ctx, row.connectionId)
  const stream = connectorOf(connection.connector).streams.find(({ key }) => key === row.stream)
  if (stream === undefined) throw new AppError('integrations.object_not_found')
  const ledger = openErasureLedger(dataDir)
  await carryIn(
    ctx,
    {
      connection,
      stream,
      deliveryId: row.lastDeliveryId,
      hashOf: (key) => ledger.hash(ctx.tenantId, key),
      isReplay: true,
    },
    [objects.givenAgain(row)],
  )
  return (await objects.findOne(ctx, row.id))?.reason ?? null
}

/** @throws AppError integrations.object_not_found */
export async function bringBack(ctx: Ctx, id: string): Promise<void> {
  const row = await objects.findOne(ctx, id)
  if (row?.setAsideAt == null) throw new AppError('integrations.object_not_found')
  await objects.setAside(ctx, id, false)
  await ctx.audit(
    'integration_object.brought_back',
    { kind: 'integration_object', id },
    { objectType: row.objectType, externalId: row.externalId },
  )
  await ctx.announce({ topic: 'integration', id: row.connectionId })
}
