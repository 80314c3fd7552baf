import { FieldKey, type MergeChoice } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague, listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { rightsOf } from '../../governance/index.ts'
import { changeableId, findBelonging, findCells, findSummaries } from '../../relations/index.ts'
import * as decisions from '../merging/decision.queries.ts'
import { mergeRelations } from '../merging/merge.service.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { lockLog } from '../merging/regroup.service.ts'
import * as questions from './question.queries.ts'
import { stayingFirst } from './question.rules.ts'

export type Answer = {
  readonly id: string
  readonly answer: 'same' | 'not_same' | 'later' | 'ask'
  readonly winnerId?: string | undefined
  readonly choices: readonly { readonly field: string; readonly relationId: string }[]
  readonly userId?: string | undefined
  readonly remark?: string | undefined
}

/** What an answer made, to take it back with. */
type Made = questions.Change['made']
export const NOTHING: Made = { mergeId: null, decisionId: null }

/**
 * Answers a question, in one transaction with what follows from it: `same` merges, `not_same` keeps apart for ever, `later`
 * puts off, `ask` passes on to a colleague. Of two people who answer at once the second hears what the first answered.
 * @throws AppError identity.question_not_found, identity.question_answered (details: answer, by, at),
 *   identity.question_colleague_unknown, identity.merge_kinds_differ, identity.merge_choice_invalid, auth.forbidden
 */
export async function answerQuestion(ctx: Ctx, answer: Answer, others: OtherModules) {
  // Before the question itself: whoever merges holds the log first and then changes questions.
  if (answer.answer === 'same' || answer.answer === 'not_same') await lockLog(ctx)
  const question = await holdUnanswered(ctx, answer.id)
  const made = await carryOut(ctx, { question, answer }, others)
  await leaveTrace(ctx, { question, answer, made })
  return { ...made, open: await questions.count(ctx, 'open') }
}

type Answering = { readonly question: questions.QuestionRow; readonly answer: Answer }

async function carryOut(ctx: Ctx, answering: Answering, others: OtherModules): Promise<Made> {
  const { question, answer } = answering
  const answered = { by: ctx.actor.name, userId: ctx.actor.id, at: ctx.now }
  const settle = async (change: Omit<questions.Change, 'answered' | 'taken'>): Promise<Made> => {
    await questions.change(ctx, question.id, { ...change, answered, taken: null })
    return change.made
  }
  switch (answer.answer) {
    case 'same':
      return settle({ state: 'same', made: await merge(ctx, answering, others) })
    case 'not_same':
      return settle({ state: 'not_same', made: { mergeId: null, decisionId: await keepApart(ctx, answering) } })
    case 'later':
      return settle({ state: 'later', asked: null, made: NOTHING })
    case 'ask':
      return settle({ state: 'asked', asked: await putTo(ctx, answering), made: NOTHING })
  }
}

/** @throws AppError auth.forbidden: whoever may say that two are not the same, may not always merge. */
async function merge(ctx: Ctx, { question, answer }: Answering, others: OtherModules): Promise<Made> {
  if (!ctx.permissions.has('identity.merge.write'))
    throw new AppError('auth.forbidden', { permission: 'identity.merge.write' })
  const pair = [question.left_id, question.right_id] as const
  const winnerId =
    answer.winnerId === undefined ? await usualWinner(ctx, pair) : await chosenWinner(ctx, pair, answer.winnerId)
  const loserId = winnerId === pair[0] ? pair[1] : pair[0]
  const choices: MergeChoice[] = answer.choices.map(({ field, relationId }) => {
    const known = FieldKey.safeParse(field)
    if (!known.success) throw new AppError('identity.merge_choice_invalid', { field })
    return { field: known.data, relationId }
  })
  const { mergeId, decisionId } = await mergeRelations(
    ctx,
    { winnerId, loserId, choices, remark: answer.remark },
    others,
  )
  return { mergeId, decisionId }
}

async function usualWinner(ctx: Ctx, [left, right]: readonly [string, string]): Promise<string> {
  const rests = await questions.findRests(ctx, [left, right])
  const side = (id: string) => ({ id, recordCount: rests.get(id)?.recordCount ?? 0 })
  return stayingFirst(side(left), side(right))[0].id
}

async function chosenWinner(ctx: Ctx, pair: readonly [string, string], chosen: string): Promise<string> {
  const [belonging] = await findBelonging(ctx, [chosen])
  const winnerId = belonging?.relationId ?? chosen
  if (!pair.includes(winnerId)) throw new AppError('identity.merge_choice_invalid', { field: 'winnerId' })
  return winnerId
}

/** Also when the two are of different kinds, which could not be merged but can be told apart. */
async function keepApart(ctx: Ctx, { question, answer }: Answering): Promise<string> {
  const { left_id: left, right_id: right } = question
  for (const id of [left, right]) await changeableId(ctx, id)
  const decisionId = await decisions.insert(ctx, {
    kind: 'not_same',
    cells: [left, right],
    remark: answer.remark ?? null,
  })
  const details = { decisionId, kind: 'not_same', otherId: right, remark: answer.remark }
  await ctx.audit('decision.made', { kind: 'relation', id: left }, details)
  return decisionId
}

/** Whom a question can be put to: everybody who may answer one, oneself apart. Whether they may see it is asked when it is put. */
export async function listAnswerers(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return (await listColleagues(ctx))
    .filter(({ id, permissions }) => id !== ctx.actor.id && permissions.includes('identity.decision.write'))
    .map(({ id, name }) => ({ id, name }))
}

/** A colleague can be asked who may answer, and for whom both relations exist; nobody asks themselves. */
async function putTo(ctx: Ctx, { question, answer }: Answering): Promise<NonNullable<questions.Change['asked']>> {
  const colleague = answer.userId === undefined ? undefined : await findColleague(ctx, answer.userId)
  if (!colleague || colleague.id === ctx.actor.id || !colleague.permissions.includes('identity.decision.write'))
    throw new AppError('identity.question_colleague_unknown')
  const seen = await findSummaries({ ...ctx, ...(await rightsOf(ctx, colleague)) }, [
    question.left_id,
    question.right_id,
  ])
  if (seen.size < 2) throw new AppError('identity.question_colleague_unknown')
  return { userId: colleague.id, by: ctx.actor.name, remark: answer.remark ?? null }
}

type Trace = Answering & { readonly made: Made }

async function leaveTrace(ctx: Ctx, { question, answer, made }: Trace): Promise<void> {
  const { left_id: left, right_id: right } = question
  await ctx.audit(
    'question.answered',
    { kind: 'relation', id: left },
    {
      questionId: question.id,
      answer: answer.answer,
      otherId: right,
      userId: answer.userId,
      remark: answer.remark,
      ...made,
    },
  )
  await ctx.announce({ topic: 'matching', id: question.id })
}

/** @throws AppError identity.question_not_found, identity.question_answered */
async function holdUnanswered(ctx: Ctx, id: string): Promise<questions.QuestionRow> {
  const question = await holdVisible(ctx, id)
  const decided = await decidedOf(ctx, question)
  if (decided) throw new AppError('identity.question_answered', decided)
  return question
}

/** A question of which both relations exist for the reader; nobody else answers it until the end of the transaction. */
export async function holdVisible(ctx: Ctx, id: string): Promise<questions.QuestionRow> {
  const question = await questions.hold(ctx, id)
  const pair = question ? [...new Set([question.left_id, question.right_id])] : []
  const seen = await findSummaries(ctx, pair)
  if (!question || seen.size < pair.length) throw new AppError('identity.question_not_found')
  return question
}

/**
 * What was decided about the two, by an answer or otherwise: what counts is whether they are one, or must stay apart, and not
 * what the question says of itself, because a merge can be undone and a decision taken back from elsewhere.
 */
async function decidedOf(ctx: Ctx, question: questions.QuestionRow): Promise<Readonly<Record<string, unknown>> | null> {
  const { left_id: left, right_id: right, answered_by: by, answered_at: at } = question
  if (left === right)
    return { answer: 'same', by: question.merge_id === null ? null : by, at: at?.toISOString() ?? null }
  const cells = await findCells(ctx, [left, right])
  const sideOf = new Map(cells.map(({ cellId, relationId }) => [cellId, relationId]))
  const standing = await decisions.findAmong(
    ctx,
    'not_same',
    cells.map(({ cellId }) => cellId),
  )
  const decision = standing.find((one) => sideOf.get(one.left) !== sideOf.get(one.right))
  return decision ? { answer: 'not_same', by: decision.by, at: decision.at.toISOString() } : null
}
