import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { disclosuresOf, namesOf, traceSpecial } from '../../relations/index.ts'
import { isSameValue } from '../records/field-change.rules.ts'
import { evidenceOf, recomputeRelations } from '../records/golden.service.ts'
import * as records from '../records/record.queries.ts'
import { sayerFor } from '../records/say-value.service.ts'
import { computeGolden, type FieldSurvivorship, type Survivorship } from '../records/survivorship.rules.ts'
import { sourceNames } from '../sources/record-count.queries.ts'
import * as evidence from './evidence.queries.ts'
import { getSurvivorship } from './survivorship-settings.service.ts'
import * as settings from './survivorship.queries.ts'

export const APPLY_JOB = 'identity.apply-survivorship'

/** Relations computed again in one transaction. */
const AT_ONCE = 2000
/** Relations looked at for a preview; with more that are disputed the outcome is an estimate. */
const MOST_LOOKED_AT = 10_000
const EXAMPLES = 5

/** For which fields it was set whom to believe. */
export async function listSurvivorship(ctx: Ctx) {
  const rows = await settings.list(ctx)
  return {
    items: rows.map(({ field, source_ids: sourceIds, rule, changed_by: changedBy, changed_at: changedAt }) => ({
      field: field as FieldKey,
      sourceIds,
      rule: rule as FieldSurvivorship['rule'],
      changedBy,
      changedAt: changedAt.toISOString(),
    })),
  }
}

type Setting = FieldSurvivorship & { readonly field: FieldKey }

/** How many relations would show another value, before anything changes. @throws AppError identity.source_not_found */
export async function previewSurvivorship(ctx: Ctx, setting: Setting) {
  await requireSources(ctx, setting.sourceIds)
  const before = await getSurvivorship(ctx)
  const after = new Map(before).set(setting.field, setting)
  const disputed = await evidence.countDisputed(ctx, setting.field)
  const looking = { field: setting.field, before, after }
  const found: Change[] = []
  let looked = 0
  for (let last: string | null = null; looked < MOST_LOOKED_AT;) {
    const ids = await evidence.findDisputed(ctx, setting.field, { after: last, limit: AT_ONCE })
    found.push(...(await changesOf(ctx, ids, looking)))
    looked += ids.length
    last = ids.at(-1) ?? null
    if (last === null) break
  }
  const isExact = looked >= disputed
  return {
    changed: isExact ? found.length : Math.round((found.length / looked) * disputed),
    looked,
    isExact,
    examples: await shown(ctx, found.slice(0, EXAMPLES), setting.field),
  }
}

type Looking = { readonly field: FieldKey; readonly before: Survivorship; readonly after: Survivorship }
type Change = { readonly relationId: string; readonly before: unknown; readonly after: unknown }

async function changesOf(ctx: Ctx, ids: readonly string[], { field, before, after }: Looking): Promise<Change[]> {
  const current = await records.findCurrent(ctx, ids)
  return [...Map.groupBy(current, (row) => row.relation_id)].flatMap(([relationId, own]) => {
    const said = own.map(evidenceOf)
    const [now, then] = [before, after].map((rule) => computeGolden(said, rule).golden[field])
    return isSameValue(now, then) ? [] : [{ relationId, before: now, after: then }]
  })
}

/** Examples that the reader may see. */
async function shown(ctx: Ctx, changes: readonly Change[], field: FieldKey) {
  const names = await namesOf(
    ctx,
    changes.map(({ relationId }) => relationId),
  )
  const disclosures = await disclosuresOf(
    ctx,
    changes.map(({ relationId }) => relationId),
  )
  const sayer = await sayerFor(
    ctx,
    changes.flatMap(({ before, after }) => [{ [field]: before }, { [field]: after }]),
  )
  const say = (value: unknown) => (value === undefined ? null : sayer(field, value))
  const told = changes.flatMap(({ relationId, before, after }) => {
    const name = names.get(relationId)
    const mayRead = disclosures.get(relationId)?.isRead(field) === true
    return name === undefined || !mayRead ? [] : [{ id: relationId, name, before: say(before), after: say(after) }]
  })
  await traceSpecial(
    ctx,
    told.map(({ id }) => ({ id, fields: [field] })),
  )
  return told
}

async function requireSources(ctx: Ctx, sourceIds: readonly string[]): Promise<void> {
  const known = await sourceNames(ctx)
  if (sourceIds.some((id) => !known.has(id))) throw new AppError('identity.source_not_found')
}

/** Sets whom to believe for a field. New values follow it from now on, those that are there in a background job. */
export async function changeSurvivorship(ctx: Ctx, setting: Setting): Promise<{ jobId: string }> {
  await requireSources(ctx, setting.sourceIds)
  await settings.put(ctx, setting)
  return follow(ctx, setting.field, { sourceIds: setting.sourceIds, rule: setting.rule })
}

/** Believes the most trusted source again for a field. */
export async function resetSurvivorship(ctx: Ctx, field: FieldKey): Promise<{ jobId: string }> {
  await settings.remove(ctx, field)
  return follow(ctx, field, null)
}

async function follow(ctx: Ctx, field: FieldKey, setting: FieldSurvivorship | null): Promise<{ jobId: string }> {
  await ctx.audit('survivorship.changed', null, { field, setting })
  return { jobId: await ctx.enqueue({ name: APPLY_JOB, payload: { field } }) }
}

/** Computes again every relation of which records disagree about a field; what is computed twice comes out the same. */
export async function applySurvivorship(run: JobRun, field: FieldKey): Promise<void> {
  const total = await run.inTenant((ctx) => evidence.countDisputed(ctx, field))
  let done = 0
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const ids = await run.inTenant((ctx) => recomputeNext(ctx, field, after))
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    done += ids.length
    await run.report({ fraction: Math.min(0.99, done / Math.max(1, total)), step: 'survivorship.applying' })
  }
}

async function recomputeNext(ctx: Ctx, field: FieldKey, after: string | null): Promise<string[]> {
  const ids = await evidence.findDisputed(ctx, field, { after, limit: AT_ONCE })
  await recomputeRelations(ctx, ids)
  return ids
}
