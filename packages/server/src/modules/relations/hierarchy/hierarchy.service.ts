import { dutchDay } from '@klantregie/contract'
import type { getHierarchy as contract, HierarchyNode } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { findLinkTypes, type StandardLinkType } from '../../governance/index.ts'
import { labelOf } from '../links/link.rules.ts'
import { findSummaries, type ShortRelation } from '../page/summary.service.ts'
import { getVisible } from '../page/visibility.service.ts'
import { typeNamesOf } from '../roles/role.service.ts'
import { contactsOf, type ContactSource } from './contact-source.ts'
import * as tree from './hierarchy.queries.ts'
import { inOrder, rollUp, type Own, type Rolled } from './roll-up.rules.ts'

/** More places than this nobody reads; the largest boards of the country have fewer schools. */
const MOST_NODES = 1000
const YEAR_MS = 365 * 24 * 3600 * 1000

/** Whom a conversation with an organisation is held with. */
const PEOPLE_OF: readonly StandardLinkType[] = ['contact_of', 'employed_by', 'board_member_of']

/**
 * The hierarchy that a relation stands in on a day (today by default), with the contact of the last year added up per branch.
 * Only what the reader may see is in it, and only that is counted. Reads the tree and its people, never the whole base.
 * @throws AppError relations.relation_not_found
 */
export async function getHierarchy(
  ctx: Ctx,
  { id: asked, on }: { readonly id: string; readonly on?: string | undefined },
  sources: readonly ContactSource[],
): Promise<z.infer<(typeof contract)['response']>> {
  const { id } = await getVisible(ctx, asked)
  const day = on ?? dutchDay(ctx.now)
  const types = await findLinkTypes(ctx)
  const typeIds = types.filter(({ isHierarchy }) => isHierarchy).map((type) => type.id)
  const tops = await tree.findTops(ctx, { relationId: id, day, typeIds })
  const found = await tree.findBelow(ctx, tops, { day, typeIds, limit: MOST_NODES + 1 })
  const edges = found.slice(0, MOST_NODES)
  const ids = [...new Set(edges.map(({ relationId }) => relationId))]
  const summaries = await findSummaries(ctx, ids)
  const people = await peopleOf(ctx, ids, day)
  const rolled = rollUp(edges, people, await contactsWith(ctx, [...ids, ...[...people.values()].flat()], sources))
  const typeNames = await typeNamesOf(ctx, ids)
  const labels = new Map(types.map((type) => [type.id, labelOf(type, false)]))
  const nodes = inOrder(edges, (one) => summaries.get(one)?.name ?? '').flatMap((edge) => {
    const relation = summaries.get(edge.relationId)
    const roll = rolled.get(edge.relationId)
    return relation && roll
      ? [
          toNode(edge, relation, {
            label: edge.typeId === null ? null : (labels.get(edge.typeId) ?? null),
            types: typeNames.get(edge.relationId) ?? [],
            people: people.get(edge.relationId)?.length ?? 0,
            roll,
          }),
        ]
      : []
  })
  return { nodes, isCut: found.length > MOST_NODES, on: day }
}

/** The people of organisations on a day, as far as the reader sees them. */
export async function peopleOf(ctx: Ctx, relationIds: readonly string[], day: string): Promise<Map<string, string[]>> {
  const types = (await findLinkTypes(ctx)).filter(({ key }) => (PEOPLE_OF as readonly string[]).includes(key))
  const rows = await tree.findPeople(ctx, { relationIds, day, typeIds: types.map(({ id }) => id) })
  const people = new Map<string, string[]>()
  for (const { relationId, personId } of rows) people.set(relationId, [...(people.get(relationId) ?? []), personId])
  return people
}

/** Contact in the last year, and the last there ever was. */
export function contactsWith(ctx: Ctx, relationIds: readonly string[], sources: readonly ContactSource[]) {
  const since = new Date(ctx.now.getTime() - YEAR_MS)
  return contactsOf(ctx, sources, { relationIds: [...new Set(relationIds)], since })
}

type Beside = {
  readonly label: string | null
  readonly types: readonly string[]
  readonly people: number
  readonly roll: Rolled
}

function toNode(edge: tree.Edge, relation: ShortRelation, { label, types, people, roll }: Beside): HierarchyNode {
  const { name, kind, place, mask, limited } = relation
  return {
    relationId: edge.relationId,
    parentId: edge.parentId,
    label,
    linkId: edge.linkId,
    name,
    kind,
    place,
    types: [...types],
    people,
    own: toRoll(roll.own),
    below: toRoll(roll.below),
    ...(mask && { mask }),
    ...(limited && { limited }),
  }
}

const toRoll = ({ count, lastAt }: Own) => ({ count, lastAt: lastAt?.toISOString() ?? null })
