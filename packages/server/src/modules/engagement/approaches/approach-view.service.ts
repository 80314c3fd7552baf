import { dutchDay } from '@klantregie/contract'
import type { Approach } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries } from '../../relations/index.ts'
import * as approaches from './approach.queries.ts'
import { toRelation } from './collision.service.ts'
import { isMine, ownersOf, toOwner } from './owner.service.ts'
import { readyPurposes } from './purpose-rule.service.ts'
import { roundNames } from './round.queries.ts'

/**
 * Approaches as the reader may have them, in the order given: names of relations as lists show them; those about a relation that
 * may not be seen are left out.
 */
export async function showApproaches(ctx: Ctx, rows: readonly approaches.ApproachRow[]): Promise<Approach[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const joined = await approaches.findSome(ctx, compact(rows.map(({ joinedId }) => joinedId)))
  const shown = await findSummaries(ctx, [
    ...new Set([...rows, ...joined].flatMap(({ relationId, contactId }) => [relationId, ...compact([contactId])])),
  ])
  const words: Words = {
    relations: shown,
    purposes: new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name])),
    joined: new Map(joined.filter(({ relationId }) => shown.has(relationId)).map((row) => [row.id, row])),
    joining: Map.groupBy(await approaches.listJoining(ctx, ids), ({ joinedId }) => joinedId),
    rounds: await roundNames(ctx, compact(rows.map(({ roundId }) => roundId))),
    owners: await ownersOf(ctx),
    today: dutchDay(ctx.now),
    mayWrite: ctx.permissions.has('engagement.approach.write') && !ctx.viewingAs,
  }
  return rows.flatMap((row) => toApproach(row, words))
}

const compact = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]

type Words = {
  readonly relations: Awaited<ReturnType<typeof findSummaries>>
  readonly purposes: ReadonlyMap<string, string>
  readonly joined: ReadonlyMap<string, approaches.ApproachRow>
  readonly joining: ReadonlyMap<string, readonly { ownerName: string }[]>
  readonly rounds: ReadonlyMap<string, string>
  readonly owners: Awaited<ReturnType<typeof ownersOf>>
  readonly today: string
  readonly mayWrite: boolean
}

function toApproach(row: approaches.ApproachRow, words: Words): Approach[] {
  const relation = words.relations.get(row.relationId)
  if (!relation) return []
  const contact = row.contactId === null ? undefined : words.relations.get(row.contactId)
  const { id, kind, channel, subject, startsOn, endsOn, state, outcome, outcomeText, clearance, reason, version } = row
  return [
    {
      ...{ id, kind, channel, subject, startsOn, endsOn, state, outcome, outcomeText, clearance, reason, version },
      ...pointersOf(row, words),
      relation: toRelation(relation),
      contact: contact ? toRelation(contact) : null,
      owner: toOwner(row),
      isMine: isMine(row, words.owners),
      isLate: state === 'planned' && endsOn < words.today,
      createdBy: row.createdByName,
      createdAt: row.createdAt.toISOString(),
      mayChange: words.mayWrite,
    },
  ]
}

/** What an approach points at besides relations, by name. */
function pointersOf(row: approaches.ApproachRow, { purposes, joined, joining, rounds }: Words) {
  const other = row.joinedId === null ? undefined : joined.get(row.joinedId)
  const roundName = row.roundId === null ? undefined : rounds.get(row.roundId)
  return {
    purpose: { id: row.purposeId, name: purposes.get(row.purposeId) ?? '' },
    joined: other ? { id: other.id, owner: other.ownerName } : null,
    joinedBy: [...new Set((joining.get(row.id) ?? []).map(({ ownerName }) => ownerName))],
    round: row.roundId !== null && roundName !== undefined ? { id: row.roundId, name: roundName } : null,
  }
}
