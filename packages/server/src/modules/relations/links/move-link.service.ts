import type { changeLink as changeContract, moveLink as contract, RelationLink } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findLinkTypes } from '../../governance/index.ts'
import { getChangeable } from '../page/visibility.service.ts'
import { refuseDays, refuseMove } from './link-move.rules.ts'
import { refuseLink } from './link.rules.ts'
import { findLink, getLink, heldBoth, leaveTrace, refuseCircle, type OneLink } from './link.service.ts'
import * as links from './link.queries.ts'

type Correction = OneLink & z.infer<(typeof changeContract)['body']>

/**
 * Says the function or the days of a link otherwise. For somebody who goes on elsewhere there is `moveLink`, which keeps both.
 * @throws AppError relations.link_changed, relations.link_ends_before_start, relations.link_circle, relations.link_exists
 */
export async function changeLink(
  ctx: Ctx,
  { id: asked, linkId, version, ...input }: Correction,
): Promise<RelationLink> {
  const { id } = await getChangeable(ctx, asked)
  const before = await findLink(ctx, id, linkId)
  const after = {
    function: emptyToNull(input.function === undefined ? before.function : input.function),
    from: input.from === undefined ? before.from : input.from,
    until: input.until === undefined ? before.until : input.until,
  }
  const refusal = refuseDays(after)
  if (refusal) throw new AppError(refusal)
  if (after.until === null && before.until !== null && (await links.hasRunningTwin(ctx, linkId)))
    throw new AppError('relations.link_exists')
  if (!(await links.correct(ctx, { id: linkId, version }, after)))
    throw new AppError('relations.link_changed', { version: before.version })
  await refuseCircle(ctx, linkId)
  await leaveTrace(ctx, 'relation.link_changed', [id, before.otherId], {
    linkId,
    before: { function: before.function, from: before.from, until: before.until },
    after,
  })
  return getLink(ctx, id, linkId)
}

const emptyToNull = (text: string | null) => (text === '' ? null : text)

type Move = OneLink & z.infer<(typeof contract)['body']>

/**
 * Somebody goes on elsewhere: a contact person changes schools, a location goes to another board. From that day the one link
 * has ended and the other runs; both stay, at all three.
 * @throws AppError relations.link_has_ended, relations.link_same_other, relations.link_exists, relations.link_circle and those of `addLink`
 */
export async function moveLink(
  ctx: Ctx,
  { id: asked, linkId, toId: askedTo, on, function: task }: Move,
): Promise<{ ended: RelationLink; started: RelationLink }> {
  const held = await heldBoth(ctx, asked, askedTo)
  const { id } = held.one
  const before = await findLink(ctx, id, linkId)
  const refusal =
    refuseMove({ ...before, toId: held.other.id, personId: id, on }) ?? (await refuseEnds(ctx, before, held))
  if (refusal) throw new AppError(refusal)
  // Who may change the one they leave may end the link there; otherwise it would be changed behind their back.
  await getChangeable(ctx, before.otherId)
  await (before.until === null ? links.endRunning(ctx, linkId, on) : links.setEnd(ctx, linkId, on))
  const [fromId, toId] = before.isReversed ? [held.other.id, id] : [id, held.other.id]
  const started = await links.insertOrFind(ctx, {
    fromId,
    toId,
    typeId: before.typeId,
    function: emptyToNull(task ?? before.function),
    from: on,
    followsId: linkId,
  })
  if (!started.isNew) throw new AppError('relations.link_exists')
  await refuseCircle(ctx, started.id)
  await leaveTrace(ctx, 'relation.link_moved', [id, held.other.id], {
    linkId,
    startedId: started.id,
    fromOtherId: before.otherId,
    toOtherId: held.other.id,
    on,
    before: before.until,
  })
  await ctx.announce({ topic: 'relation', id: before.otherId })
  return { ended: await getLink(ctx, id, linkId), started: await getLink(ctx, id, started.id) }
}

async function refuseEnds(ctx: Ctx, link: links.LinkRow, { one, other }: Awaited<ReturnType<typeof heldBoth>>) {
  const type = (await findLinkTypes(ctx)).find(({ id }) => id === link.typeId)
  if (!type) return 'relations.link_type_not_found' as const
  const [from, to] = link.isReversed ? [other, one] : [one, other]
  return refuseLink(type, from.kind, to.kind)
}

/**
 * Takes back a move, by the link that it started: that one goes and the one before runs again, without an end.
 * @throws AppError relations.link_not_moved, relations.link_changed: somebody changed the new link since then
 */
export async function takeBackMove(ctx: Ctx, { id: asked, linkId }: OneLink): Promise<RelationLink> {
  const { id } = await getChangeable(ctx, asked)
  const started = await findLink(ctx, id, linkId)
  if (started.followsId === null) throw new AppError('relations.link_not_moved')
  if (started.version !== 1) throw new AppError('relations.link_changed', { version: started.version })
  const before = await findLink(ctx, id, started.followsId)
  await getChangeable(ctx, before.otherId)
  await links.remove(ctx, linkId)
  await links.setEnd(ctx, before.id, null)
  await refuseCircle(ctx, before.id)
  await leaveTrace(ctx, 'relation.link_move_taken_back', [id, before.otherId], {
    linkId: before.id,
    startedId: linkId,
    fromOtherId: before.otherId,
    toOtherId: started.otherId,
  })
  await ctx.announce({ topic: 'relation', id: started.otherId })
  return getLink(ctx, id, before.id)
}
