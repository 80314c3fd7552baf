import { dutchDay } from '@klantregie/contract'
import type { RelationLink, WithoutSuccessor } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findLinkTypes, type StandardLinkType } from '../../governance/index.ts'
import { addLink, endLink, findLink } from '../links/link.service.ts'
import { findSummaries } from '../page/summary.service.ts'
import { getChangeable } from '../page/visibility.service.ts'
import { besides } from './importance.service.ts'
import * as marks from './importance.queries.ts'

export type { DeceasedSource } from './importance.queries.ts'

/** An organisation that lost its contact person longer ago is no longer news. */
const YEARS_LOOKED_BACK = 2
const CONTACT: StandardLinkType = 'contact_of'

const yearsBefore = (today: string) =>
  `${Number(today.slice(0, 4)) - YEARS_LOOKED_BACK}${today.slice(4).replace('-02-29', '-02-28')}`

async function contactTypeIds(ctx: Ctx): Promise<string[]> {
  return (await findLinkTypes(ctx)).filter(({ key }) => key === CONTACT).map(({ id }) => id)
}

type Asked = { readonly ownerId?: string | undefined; readonly limit: number }

/** Functions at organisations that matter that somebody had and nobody has; the last to leave first. */
export async function listWithoutSuccessor(
  ctx: Ctx,
  { ownerId, limit }: Asked,
  deceased: marks.DeceasedSource,
): Promise<{ items: WithoutSuccessor[]; total: number; isCut: boolean }> {
  const today = dutchDay(ctx.now)
  const among = { typeIds: await contactTypeIds(ctx), deceased: deceased(), today }
  const rows = await marks.listWithoutSuccessor(ctx, { ...among, after: yearsBefore(today), ownerId, limit })
  const ids = [...new Set(rows.map(({ relationId }) => relationId))]
  const known = await besides(ctx, ids)
  const people = await findSummaries(
    ctx,
    rows.map(({ personId }) => personId),
  )
  const others = await marks.countContacts(ctx, ids, among)
  const marked = new Set(await marks.findMarked(ctx, ids))
  const items = rows.flatMap((row): WithoutSuccessor[] => {
    const relation = known.summaries.get(row.relationId)
    if (!relation) return []
    const { id, name, place, mask, limited } = relation
    return [
      {
        id,
        linkId: row.linkId,
        name,
        place,
        types: known.types.get(row.relationId) ?? [],
        isImportant: marked.has(row.relationId),
        left: personWhoLeft(people.get(row.personId), row.function),
        leftOn: row.leftOn,
        // That somebody died is told to nobody who may not see them.
        why: people.has(row.personId) ? row.why : 'ended',
        others: others.get(row.relationId) ?? 0,
        owners: known.owners.get(row.relationId) ?? [],
        ...(mask && { mask }),
        ...(limited && { limited }),
      },
    ]
  })
  const total = rows[0]?.total ?? 0
  return { items, total, isCut: total > rows.length }
}

/** For how many functions at organisations that matter there is nobody any more; never of an organisation that is protected. */
export async function countWithoutSuccessor(ctx: Ctx, deceased: marks.DeceasedSource): Promise<number> {
  const today = dutchDay(ctx.now)
  const [row] = await marks.listWithoutSuccessor(ctx, {
    ...{ typeIds: await contactTypeIds(ctx), deceased: deceased(), today },
    ...{ after: yearsBefore(today), limit: 1, isOpen: true },
  })
  return row?.total ?? 0
}

/** Of somebody whom the reader may not see, nothing is told. */
function personWhoLeft(
  person: Awaited<ReturnType<typeof findSummaries>> extends Map<string, infer P> ? P | undefined : never,
  task: string | null,
): WithoutSuccessor['left'] {
  if (!person) return null
  const { id, name, mask, limited } = person
  return { id, name, function: task, ...(mask && { mask }), ...(limited && { limited }) }
}

type Successor = {
  readonly id: string
  /** The link of whoever left. */
  readonly linkId: string
  readonly personId: string
  readonly from?: string | undefined
}

/**
 * Gives the function of a contact person who left to somebody else. A link that still ran, of somebody who is no longer there, ends the
 * day that the other begins.
 * @throws AppError relations.relation_not_found, relations.link_not_found, relations.link_to_itself, relations.link_wrong_kind
 */
export async function appointSuccessor(
  ctx: Ctx,
  { id: asked, linkId, personId, from = dutchDay(ctx.now) }: Successor,
): Promise<RelationLink> {
  const { id } = await getChangeable(ctx, asked)
  const [typeId] = await contactTypeIds(ctx)
  const left = await findLink(ctx, id, linkId)
  // Read from the organisation: the other way round it is a contact person of this one.
  if (left.typeId !== typeId || !left.isReversed) throw new AppError('relations.link_not_found')
  if (left.otherId === personId) throw new AppError('relations.link_exists')
  if (left.until === null) await endLink(ctx, { id, linkId, until: from })
  return addLink(ctx, {
    id,
    linkTypeId: typeId,
    otherId: personId,
    isReversed: true,
    ...(left.function !== null && { function: left.function }),
    from,
  })
}
