import type { KeptReason, RetentionAction, RetentionCounts, RetentionKind, RunState } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.retention_run as n')
    .innerJoin('privacy.retention_rule as r', 'r.id', 'n.rule_id')
    .select([
      'n.id',
      'n.rule_id as ruleId',
      'r.title as ruleTitle',
      'n.rule_version as ruleVersion',
      'n.kind',
      'n.action',
      'n.state',
      'n.is_scheduled as isScheduled',
      'n.job_id as jobId',
      'n.total',
      'n.due',
      'n.kept',
      'n.removed',
      'n.cursor',
      'n.agreed',
      'n.agreed_by as agreedBy',
      'n.started_by as startedBy',
      'n.started_at as startedAt',
      'n.finished_at as finishedAt',
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
export type Kept = Readonly<Partial<Record<KeptReason, number>>>

// The check constraint of the table, and what writes it, allow no others.
const typed = (row: Selected) => ({
  ...row,
  kind: row.kind as RetentionKind,
  action: row.action as RetentionAction,
  state: row.state as RunState,
  kept: row.kept as Kept,
})
export type RunRow = ReturnType<typeof typed>

export async function find(ctx: Ctx, id: string): Promise<RunRow | undefined> {
  const row = await select(ctx).where('n.id', '=', id).executeTakeFirst()
  return row && typed(row)
}

export async function findForChange(ctx: Ctx, id: string): Promise<RunRow | undefined> {
  await tables(ctx).selectFrom('privacy.retention_run').select('id').where('id', '=', id).forUpdate().execute()
  return find(ctx, id)
}

export async function list(
  ctx: Ctx,
  query: { ruleId?: string | undefined; before: { at: Date; id: string } | null; limit: number },
): Promise<RunRow[]> {
  let rows = select(ctx)
  if (query.ruleId !== undefined) rows = rows.where('n.rule_id', '=', query.ruleId)
  const { before } = query
  if (before) rows = rows.where((eb) => eb(eb.refTuple('n.started_at', 'n.id'), '<', eb.tuple(before.at, before.id)))
  return (await rows.orderBy('n.started_at', 'desc').orderBy('n.id', 'desc').limit(query.limit).execute()).map(typed)
}

type NewRun = {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly kind: RetentionKind
  readonly action: RetentionAction
  readonly isScheduled: boolean
}

export async function insert(ctx: Ctx, run: NewRun): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.retention_run')
    .values({
      id,
      rule_id: run.ruleId,
      rule_version: run.ruleVersion,
      kind: run.kind,
      action: run.action,
      state: 'counting',
      is_scheduled: run.isScheduled,
      started_by: ctx.actor.name,
      started_at: ctx.now,
    })
    .execute()
  return id
}

type Change = {
  readonly state?: RunState
  readonly jobId?: string
  readonly total?: number
  readonly due?: number
  readonly kept?: Kept
  readonly removed?: number
  readonly cursor?: string | null
  readonly agreed?: number
  readonly agreedBy?: string
  readonly agreedAt?: Date
  readonly finishedAt?: Date
}

export async function update(ctx: Ctx, id: string, change: Change): Promise<void> {
  const columns = {
    state: change.state,
    job_id: change.jobId,
    total: change.total,
    due: change.due,
    kept: change.kept && JSON.stringify(change.kept),
    removed: change.removed,
    cursor: change.cursor,
    agreed: change.agreed,
    agreed_by: change.agreedBy,
    agreed_at: change.agreedAt,
    finished_at: change.finishedAt,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tables(ctx).updateTable('privacy.retention_run').set(given).where('id', '=', id).execute()
}

/** What a preview found, without names. */
export type StoredExample = {
  readonly id: string
  readonly relationId: string | null
  readonly label: string | null
  readonly since: string | null
  readonly reason: KeptReason | null
}
export type StoredExamples = { readonly due: readonly StoredExample[]; readonly kept: readonly StoredExample[] }

export async function findPreview(ctx: Ctx, ruleId: string) {
  const row = await tables(ctx)
    .selectFrom('privacy.retention_preview')
    .select([
      'rule_version as version',
      'state',
      'job_id as jobId',
      'counts',
      'examples',
      'made_by as madeBy',
      'made_at as madeAt',
    ])
    .select((eb) => eb.cast<string>('domain_mask', 'text').as('domainMask'))
    .where('rule_id', '=', ruleId)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      state: row.state as 'running' | 'done' | 'failed',
      counts: row.counts as RetentionCounts | null,
      examples: row.examples as Partial<StoredExamples>,
    }
  )
}
export type PreviewRow = NonNullable<Awaited<ReturnType<typeof findPreview>>>

/** A new preview takes the place of the one before; only the last is worth anything. */
export async function startPreview(
  ctx: Ctx,
  preview: { ruleId: string; version: number; jobId: string },
): Promise<void> {
  const values = {
    rule_version: preview.version,
    state: 'running',
    job_id: preview.jobId,
    // A 64-bit number does not fit a JavaScript number, so it goes as text.
    domain_mask: ctx.domainMask as unknown as number,
    counts: null,
    examples: '{}',
    made_by: ctx.actor.name,
    made_at: ctx.now,
  }
  await tables(ctx)
    .insertInto('privacy.retention_preview')
    .values({ rule_id: preview.ruleId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'rule_id']).doUpdateSet(values))
    .execute()
}

export async function endPreview(
  ctx: Ctx,
  ruleId: string,
  end: { state: 'done' | 'failed'; counts: RetentionCounts | null; examples: StoredExamples },
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.retention_preview')
    .set({
      state: end.state,
      counts: end.counts && JSON.stringify(end.counts),
      examples: JSON.stringify(end.examples),
      made_at: ctx.now,
    })
    .where('rule_id', '=', ruleId)
    .execute()
}
