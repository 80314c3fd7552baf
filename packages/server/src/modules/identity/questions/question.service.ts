import type { Question } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findBelonging } from '../../relations/index.ts'
import { showQuestions } from './question-view.service.ts'
import * as questions from './question.queries.ts'
import { startOfDay } from './question.rules.ts'

/** So long nobody else gets a question that somebody took, in milliseconds; whoever walks away keeps nobody waiting. */
const TAKEN_FOR = 10 * 60_000

/** Until when a question is kept for whoever takes it now. */
export function takenUntil(ctx: Ctx): Date {
  return new Date(ctx.now.getTime() + TAKEN_FOR)
}

type Take = {
  readonly limit: number
  readonly class?: string | undefined
  readonly relationId?: string | undefined
  readonly importId?: string | undefined
  readonly askedOfMe?: boolean | undefined
  readonly withLater: boolean
}

/**
 * The most valuable questions that nobody else is looking at, kept for the user for ten minutes. Those that were put off come
 * after those that were not; those that were put to a colleague are given to that colleague only.
 */
export async function takeQuestions(ctx: Ctx, asked: Take): Promise<{ items: Question[]; open: number }> {
  const isMine = asked.askedOfMe === true
  const filter = {
    class: asked.class,
    importId: asked.importId,
    relationId: await belongsTo(ctx, asked.relationId),
    askedOf: isMine ? ctx.actor.id : undefined,
  }
  const states = isMine ? (['asked'] as const) : asked.withLater ? (['open', 'later'] as const) : (['open'] as const)
  const rows: questions.QuestionRow[] = []
  for (const state of states) {
    const taking = { state, filter, limit: asked.limit - rows.length, userId: ctx.actor.id, until: takenUntil(ctx) }
    if (taking.limit > 0) rows.push(...(await questions.findMany(ctx, await questions.take(ctx, taking))))
  }
  return { items: await showQuestions(ctx, rows), open: await questions.count(ctx, isMine ? 'asked' : 'open', filter) }
}

/** Gives questions back that the user took; those that a colleague took stay with the colleague. */
export async function releaseQuestions(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await questions.release(ctx, ids, ctx.actor.id)
}

/** The relation that an id leads to since it was merged. */
async function belongsTo(ctx: Ctx, id: string | undefined): Promise<string | undefined> {
  return id === undefined ? undefined : ((await findBelonging(ctx, [id]))[0]?.relationId ?? id)
}

/** How much there is to do for the user, and what everybody together has answered. */
export async function getQuestionProgress(ctx: Ctx) {
  const { same, notSame, today, byMeToday } = await questions.countAnswered(ctx, startOfDay(ctx.now), ctx.actor.id)
  return {
    open: await questions.count(ctx, 'open'),
    later: await questions.count(ctx, 'later'),
    askedOfMe: await questions.count(ctx, 'asked', { askedOf: ctx.actor.id }),
    answeredToday: today,
    answeredByMeToday: byMeToday,
    answered: { same, notSame },
  }
}
