import type { Question } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as decisions from '../merging/decision.queries.ts'
import { revokeDecision } from '../merging/decision.service.ts'
import * as log from '../merging/merge-log.queries.ts'
import { undoMerge } from '../merging/merge.service.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { lockLog } from '../merging/regroup.service.ts'
import { holdVisible, NOTHING } from './answer.service.ts'
import { showQuestions } from './question-view.service.ts'
import * as questions from './question.queries.ts'
import { takenUntil } from './question.service.ts'

/**
 * Takes an answer back: the merge that it made is undone, the decision revoked, and the question is asked again — for the
 * next minutes of whoever took the answer back, and of the same colleague when it had been put to one. A question without an
 * answer stays as it is.
 * @throws AppError identity.question_not_found, auth.forbidden
 */
export async function reopenQuestion(ctx: Ctx, id: string, others: OtherModules): Promise<Question> {
  await lockLog(ctx)
  const question = await holdVisible(ctx, id)
  if (question.state !== 'open') {
    await takeBack(ctx, question, others)
    const isBackWithColleague = question.asked_user_id !== null && question.state !== 'asked'
    await questions.change(ctx, id, {
      state: isBackWithColleague ? 'asked' : 'open',
      ...(isBackWithColleague ? {} : { asked: null }),
      answered: null,
      made: NOTHING,
      taken: { by: ctx.actor.id, until: takenUntil(ctx) },
    })
    await ctx.audit(
      'question.reopened',
      { kind: 'relation', id: question.left_id },
      { questionId: id, answer: question.state },
    )
    await ctx.announce({ topic: 'matching', id })
  }
  const [shown] = await showQuestions(ctx, await questions.findMany(ctx, [id]))
  if (!shown) throw new AppError('identity.question_not_found')
  return shown
}

async function takeBack(ctx: Ctx, question: questions.QuestionRow, others: OtherModules): Promise<void> {
  const { state, merge_id: mergeId, decision_id: decisionId } = question
  if (state === 'same' && mergeId !== null) {
    if (!ctx.permissions.has('identity.merge.write'))
      throw new AppError('auth.forbidden', { permission: 'identity.merge.write' })
    const merge = await log.findMerge(ctx, mergeId)
    // Undone already, from elsewhere: then there is nothing left to take back.
    if (merge?.undone_at === null && merge.dissolved_at === null)
      await undoMerge(ctx, { id: mergeId, notSame: false }, others)
  }
  if (state === 'not_same' && decisionId !== null && (await decisions.find(ctx, decisionId)))
    await revokeDecision(ctx, decisionId)
}
