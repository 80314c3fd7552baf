import type { RetentionExample, RetentionPreview } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { namesOf } from '../../relations/index.ts'
import { countAll, judgePage, type Judged, type JudgedPage } from './judge.service.ts'
import type { RetentionParts } from './parts.ts'
import { appliesTo } from './applies.ts'
import * as rules from './rule.queries.ts'
import * as runs from './run.queries.ts'
import { isEveryDomain } from './sight.service.ts'
import { addUp, NOTHING, passedOf, type Tally } from './tally.rules.ts'

export const PREVIEW_JOB = 'privacy.preview-retention'

/** Looked at in one transaction. */
const PAGE = 1000
const EXAMPLES = 20

/**
 * Asks for a count of what a rule would do today. It counts in the domains of who asks, and nothing changes.
 * @throws AppError privacy.retention_rule_not_found, privacy.retention_not_yet
 */
export async function startPreview(ctx: Ctx, parts: RetentionParts, ruleId: string): Promise<RetentionPreview> {
  const rule = await rules.findForChange(ctx, ruleId)
  if (!rule) throw new AppError('privacy.retention_rule_not_found')
  if (!appliesTo(parts, rule.kind)) throw new AppError('privacy.retention_not_yet')
  const jobId = await ctx.enqueue({ name: PREVIEW_JOB, payload: { ruleId, version: rule.version }, subjectId: ruleId })
  await runs.startPreview(ctx, { ruleId, version: rule.version, jobId })
  await ctx.audit('retention.previewed', { kind: 'retention_rule', id: ruleId }, { version: rule.version })
  const view = await viewPreview(ctx, ruleId)
  if (!view) throw new AppError('privacy.retention_rule_not_found')
  return view
}

type Asked = { readonly ruleId: string; readonly version: number }

/** The counting itself, page by page; a preview that was asked for again, or of a rule that has changed, is left alone. */
export async function countPreview(run: JobRun, { ruleId, version }: Asked, parts: RetentionParts): Promise<void> {
  const start = await run.inTenant(async (ctx) => {
    const preview = await runs.findPreview(ctx, ruleId)
    const rule = await rules.find(ctx, ruleId)
    if (preview?.jobId !== run.jobId || rule?.version !== version) return null
    return { rule, seenBy: preview.domainMask, total: await countAll(ctx, parts, rule) }
  })
  if (start === null) return
  const { rule, seenBy, total } = start
  let tally: Tally = NOTHING
  let examples: runs.StoredExamples = { due: [], kept: [] }
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const from: string | null = after
    const page: JudgedPage = await run.inTenant(async (ctx) =>
      judgePage(ctx, parts, { rule, rules: withRule(await rules.list(ctx), rule), seenBy, after: from, limit: PAGE }),
    )
    tally = addUp(tally, page.judged)
    examples = withExamples(examples, page.judged)
    await run.report({ fraction: Math.min(0.95, passedOf(tally) / Math.max(1, total)), step: 'retention.counting' })
    if (page.last === null) break
    after = page.last
  }
  await run.inTenant(async (ctx) => {
    // Of somebody who does not see everything, the whole would tell what they may not know.
    const seen = (await isEveryDomain(ctx, seenBy)) ? total : passedOf(tally)
    await runs.endPreview(ctx, ruleId, {
      state: 'done',
      counts: { total: seen, passed: passedOf(tally), due: tally.due, kept: tally.kept },
      examples,
    })
    await rules.setPreviewed(ctx, ruleId, version)
    await ctx.announce({ topic: 'privacy', id: ruleId })
  })
}

/** The rules that count together: those that are on, and the one that is asked about as if it were. */
export function withRule(all: readonly rules.RuleRow[], rule: rules.RuleRow): rules.RuleRow[] {
  return [rule, ...all.filter(({ id, isOn }) => isOn && id !== rule.id)]
}

function withExamples(examples: runs.StoredExamples, judged: readonly Judged[]): runs.StoredExamples {
  const stored = (item: Judged): runs.StoredExample => ({
    id: item.id,
    relationId: item.relationId,
    label: item.label,
    since: item.since,
    reason: item.reason,
  })
  const more = (known: readonly runs.StoredExample[], found: readonly Judged[]) =>
    [...known, ...found.slice(0, EXAMPLES - known.length).map(stored)].slice(0, EXAMPLES)
  return {
    due: more(
      examples.due,
      judged.filter(({ reason }) => reason === null),
    ),
    kept: more(
      examples.kept,
      judged.filter(({ reason }) => reason !== null),
    ),
  }
}

/**
 * The last preview, for this reader: examples are told with the reader's own rights, and counts only when the reader sees
 * every domain that was counted in. Null when there is none to show.
 */
export async function viewPreview(ctx: Ctx, ruleId: string): Promise<RetentionPreview | null> {
  const preview = await runs.findPreview(ctx, ruleId)
  if (!preview || !covers(ctx.domainMask, preview.domainMask)) return null
  const { due = [], kept = [] } = preview.examples
  const names = await namesOf(
    ctx,
    [...due, ...kept].flatMap(({ relationId }) => relationId ?? []),
  )
  return {
    version: preview.version,
    state: preview.state,
    jobId: preview.jobId,
    madeBy: preview.madeBy,
    madeAt: preview.madeAt.toISOString(),
    counts: preview.counts,
    examples: due.flatMap((example) => toExample(example, names)),
    keptExamples: kept.flatMap((example) => toExample(example, names)),
  }
}

function toExample(example: runs.StoredExample, names: ReadonlyMap<string, string>): RetentionExample[] {
  const { id, relationId, label, since, reason } = example
  if (relationId === null) return [{ id, relationId, name: label ?? '', since, reason }]
  const name = names.get(relationId)
  return name === undefined ? [] : [{ id, relationId, name, since, reason }]
}

function covers(mine: string, counted: string): boolean {
  return (BigInt(counted) & ~BigInt(mine)) === 0n
}

/** A preview that could not be counted says so; the rule stays as it is. */
export async function failPreview(ctx: Ctx, ruleId: string): Promise<void> {
  await runs.endPreview(ctx, ruleId, { state: 'failed', counts: null, examples: { due: [], kept: [] } })
  await ctx.announce({ topic: 'privacy', id: ruleId })
}
