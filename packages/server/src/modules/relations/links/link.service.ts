import { dutchDay } from '@klantregie/contract'
import type { LinkType, RelationLink } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findLinkTypes } from '../../governance/index.ts'
import { findSummaries, type ShortRelation } from '../page/summary.service.ts'
import { getChangeable, getVisible } from '../page/visibility.service.ts'
import { readPosition, writePosition } from './link-cursor.rules.ts'
import { labelOf, refuseLink } from './link.rules.ts'
import * as links from './link.queries.ts'

type LinkQuery = { readonly id: string; readonly cursor?: string | undefined; readonly limit: number }

/** The links of a relation, both ways, running ones first; links to relations that the reader may not see are not there. */
export async function listLinks(
  ctx: Ctx,
  { id: asked, cursor, limit }: LinkQuery,
): Promise<{ items: RelationLink[]; nextCursor: string | null }> {
  const { id } = await getVisible(ctx, asked)
  const after = cursor === undefined ? null : readPosition(cursor)
  if (after === 'invalid') throw new AppError('relations.cursor_invalid')
  const rows = await links.listOfRelation(ctx, { relationId: id, today: dutchDay(ctx.now), after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await toLinks(ctx, page),
    nextCursor:
      rows.length > limit && last
        ? writePosition({ hasEnded: last.hasEnded, name: last.otherSortKey, id: last.id })
        : null,
  }
}

export function countLinks(ctx: Ctx, relationId: string): Promise<number> {
  return links.countOfRelation(ctx, relationId)
}

async function typesById(ctx: Ctx): Promise<ReadonlyMap<string, LinkType>> {
  return new Map((await findLinkTypes(ctx)).map((type) => [type.id, type]))
}

/** The other side is told as far as the reader may have it. */
async function toLinks(ctx: Ctx, rows: readonly links.LinkRow[]): Promise<RelationLink[]> {
  const types = await typesById(ctx)
  const others = await findSummaries(
    ctx,
    rows.map((row) => row.otherId),
  )
  return rows.flatMap((row) => {
    const other = others.get(row.otherId)
    return other ? [toLink(row, types.get(row.typeId), other)] : []
  })
}

function toLink(row: links.LinkRow, type: LinkType | undefined, other: ShortRelation): RelationLink {
  const { id, name, kind, place, mask, limited } = other
  return {
    id: row.id,
    label: type ? labelOf(type, row.isReversed) : '',
    linkTypeKey: type?.key ?? '',
    function: row.function,
    from: row.from,
    until: row.until,
    followsId: row.followsId,
    version: row.version,
    other: { id, name, kind, place, ...(mask && { mask }), ...(limited && { limited }) },
  }
}

type NewLink = {
  readonly id: string
  readonly linkTypeId: string
  readonly otherId: string
  readonly isReversed: boolean
  readonly function?: string | undefined
  readonly from?: string | undefined
}

/** Links two relations. Linking them again in the same way answers the link that is there. */
export async function addLink(
  ctx: Ctx,
  { id: asked, linkTypeId, otherId: askedOther, isReversed, ...input }: NewLink,
): Promise<RelationLink> {
  const held = await heldBoth(ctx, asked, askedOther)
  const [id, other] = [held.one.id, held.other]
  const otherId = other.id
  if (id === otherId) throw new AppError('relations.link_to_itself')
  const type = (await findLinkTypes(ctx)).find((candidate) => candidate.id === linkTypeId)
  if (!type) throw new AppError('relations.link_type_not_found')
  const [from, to] = isReversed ? [other, held.one] : [held.one, other]
  const refusal = refuseLink(type, from.kind, to.kind)
  if (refusal) throw new AppError(refusal)
  const [fromId, toId] = isReversed ? [otherId, id] : [id, otherId]
  const link = await links.insertOrFind(ctx, {
    fromId,
    toId,
    typeId: linkTypeId,
    function: input.function === undefined || input.function === '' ? null : input.function,
    from: input.from ?? null,
  })
  await refuseCircle(ctx, link.id)
  if (link.isNew)
    await leaveTrace(ctx, 'relation.link_added', [id, otherId], {
      linkId: link.id,
      type: type.key,
      other: other.displayName,
      otherId,
    })
  return getLink(ctx, id, link.id)
}

/** Nothing stands below itself, on no day. @throws AppError relations.link_circle */
export async function refuseCircle(ctx: Ctx, linkId: string): Promise<void> {
  if (await links.closesCircle(ctx, linkId)) throw new AppError('relations.link_circle')
}

/** Always in one order, as a merge does: two that hold what the other waits for would wait for ever. */
export async function heldBoth(ctx: Ctx, one: string, other: string) {
  const isFirst = one < other
  const first = await getChangeable(ctx, isFirst ? one : other)
  const second = await getChangeable(ctx, isFirst ? other : one)
  return isFirst ? { one: first, other: second } : { one: second, other: first }
}

export type OneLink = { readonly id: string; readonly linkId: string }

/** Ends a link, today unless another day is given; it stays as history. Ending twice keeps the later choice. */
export async function endLink(
  ctx: Ctx,
  { id: asked, linkId, until }: OneLink & { readonly until?: string | undefined },
): Promise<RelationLink> {
  const { id } = await getChangeable(ctx, asked)
  const link = await findLink(ctx, id, linkId)
  const chosen = until ?? dutchDay(ctx.now)
  // A link that has yet to begin, or began after the given day, ends on the day it began: the dates must make sense.
  const lastDay = link.from !== null && link.from > chosen ? link.from : chosen
  await (link.until === null ? links.endRunning(ctx, linkId, lastDay) : links.setEnd(ctx, linkId, lastDay))
  await leaveTrace(ctx, 'relation.link_ended', [id, link.otherId], { linkId, until: lastDay, before: link.until })
  return getLink(ctx, id, linkId)
}

/** Takes back the end of a link. When the two were linked again in the meantime, that link already says it. */
export async function reopenLink(ctx: Ctx, { id: asked, linkId }: OneLink): Promise<RelationLink> {
  const { id } = await getChangeable(ctx, asked)
  const link = await findLink(ctx, id, linkId)
  if (link.until !== null && !(await links.hasRunningTwin(ctx, linkId))) {
    await links.setEnd(ctx, linkId, null)
    await refuseCircle(ctx, linkId)
    await leaveTrace(ctx, 'relation.link_reopened', [id, link.otherId], { linkId, before: link.until })
  }
  return getLink(ctx, id, linkId)
}

export async function findLink(ctx: Ctx, id: string, linkId: string): Promise<links.LinkRow> {
  const link = await links.findOfRelation(ctx, id, linkId)
  if (!link) throw new AppError('relations.link_not_found')
  return link
}

export async function getLink(ctx: Ctx, id: string, linkId: string): Promise<RelationLink> {
  const [link] = await toLinks(ctx, [await findLink(ctx, id, linkId)])
  if (!link) throw new AppError('relations.link_not_found')
  return link
}

/** A link belongs to both: one trace, about the relation at which it was done; both pages show it. */
export async function leaveTrace(
  ctx: Ctx,
  action: string,
  ids: readonly [string, string],
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'relation', id: ids[0] }, details)
  for (const id of ids) await ctx.announce({ topic: 'relation', id })
}

type Stated = Parameters<typeof links.insertStated>[1]

/**
 * Links that sources state, out of a subquery with the columns id, from_id, to_id, origin_from_id, origin_to_id, type_key (of
 * the link type), import_id, lineage, to_lineage (of the records at both ends), created_at. What is linked already stays as it is.
 */
export async function insertLinks(ctx: Ctx, stated: Stated): Promise<void> {
  await links.insertStated(ctx, stated, await findLinkTypes(ctx))
}

/**
 * Ends the links of changed source records (`lineages`: one column) that the records no longer state (`stated`: columns as
 * for `insertLinks`); remembered under the import, so that its undo opens them again.
 */
export async function endStatedLinks(
  ctx: Ctx,
  ending: { lineages: Stated; stated: Stated; importId: string },
): Promise<void> {
  await links.endUnstated(ctx, { ...ending, today: dutchDay(ctx.now) }, await findLinkTypes(ctx))
}

/** Takes back what an import did to links. Roles follow from what the remaining records state: `syncRoles`. */
export async function removeByImport(ctx: Ctx, importId: string): Promise<void> {
  await links.removeByImport(ctx, importId)
}
