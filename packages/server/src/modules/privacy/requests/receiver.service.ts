import type { RequestPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as requests from './request.queries.ts'
import { getOpenRequest } from './request-view.service.ts'
import { recordStep } from './request.service.ts'

/** What passing on needs of the module that keeps source records. */
export type SourcesOf = (ctx: Ctx, relationId: string) => Promise<readonly { id: string; name: string }[]>

/** Kinds of which whoever delivered or received the data must be told (GDPR 19). */
const PASSED_ON: ReadonlySet<string> = new Set(['correction', 'erasure', 'restriction'])

/** The systems and lists that know the person, as receivers; once per source, however often it is asked. */
export async function listSourcesAsReceivers(ctx: Ctx, requestId: string, sourcesOf: SourcesOf): Promise<void> {
  const row = await requests.find(ctx, requestId, { isHeld: false })
  if (!row || row.relationId === null || !PASSED_ON.has(row.kind)) return
  const sources = await sourcesOf(ctx, row.relationId)
  await requests.addReceivers(
    ctx,
    requestId,
    sources.map(({ id, name }) => ({ name, sourceId: id })),
  )
}

export async function addReceiver(ctx: Ctx, { id, name }: { id: string; name: string }): Promise<RequestPage> {
  await getOpenRequest(ctx, id)
  await requests.addReceivers(ctx, id, [{ name, sourceId: null }])
  return recordStep(ctx, id, 'receiver_added', { detail: name })
}

export async function tellReceiver(
  ctx: Ctx,
  told: { id: string; receiverId: string; state: 'open' | 'told' | 'not_needed'; remark?: string | undefined },
): Promise<RequestPage> {
  await getOpenRequest(ctx, told.id)
  const isKnown = await requests.tellReceiver(ctx, told.id, { ...told, remark: told.remark ?? null })
  if (!isKnown) throw new AppError('privacy.receiver_not_found')
  return recordStep(ctx, told.id, 'receiver_told', { state: told.state })
}
