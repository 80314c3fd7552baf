import type { Ctx } from '../../../platform/context.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { notifyAll } from '../following/notify.service.ts'
import * as approaches from './approach.queries.ts'

/** Tells whoever has an approach that a colleague goes along with it: somebody, or everybody in the team. */
export async function tellOwner(ctx: Ctx, approachId: string): Promise<void> {
  const [joined] = await approaches.findSome(ctx, [approachId])
  if (!joined) return
  await notifyAll(
    ctx,
    (await peopleOf(ctx, joined)).map((userId) => ({
      userId,
      kind: 'collision',
      subject: { kind: 'approach', id: approachId },
      relationId: joined.relationId,
    })),
  )
}

async function peopleOf(ctx: Ctx, { ownerUserId, ownerTeamId }: approaches.Ownership): Promise<string[]> {
  if (ownerTeamId === null) return ownerUserId === null ? [] : [ownerUserId]
  return (await listColleagues(ctx)).filter(({ teamIds }) => teamIds.includes(ownerTeamId)).map(({ id }) => id)
}
