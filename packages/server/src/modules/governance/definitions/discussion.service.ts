import type { DefinitionPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { tell } from '../notices/notice.service.ts'
import { decides, surroundingsOf } from './definition-view.service.ts'
import { getDefinition, leaveTrace, record } from './definition.service.ts'
import * as definitions from './definition.queries.ts'
import * as discussion from './discussion.queries.ts'

async function find(ctx: Ctx, id: string): Promise<definitions.DefinitionRow> {
  const row = await definitions.findForChange(ctx, id)
  if (!row) throw new AppError('governance.definition_not_found')
  return row
}

/** @throws AppError governance.definition_not_found */
export async function comment(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<DefinitionPage> {
  await find(ctx, id)
  await discussion.insertComment(ctx, id, text)
  await leaveTrace(ctx, 'definition.commented', id, {})
  return getDefinition(ctx, id)
}

/** Takes away one's own words. @throws AppError governance.definition_not_found, governance.comment_not_found */
export async function removeComment(
  ctx: Ctx,
  { id, commentId }: { id: string; commentId: string },
): Promise<DefinitionPage> {
  await find(ctx, id)
  if (!(await discussion.removeComment(ctx, id, commentId))) throw new AppError('governance.comment_not_found')
  await leaveTrace(ctx, 'definition.comment_removed', id, {})
  return getDefinition(ctx, id)
}

type Offered = discussion.NewAlternative & { readonly id: string }

/** What a colleague would write instead; whoever decides is told. @throws AppError governance.definition_not_found, _wrong_state */
export async function offerAlternative(ctx: Ctx, { id, ...text }: Offered): Promise<DefinitionPage> {
  const row = await find(ctx, id)
  if (row.status === 'retired') throw new AppError('governance.definition_wrong_state', { status: row.status })
  await discussion.offer(ctx, id, text)
  const domain = row.domainId === null ? undefined : (await surroundingsOf(ctx)).domains.get(row.domainId)
  await tell(ctx, [row.ownerId ?? domain?.ownerUserId ?? null], {
    kind: 'alternative_offered',
    values: { term: row.term, by: ctx.actor.name, definitionId: id },
    domainId: row.domainId,
  })
  await leaveTrace(ctx, 'definition.alternative_offered', id, { term: row.term })
  return getDefinition(ctx, id)
}

type OneAlternative = { readonly id: string; readonly alternativeId: string }

/** @throws AppError governance.definition_not_found, governance.alternative_not_found */
export async function withdrawAlternative(ctx: Ctx, { id, alternativeId }: OneAlternative): Promise<DefinitionPage> {
  await find(ctx, id)
  const count = await discussion.decide(ctx, id, { state: 'withdrawn', id: alternativeId, ofUser: ctx.actor.id })
  if (count === 0) throw new AppError('governance.alternative_not_found')
  await leaveTrace(ctx, 'definition.alternative_withdrawn', id, {})
  return getDefinition(ctx, id)
}

/**
 * Takes over a colleague's words: the term is agreed, no longer disputed, and the other texts are passed over.
 * @throws AppError governance.definition_not_found, _changed, _not_yours, _wrong_state, governance.alternative_not_found
 */
export async function pickAlternative(
  ctx: Ctx,
  { id, alternativeId, version }: OneAlternative & { readonly version: number },
): Promise<DefinitionPage> {
  const row = await find(ctx, id)
  if (row.version !== version) throw new AppError('governance.definition_changed')
  if (!decides(ctx, row, await surroundingsOf(ctx))) throw new AppError('governance.definition_not_yours')
  if (row.status === 'retired') throw new AppError('governance.definition_wrong_state', { status: row.status })
  const picked = await discussion.findOpenAlternative(ctx, id, alternativeId)
  if (!picked) throw new AppError('governance.alternative_not_found')
  const { meaning, countingRule } = picked
  await record(ctx, row, { ...row, meaning, countingRule, status: 'agreed', isDisputed: false }, { act: 'picked' })
  await discussion.decide(ctx, id, { state: 'picked', id: alternativeId })
  await discussion.decide(ctx, id, { state: 'passed' })
  await tell(ctx, [picked.byUserId], {
    kind: 'alternative_picked',
    values: { term: row.term, by: ctx.actor.name, definitionId: id },
    domainId: row.domainId,
  })
  await leaveTrace(ctx, 'definition.picked', id, {
    term: row.term,
    by: picked.byName,
    before: row.meaning,
    after: meaning,
  })
  return getDefinition(ctx, id)
}
