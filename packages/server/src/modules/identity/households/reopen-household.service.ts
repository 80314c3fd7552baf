import type { AnsweredHousehold } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  changeableId,
  deleteRelations,
  findBelonging,
  findCells,
  findSummaries,
  getRelationPage,
} from '../../relations/index.ts'
import { countMoves } from '../merging/merge-preview.service.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { lockLog } from '../merging/regroup.service.ts'
import * as records from '../records/record.queries.ts'
import { manualSource } from '../sources/source.service.ts'
import * as households from './household.queries.ts'
import { showSuggestions } from './household.service.ts'

/** Enough to look back at; what was answered longer ago is undone on the page of the household. */
const MOST = 50

/** What was answered last, newest first. */
export async function listAnsweredHouseholds(ctx: Ctx): Promise<{ items: AnsweredHousehold[] }> {
  const rows = await households.listAnswered(ctx, MOST)
  const shown = await showSuggestions(ctx, rows)
  const made = await findSummaries(
    ctx,
    rows.flatMap(({ householdId }) => householdId ?? []),
  )
  return {
    items: rows.flatMap(({ state, answeredBy, answeredAt, householdId }, index) => {
      const suggestion = shown[index]
      if (!suggestion || suggestion.members.length < 2) return []
      const isThere = householdId !== null && made.has(householdId)
      return [
        {
          ...suggestion,
          state,
          by: answeredBy,
          at: answeredAt.toISOString(),
          householdId: isThere ? householdId : null,
        },
      ]
    }),
  }
}

/**
 * Takes back what was answered. A household that was made of it goes, with the links to it, as long as nothing was added to it
 * since: what somebody wrote there is not thrown away by an undo.
 * @throws AppError identity.household_not_found; identity.household_in_use: something was added (details: relationId);
 *   relations.change_not_allowed
 */
export async function reopenHousehold(ctx: Ctx, id: string, others: OtherModules): Promise<void> {
  // Before the suggestion itself, as whoever merges does: a household could become part of another relation meanwhile.
  await lockLog(ctx)
  const answered = await households.holdAnswered(ctx, id)
  if (!answered) throw new AppError('identity.household_not_found')
  for (const memberId of answered.memberIds) await changeableId(ctx, memberId)
  if (answered.householdId !== null) await takeAway(ctx, { ...answered, householdId: answered.householdId }, others)
  await households.reopen(ctx, id)
  const [first = null] = answered.memberIds
  await ctx.audit('household.reopened', first === null ? null : { kind: 'relation', id: first }, {
    suggestionId: id,
    answer: answered.state,
    memberIds: answered.memberIds,
  })
  for (const memberId of answered.memberIds) await ctx.announce({ topic: 'relation', id: memberId })
}

type Made = households.AnsweredRow & { readonly householdId: string }

async function takeAway(ctx: Ctx, made: Made, others: OtherModules): Promise<void> {
  const [belonging] = await findBelonging(ctx, [made.householdId])
  // Deleted since: there is nothing left to take away.
  if (!belonging) return
  const relationId = await changeableId(ctx, made.householdId)
  if (relationId !== made.householdId || !(await isUntouched(ctx, made, others)))
    throw new AppError('identity.household_in_use', { relationId: made.householdId })
  await deleteRelations(ctx, [made.householdId])
}

/** Nothing but the record it was made with and its links to people of the suggestion. */
async function isUntouched(ctx: Ctx, { householdId, memberIds }: Made, others: OtherModules): Promise<boolean> {
  if ((await findCells(ctx, [householdId])).length > 1) return false
  const { links } = await getRelationPage(ctx, householdId)
  const areOurs = links.every(({ other, linkTypeKey }) => linkTypeKey === 'member_of' && memberIds.includes(other.id))
  const manual = await records.findManual(ctx, await manualSource(ctx), householdId)
  if (!areOurs || manual?.version !== 1) return false
  const expected = new Map([
    ['identity.source_record', 1],
    ['relations.link', links.length],
  ])
  const rows = await countMoves(ctx, { relationId: householdId, cellIds: [householdId] }, others)
  return rows.every(({ table, rows: count }) => count <= (expected.get(table) ?? 0))
}
