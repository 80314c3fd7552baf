import type {
  RetentionKind,
  RetentionMoment,
  RetentionAction,
  RetentionRuleContent,
  RetentionSettings,
} from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type RuleRow = RetentionRuleContent & {
  readonly id: string
  readonly isOn: boolean
  readonly version: number
  readonly previewedVersion: number | null
  readonly changedBy: string
  readonly changedAt: Date
  readonly switchedBy: string | null
  readonly switchedAt: Date | null
  readonly openRunId: string | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.retention_rule as r')
    .leftJoin('privacy.retention_run as n', (join) =>
      join.onRef('n.rule_id', '=', 'r.id').on('n.state', 'in', ['counting', 'waiting', 'running']),
    )
    .select([
      'r.id',
      'r.kind',
      'r.title',
      'r.type_id as typeId',
      'r.source_id as sourceId',
      'r.purpose_id as purposeId',
      'r.months',
      'r.days',
      'r.moment',
      'r.action',
      'r.basis',
      'r.why',
      'r.is_on as isOn',
      'r.version',
      'r.previewed_version as previewedVersion',
      'r.changed_by as changedBy',
      'r.changed_at as changedAt',
      'r.switched_by as switchedBy',
      'r.switched_at as switchedAt',
      'n.id as openRunId',
    ])
    .where('r.removed_at', 'is', null)

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

// The check constraints of the table, and isPossible before it, allow no other words.
const typed = (row: Selected): RuleRow => ({
  ...row,
  kind: row.kind as RetentionKind,
  moment: row.moment as RetentionMoment,
  action: row.action as RetentionAction,
})

export async function list(ctx: Ctx): Promise<RuleRow[]> {
  return (await select(ctx).orderBy('r.id').execute()).map(typed)
}

export async function find(ctx: Ctx, id: string): Promise<RuleRow | undefined> {
  const row = await select(ctx).where('r.id', '=', id).executeTakeFirst()
  return row && typed(row)
}

/** Held until the end of the transaction: switching, changing and carrying out take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<RuleRow | undefined> {
  await tables(ctx).selectFrom('privacy.retention_rule').select('id').where('id', '=', id).forUpdate().execute()
  return find(ctx, id)
}

const columns = (content: RetentionRuleContent) => ({
  kind: content.kind,
  title: content.title,
  type_id: content.typeId,
  source_id: content.sourceId,
  purpose_id: content.purposeId,
  months: content.months,
  days: content.days,
  moment: content.moment,
  action: content.action,
  basis: content.basis,
  why: content.why,
})

/** A rule that the product comes with is added once, also after somebody took it out of the list. Answers its id, or null. */
export async function insert(
  ctx: Ctx,
  content: RetentionRuleContent,
  defaultKey: string | null = null,
): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('privacy.retention_rule')
    .values({
      id: newId(),
      default_key: defaultKey,
      ...columns(content),
      changed_by: ctx.actor.name,
      changed_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await keepVersion(ctx, row.id, 1, content)
  return row.id
}

export async function hasDefaults(ctx: Ctx): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('privacy.retention_rule')
    .select('id')
    .where('default_key', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function keepVersion(ctx: Ctx, ruleId: string, version: number, content: RetentionRuleContent): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.retention_rule_version')
    .values({
      rule_id: ruleId,
      version,
      content: JSON.stringify(content),
      changed_by: ctx.actor.name,
      changed_at: ctx.now,
    })
    .execute()
}

/** A new version, switched off. */
export async function change(ctx: Ctx, id: string, content: RetentionRuleContent, version: number): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.retention_rule')
    .set({ ...columns(content), version, is_on: false, changed_by: ctx.actor.name, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await keepVersion(ctx, id, version, content)
}

export async function listVersions(ctx: Ctx, ruleId: string) {
  const rows = await tables(ctx)
    .selectFrom('privacy.retention_rule_version')
    .select(['version', 'content', 'changed_by as changedBy', 'changed_at as changedAt'])
    .where('rule_id', '=', ruleId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, content: row.content as RetentionRuleContent }))
}

export async function setPreviewed(ctx: Ctx, id: string, version: number): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.retention_rule')
    .set({ previewed_version: version })
    .where('id', '=', id)
    .execute()
}

export async function setOn(ctx: Ctx, id: string, isOn: boolean): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.retention_rule')
    .set({ is_on: isOn, switched_by: ctx.actor.name, switched_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.retention_rule')
    .set({ removed_at: ctx.now, is_on: false })
    .where('id', '=', id)
    .execute()
}

const USUAL: RetentionSettings = { mostShare: 0.05, mostCount: 500, isScheduled: true }

export async function findSettings(ctx: Ctx): Promise<RetentionSettings> {
  const row = await tables(ctx)
    .selectFrom('privacy.retention_settings')
    .select(['most_share as mostShare', 'most_count as mostCount', 'is_scheduled as isScheduled'])
    .executeTakeFirst()
  return row ?? USUAL
}

export async function saveSettings(ctx: Ctx, settings: RetentionSettings): Promise<void> {
  const values = {
    most_share: settings.mostShare,
    most_count: settings.mostCount,
    is_scheduled: settings.isScheduled,
    changed_by: ctx.actor.name,
    changed_at: ctx.now,
  }
  await tables(ctx)
    .insertInto('privacy.retention_settings')
    .values(values)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
    .execute()
}

/**
 * What runs and holds take turns by: a portion of a run shares it, placing a hold has it alone. Once a hold stands, no portion
 * that began before it is still going on.
 */
export async function takeTurn(ctx: Ctx, how: 'shared' | 'alone'): Promise<void> {
  await sql`insert into privacy.retention_settings (changed_by) values (null) on conflict do nothing`.execute(ctx.tx)
  await sql`select tenant_id from privacy.retention_settings ${how === 'shared' ? sql`for share` : sql`for update`}`.execute(
    ctx.tx,
  )
}
