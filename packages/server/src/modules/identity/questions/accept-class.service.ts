import type { Evidence } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { rightsOf } from '../../governance/index.ts'
import { findSummaries } from '../../relations/index.ts'
import * as runs from '../matching-runs/match-run.queries.ts'
import { endBadly } from '../matching-runs/run-matching.service.ts'
import { applyMerges } from '../merging/merge-run.service.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import * as classes from './class.queries.ts'
import * as questions from './question.queries.ts'
import { stayingFirst } from './question.rules.ts'
import { reopenOfRun } from './reopen.queries.ts'

/** Questions answered in one transaction: a cancel is heard between two portions. */
const AT_ONCE = 500

/**
 * Merges the pairs of an accepted class, portion by portion. Killed halfway it goes on with what is left: what was merged is
 * no longer an open question. A question that came after the accepting is not in it, because nobody has seen it, nor is one
 * about relations that whoever accepted may not change any more: their rights are asked again for each portion.
 */
export async function acceptClass(run: JobRun, runId: string, others: OtherModules): Promise<void> {
  const row = await run.inTenant((ctx) => runs.find(ctx, runId))
  if (row?.state !== 'running' || row.class === null) return
  const portion = { name: row.class, foundUntil: row.started_at, limit: AT_ONCE }
  const before = await run.inTenant((ctx) => classes.countBase(ctx))
  const total = Math.max(
    1,
    await run.inTenant(async (ctx) => questions.count(await asAccepter(ctx), 'open', { class: portion.name })),
  )
  let seen = 0
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const position: string | null = after
    const pairs: readonly classes.OpenPair[] = await run.inTenant(async (ctx) =>
      acceptPortion(await asAccepter(ctx), { runId, portion: { ...portion, after: position } }, others),
    )
    after = pairs.at(-1)?.id ?? null
    if (after === null) break
    seen += pairs.length
    await run.report({ fraction: Math.min(0.99, seen / total), step: 'question.accepting' })
  }
  await run.inTenant((ctx) => conclude(ctx, runId, before))
}

/**
 * The job works for whoever accepted: with what they may see and change at this moment. Who may not sign in or merge any more
 * accepts nothing.
 */
async function asAccepter(ctx: Ctx): Promise<Ctx> {
  const accepter = ctx.origin.initiatorId === null ? undefined : await findColleague(ctx, ctx.origin.initiatorId)
  if (!accepter?.permissions.includes('identity.merge.write')) return { ...ctx, domainMask: '0' }
  const { domainMask, rights } = await rightsOf(ctx, accepter)
  return { ...ctx, domainMask: (BigInt(domainMask) & BigInt(rights.change)).toString() }
}

type Portion = { readonly runId: string; readonly portion: Parameters<typeof classes.nextOfClass>[1] }

async function acceptPortion(
  ctx: Ctx,
  { runId, portion }: Portion,
  others: OtherModules,
): Promise<readonly classes.OpenPair[]> {
  const pairs = await classes.nextOfClass(ctx, portion)
  const ids = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))]
  const summaries = await findSummaries(ctx, ids)
  const rests = await questions.findRests(ctx, ids)
  const side = (id: string) => ({ id, recordCount: rests.get(id)?.recordCount ?? 0 })
  const merges = pairs
    // A person and an organisation with one mailbox can be told apart, but never merged.
    .filter(({ left, right }) => summaries.get(left)?.kind === summaries.get(right)?.kind)
    .map(({ id, left, right, probability, evidence }) => {
      const [staying, going] = stayingFirst(side(left), side(right))
      const reasons = (evidence as Evidence[]).filter(({ bits }) => bits > 0).map(({ code }) => code)
      return { questionId: id, winner: staying.id, loser: going.id, score: probability ?? 0, reasons }
    })
  if (merges.length > 0) {
    await applyMerges(ctx, { runId, merges }, others)
    await classes.markMerged(ctx, runId, merges)
  }
  return pairs
}

async function conclude(ctx: Ctx, runId: string, before: { records: number; relations: number }): Promise<void> {
  const row = await runs.findForUpdate(ctx, runId)
  if (row?.state !== 'running') return
  const merges = await classes.countOfRun(ctx, runId)
  const { relations } = await classes.countBase(ctx)
  // Continued after a crash, part of the merges was made before `before` was counted.
  const counts = {
    records: before.records,
    relationsBefore: Math.max(before.relations, relations + merges),
    relationsAfter: relations,
    merges,
    questions: await questions.count(ctx, 'open'),
    households: 0,
  }
  await runs.update(ctx, runId, { state: 'done', counts, finishedAt: ctx.now })
  await ctx.audit('matching.done', { kind: 'match_run', id: runId }, counts)
  await ctx.announce({ topic: 'matching', id: runId })
}

type Ending = { readonly runId: string; readonly cancelled: boolean; readonly others: OtherModules }

/** Cancelled or failed: what was merged is undone, and every question is open again. */
export async function endAcceptingBadly(ctx: Ctx, { runId, ...ending }: Ending): Promise<void> {
  await endBadly(ctx, { runId, ...ending })
  await reopenOfRun(ctx, runId)
}
