import type { DefinitionAlternative } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export async function insertComment(ctx: Ctx, definitionId: string, text: string): Promise<void> {
  await tables(ctx)
    .insertInto('governance.definition_comment')
    .values({
      id: newId(),
      definition_id: definitionId,
      by_user_id: ctx.actor.id,
      by_name: ctx.actor.name,
      text,
      at: ctx.now,
    })
    .execute()
}

export function findComments(ctx: Ctx, definitionId: string) {
  return tables(ctx)
    .selectFrom('governance.definition_comment')
    .select(['id', 'by_user_id', 'by_name', 'text', 'at', 'removed_at'])
    .where('definition_id', '=', definitionId)
    .orderBy('id')
    .execute()
}

/** False when there is none of theirs. The words go; that something was said stays. */
export async function removeComment(ctx: Ctx, definitionId: string, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('governance.definition_comment')
    .set({ removed_at: ctx.now, text: '–' })
    .where('id', '=', id)
    .where('definition_id', '=', definitionId)
    .where('by_user_id', '=', ctx.actor.id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type AlternativeRow = Pick<DefinitionAlternative, 'id' | 'meaning' | 'countingRule' | 'reason' | 'state'> & {
  readonly byUserId: string
  readonly byName: string
  readonly at: Date
}

function selectAlternatives(ctx: Ctx, definitionId: string) {
  return tables(ctx)
    .selectFrom('governance.definition_alternative')
    .select([
      'id',
      'meaning',
      'counting_rule as countingRule',
      'reason',
      'state',
      'by_user_id as byUserId',
      'by_name as byName',
      'at',
    ])
    .where('definition_id', '=', definitionId)
}

export async function findAlternatives(ctx: Ctx, definitionId: string): Promise<AlternativeRow[]> {
  const rows = await selectAlternatives(ctx, definitionId).orderBy('id').execute()
  // The check constraint allows no other states.
  return rows.map((row) => ({ ...row, state: row.state as AlternativeRow['state'] }))
}

export type NewAlternative = Pick<AlternativeRow, 'meaning' | 'countingRule' | 'reason'>

/** Whoever offered something else before withdraws that by it. */
export async function offer(ctx: Ctx, definitionId: string, text: NewAlternative): Promise<void> {
  await decide(ctx, definitionId, { state: 'withdrawn', ofUser: ctx.actor.id })
  await tables(ctx)
    .insertInto('governance.definition_alternative')
    .values({
      id: newId(),
      definition_id: definitionId,
      meaning: text.meaning,
      counting_rule: text.countingRule,
      reason: text.reason,
      by_user_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
}

export async function findOpenAlternative(
  ctx: Ctx,
  definitionId: string,
  id: string,
): Promise<AlternativeRow | undefined> {
  const row = await selectAlternatives(ctx, definitionId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, state: 'open' }
}

/** Ends open texts of a term: one, those of one colleague, or all. Answers how many. */
export async function decide(
  ctx: Ctx,
  definitionId: string,
  { state, id, ofUser }: { state: 'picked' | 'passed' | 'withdrawn'; id?: string; ofUser?: string },
): Promise<number> {
  let ending = tables(ctx)
    .updateTable('governance.definition_alternative')
    .set({ state, decided_by: ctx.actor.name, decided_at: ctx.now })
    .where('definition_id', '=', definitionId)
    .where('state', '=', 'open')
  if (id !== undefined) ending = ending.where('id', '=', id)
  if (ofUser !== undefined) ending = ending.where('by_user_id', '=', ofUser)
  const { numUpdatedRows } = await ending.executeTakeFirst()
  return Number(numUpdatedRows)
}
