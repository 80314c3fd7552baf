import type { RequestPage, StandingKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId } from '../../relations/index.ts'
import * as standings from '../standing/standing.queries.ts'
import { getOpenRequest } from './request-view.service.ts'
import { recordStep } from './request.service.ts'

type Standing = {
  readonly id: string
  readonly kind: Extract<StandingKind, 'restricted' | 'objected'>
  readonly isOn: boolean
}

/**
 * Restricts the use of the data (GDPR 18) or writes an objection down (GDPR 21), as long as the request says so: whatever
 * reaches out asks for the standing of a relation first. Only what this request brought about is lifted again.
 */
export async function setStanding(ctx: Ctx, { id, kind, isOn }: Standing): Promise<RequestPage> {
  const { relationId, number } = await getOpenRequest(ctx, id)
  if (relationId === null) throw new AppError('privacy.request_without_relation')
  const held = await changeableId(ctx, relationId)
  const own = (await standings.listHolding(ctx, [held], ctx.now)).filter(
    (standing) => standing.requestId === id && standing.kind === kind,
  )
  if (isOn && own.length === 0)
    await standings.insert(ctx, { relationId: held, kind, purposeId: null, reason: `#${number}`, requestId: id })
  if (!isOn)
    for (const { id: standingId } of own) await standings.lift(ctx, { id: standingId, relationId: held, kinds: [kind] })
  await ctx.announce({ topic: 'relation', id: held })
  return recordStep(ctx, id, `${kind}_${isOn ? 'set' : 'lifted'}`)
}
