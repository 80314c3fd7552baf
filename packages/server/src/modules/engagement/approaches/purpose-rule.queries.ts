import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type RuleRow = { readonly purposeId: string; readonly quietDays: number }
export type ConflictRow = { readonly oneId: string; readonly otherId: string; readonly quietDays: number }

export function listRules(ctx: Ctx): Promise<RuleRow[]> {
  return tables(ctx)
    .selectFrom('engagement.purpose_rule')
    .select(['purpose_id as purposeId', 'quiet_days as quietDays'])
    .execute()
}

export function listConflicts(ctx: Ctx): Promise<ConflictRow[]> {
  return tables(ctx)
    .selectFrom('engagement.purpose_conflict')
    .select(['one_id as oneId', 'other_id as otherId', 'quiet_days as quietDays'])
    .execute()
}

/** Purposes that have a rule already keep it. */
export async function insertMissing(ctx: Ctx, rules: readonly RuleRow[]): Promise<void> {
  if (rules.length === 0) return
  await tables(ctx)
    .insertInto('engagement.purpose_rule')
    .values(
      rules.map(({ purposeId, quietDays }) => ({
        purpose_id: purposeId,
        quiet_days: quietDays,
        changed_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setQuietDays(ctx: Ctx, { purposeId, quietDays }: RuleRow): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.purpose_rule')
    .set({ quiet_days: quietDays, changed_at: ctx.now })
    .where('purpose_id', '=', purposeId)
    .execute()
}

/** The other purposes that a purpose stands in the way of become these. */
export async function replaceConflicts(ctx: Ctx, purposeId: string, others: readonly RuleRow[]): Promise<void> {
  await sql`delete from engagement.purpose_conflict c where c.one_id = ${purposeId} or c.other_id = ${purposeId}`.execute(
    ctx.tx,
  )
  if (others.length === 0) return
  await tables(ctx)
    .insertInto('engagement.purpose_conflict')
    .values(
      others.map((other) => ({
        one_id: purposeId < other.purposeId ? purposeId : other.purposeId,
        other_id: purposeId < other.purposeId ? other.purposeId : purposeId,
        quiet_days: other.quietDays,
        changed_at: ctx.now,
      })),
    )
    .execute()
}
