import { createHash } from 'node:crypto'
import type { QuestionClass } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as runs from '../matching-runs/match-run.queries.ts'
import * as classes from './class.queries.ts'
import { showQuestions } from './question-view.service.ts'
import * as questions from './question.queries.ts'
import { codesOfClass } from './question.rules.ts'

export const ACCEPT_JOB = 'identity.accept-class'

/** Rarer kinds of questions are better answered one by one. */
const MOST_CLASSES = 200
/** Enough to see what kind of pairs these are, few enough that somebody does look at each. */
const SAMPLE = 10

/** The kinds of questions that the user could be asked, the most frequent first. */
export async function listQuestionClasses(ctx: Ctx): Promise<{ items: QuestionClass[] }> {
  const rows = await classes.listClasses(ctx, MOST_CLASSES)
  return {
    items: rows.map(({ class: name, open, probability, same, notSame }) => ({
      class: name,
      codes: codesOfClass(name),
      open,
      probability,
      answered: { same, notSame },
    })),
  }
}

/** Some questions of a kind, for whoever thinks of accepting all; `token` proves afterwards which ones were seen. */
export async function sampleQuestionClass(ctx: Ctx, name: string) {
  const { ids, open } = await classes.drawSample(ctx, { name, size: SAMPLE })
  const rows = new Map((await questions.findMany(ctx, ids)).map((row) => [row.id, row]))
  const drawn = ids.flatMap((id) => rows.get(id) ?? [])
  return { token: tokenOf(name, ids, open), open, items: await showQuestions(ctx, drawn) }
}

function tokenOf(name: string, ids: readonly string[], open: number): string {
  return createHash('sha256')
    .update(JSON.stringify([name, ids, open]))
    .digest('base64url')
}

/**
 * Answers "the same" to all open questions of a kind that the user may see, in a background job that counts as a matching
 * run, so that it can be undone as one.
 * @throws AppError identity.question_sample_changed: other questions than those that were seen; identity.matching_busy
 */
export async function acceptQuestionClass(ctx: Ctx, { class: name, token }: { class: string; token: string }) {
  const { ids, open } = await classes.drawSample(ctx, { name, size: SAMPLE })
  if (open === 0 || token !== tokenOf(name, ids, open)) throw new AppError('identity.question_sample_changed')
  if (await runs.isBusy(ctx)) throw new AppError('identity.matching_busy')
  const runId = await runs.insert(ctx, { kind: 'class', class: name })
  const jobId = await ctx.enqueue({ name: ACCEPT_JOB, payload: { runId }, subjectId: runId })
  await runs.update(ctx, runId, { jobId })
  await ctx.audit('question.class_accepted', { kind: 'match_run', id: runId }, { class: name, open, sample: ids })
  return { runId, jobId }
}
