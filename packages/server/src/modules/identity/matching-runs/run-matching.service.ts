import type { MatchRun } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { listLinkedOrganisations } from '../../relations/index.ts'
import { keepMatchReport } from '../match-report/report.service.ts'
import { readMatchSettings } from '../match-settings/match-settings.service.ts'
import { applyMerges, portionsOf, undoRun } from '../merging/merge-run.service.ts'
import { reopenOfRun } from '../questions/reopen.queries.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import type { MatchPlan } from './engine-messages.ts'
import { observationsOf } from './keep-observations.service.ts'
import { keepHouseholds } from './keep-households.service.ts'
import { gatherAround } from './gather-around.service.ts'
import { fillKeys } from './match-keys.service.ts'
import { matchInThread } from './match-in-thread.ts'
import { dayNumber } from './neighbourhood.ts'
import * as store from './question-store.queries.ts'
import * as records from './records-to-match.queries.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'
import * as runs from './match-run.queries.ts'

export const MATCH_JOB = 'identity.match-records'
export const UNDO_MATCH_JOB = 'identity.undo-match-run'
export const KEYS_JOB = 'identity.keep-match-keys'

/** Merges carried out in one transaction: a cancel is heard between two portions. */
const MERGES_PER_PORTION = 2000
const RECORDS_PER_PAGE = 5000
const UNDONE_PER_PORTION = 2000

/** Starts matching all records; one run at a time. @throws AppError identity.matching_busy */
export async function startMatchRun(ctx: Ctx): Promise<{ runId: string; jobId: string }> {
  if (await runs.isBusy(ctx)) throw new AppError('identity.matching_busy')
  return start(ctx, { kind: 'records' })
}

async function start(ctx: Ctx, what: runs.NewRun): Promise<{ runId: string; jobId: string }> {
  const runId = await runs.insert(ctx, what)
  const jobId = await ctx.enqueue({ name: MATCH_JOB, payload: { runId }, subjectId: runId })
  await runs.update(ctx, runId, { jobId })
  await ctx.audit('matching.started', { kind: 'match_run', id: runId }, { kind: what.kind })
  return { runId, jobId }
}

/**
 * Matches all records of all sources. First everything is thought through without touching anything; then the merges are
 * carried out, portion by portion, each in a transaction of its own with its trace. Killed halfway, it is thought through
 * again: what was merged already is one relation by then. Cancelled, the caller undoes what was done.
 */
export async function runMatching(run: JobRun, runId: string, others: OtherModules): Promise<void> {
  const row = await run.inTenant((ctx) => runs.find(ctx, runId))
  if (row?.state !== 'running') return
  const plan = await think(run, row)
  await carryOut(run, { runId, plan, others })
  // Those of an import were given when its surroundings were looked for.
  if (!plan.isPartial) await fillKeys(run, { from: 0.9, to: 0.98 })
  await run.inTenant((ctx) => conclude(ctx, runId, plan))
  await run.inTenant(keepMatchReport)
}

async function think(run: JobRun, row: runs.RunRow): Promise<MatchPlan> {
  await run.report({ fraction: 0, step: 'matching.reading' })
  const task = await run.inTenant(async (ctx) => ({
    today: dayNumber(ctx.now),
    notSame: [...(await records.listNotSame(ctx)), ...(await listLinkedOrganisations(ctx))],
    settings: await readMatchSettings(ctx),
  }))
  const near = row.import_id === null ? undefined : await gatherAround(run, row.import_id)
  const thinking = {
    signal: run.signal,
    onProgress: (fraction: number) => run.report({ fraction: 0.4 + 0.1 * fraction, step: 'matching.comparing' }),
  }
  if (!near) return matchInThread(counted(run, await run.inTenant(records.countRecords)), task, thinking)
  const { model, focus, crowdedKeys } = near
  return matchInThread(only(near.records), { ...task, model, focus, crowdedKeys }, thinking)
}

async function* only(found: readonly RecordToMatch[]): AsyncGenerator<readonly RecordToMatch[]> {
  yield await Promise.resolve(found)
}

async function* counted(run: JobRun, expected: number): AsyncGenerator<RecordToMatch[]> {
  let read = 0
  for await (const page of pages(run)) {
    yield page
    read += page.length
    await run.report({ fraction: 0.4 * Math.min(1, read / Math.max(1, expected)), step: 'matching.reading' })
  }
}

async function* pages(run: JobRun): AsyncGenerator<RecordToMatch[]> {
  for (let after: string | null = null; ;) {
    const page: RecordToMatch[] = await run.inTenant((ctx) => records.pageOfRecords(ctx, after, RECORDS_PER_PAGE))
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.id
  }
}

type Carrying = { readonly runId: string; readonly plan: MatchPlan; readonly others: OtherModules }

async function carryOut(run: JobRun, { runId, plan, others }: Carrying): Promise<void> {
  const portions = portionsOf(plan.merges, MERGES_PER_PORTION)
  for (const [index, merges] of portions.entries()) {
    run.signal.throwIfAborted()
    await run.inTenant((ctx) => applyMerges(ctx, { runId, merges }, others))
    await run.report({ fraction: 0.5 + 0.4 * ((index + 1) / portions.length), step: 'matching.merging' })
  }
}

async function conclude(ctx: Ctx, runId: string, plan: MatchPlan): Promise<void> {
  const row = await runs.findForUpdate(ctx, runId)
  if (row?.state !== 'running') return
  await store.saveQuestions(ctx, runId, plan.questions)
  // Whoever looked at some records only knows nothing new about the others.
  if (!plan.isPartial) {
    await store.removeOutdatedQuestions(ctx, runId)
    await keepHouseholds(ctx, runId, plan.households)
    await runs.saveModel(ctx, plan.model, await records.countRecords(ctx))
  }
  // Counted in what is there: a run that was killed and thought again knows only its second half by itself.
  const merges = await runs.countMerges(ctx, runId)
  const relationsAfter = await store.countRelations(ctx)
  const counts = {
    records: await records.countRecords(ctx),
    relationsBefore: relationsAfter + merges,
    relationsAfter,
    merges,
    questions: plan.questions.length,
    households: plan.households.length,
  }
  await runs.update(ctx, runId, {
    state: 'done',
    counts,
    ...(plan.isPartial ? {} : { histogram: plan.histogram }),
    observations: await observationsOf(ctx, plan.observations),
    finishedAt: ctx.now,
  })
  await refreshStatistics(ctx)
  await ctx.audit('matching.done', { kind: 'match_run', id: runId }, counts)
  await ctx.announce({ topic: 'matching', id: runId })
  await startWaiting(ctx)
}

/** What came in while a run was busy is matched when that run has ended, however it ended. */
async function startWaiting(ctx: Ctx): Promise<void> {
  const waiting = await runs.takeWaiting(ctx)
  if (waiting !== undefined) await matchAfterImport(ctx, waiting)
}

/** Matches what an import or a delivery brought (`importId`: as its records say); when a run is busy, after that run. */
export async function matchAfterImport(ctx: Ctx, importId: string): Promise<void> {
  if (await runs.isStillBusy(ctx)) return runs.keepWaiting(ctx, importId)
  await start(ctx, { kind: 'import', importId })
}

/** Who is typed in again is recognised, also when nobody wanted the list matched. */
export async function keepKeysAfterImport(ctx: Ctx): Promise<void> {
  await ctx.enqueue({ name: KEYS_JOB, payload: {} })
}

/** The job ended otherwise than well; what it merged goes in the same transaction in which the run says how it ended. */
export async function endBadly(
  ctx: Ctx,
  { runId, cancelled, others }: { runId: string; cancelled: boolean; others: OtherModules },
): Promise<void> {
  const row = await runs.findForUpdate(ctx, runId)
  if (!row || (row.state !== 'running' && row.state !== 'undoing')) return
  if (row.state === 'running') {
    while ((await undoRun(ctx, { runId, limit: UNDONE_PER_PORTION }, others)).undone > 0);
  }
  // An undo that failed halfway has left merges standing: it can be started again.
  const state = row.state === 'undoing' ? 'done' : cancelled ? 'cancelled' : 'failed'
  await runs.update(ctx, runId, { state, finishedAt: ctx.now })
  await ctx.audit(cancelled ? 'matching.cancelled' : 'matching.failed', { kind: 'match_run', id: runId })
  await ctx.announce({ topic: 'matching', id: runId })
  await startWaiting(ctx)
}

/** @throws AppError identity.match_run_not_found, identity.match_run_undone, identity.matching_busy */
export async function startUndo(ctx: Ctx, runId: string): Promise<{ jobId: string }> {
  const row = await runs.findForUpdate(ctx, runId)
  if (!row) throw new AppError('identity.match_run_not_found')
  if (!mayUndo(ctx, row)) throw new AppError('auth.forbidden', { permission: 'identity.matching.manage' })
  if (row.state === 'undone') throw new AppError('identity.match_run_undone')
  if (row.state !== 'done' || (await runs.isBusy(ctx))) throw new AppError('identity.matching_busy')
  const jobId = await ctx.enqueue({ name: UNDO_MATCH_JOB, payload: { runId }, subjectId: runId })
  await runs.update(ctx, runId, { state: 'undoing', jobId })
  await ctx.audit('matching.undo_started', { kind: 'match_run', id: runId })
  return { jobId }
}

/** Who accepted a kind of questions may take that back; a run over all records is the data owner's. */
function mayUndo(ctx: Ctx, row: runs.RunRow): boolean {
  return row.kind === 'class' || ctx.permissions.has('identity.matching.manage')
}

/** Takes back every merge of a run that still stands; questions that were answered by it are asked again. Killed halfway it goes on with what is left. */
export async function undoMatching(run: JobRun, runId: string, others: OtherModules): Promise<void> {
  const row = await run.inTenant((ctx) => runs.find(ctx, runId))
  if (row?.state !== 'undoing') return
  const merges = Math.max(1, (row.counts as MatchRun['counts'])?.merges ?? 1)
  for (let done = 0; ;) {
    const { undone } = await run.inTenant((ctx) => undoRun(ctx, { runId, limit: UNDONE_PER_PORTION }, others))
    if (undone === 0) break
    done += undone
    await run.report({ fraction: Math.min(0.99, done / merges), step: 'matching.undoing' })
  }
  await run.inTenant(async (ctx) => {
    await reopenOfRun(ctx, runId)
    await runs.update(ctx, runId, { state: 'undone', finishedAt: ctx.now })
    await ctx.audit('matching.undone', { kind: 'match_run', id: runId })
    await ctx.announce({ topic: 'matching', id: runId })
    await startWaiting(ctx)
  })
}

export async function listMatchRuns(ctx: Ctx): Promise<MatchRun[]> {
  return (await runs.list(ctx, 50)).map((row) => ({
    id: row.id,
    kind: row.kind as MatchRun['kind'],
    state: row.state as MatchRun['state'],
    jobId: row.job_id,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    counts: row.counts as MatchRun['counts'],
    observations: toldObservations(ctx, row.observations as MatchRun['observations']),
    mayUndo: row.state === 'done' && ctx.permissions.has('identity.merge.write') && mayUndo(ctx, row),
  }))
}

/** The example of an observation is a value of somebody in any domain: it is told to who may read every value of everybody. */
function toldObservations(ctx: Ctx, observations: MatchRun['observations']): MatchRun['observations'] {
  // Matching looks at no fields of one's own, special data among them.
  const isSpecial = (field: string) => ctx.rights.special?.includes(field) === true
  const seesAll = ctx.domainMask === EVERY_DOMAIN && Object.keys(ctx.rights.fields).every(isSpecial)
  return seesAll ? observations : observations.map((observation) => ({ ...observation, value: null }))
}
