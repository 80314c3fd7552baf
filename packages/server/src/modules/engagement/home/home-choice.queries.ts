import type { HomeArrangement } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type HomeChoice = {
  readonly arrangement: HomeArrangement | null
  readonly guideAwayAt: Date | null
  readonly asideOn: string | null
  readonly aside: readonly string[]
}

export async function find(ctx: Ctx, userId: string): Promise<HomeChoice> {
  const row = await tables(ctx)
    .selectFrom('engagement.home_choice')
    .select(['arrangement', 'guide_away_at as guideAwayAt', 'aside_on as asideOn', 'aside'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  // Written from HomeArrangement only.
  return row
    ? { ...row, arrangement: row.arrangement as HomeArrangement | null }
    : { arrangement: null, guideAwayAt: null, asideOn: null, aside: [] }
}

export async function keepArrangement(ctx: Ctx, userId: string, arrangement: HomeArrangement | null): Promise<void> {
  const kept = arrangement && JSON.stringify(arrangement)
  await tables(ctx)
    .insertInto('engagement.home_choice')
    .values({ user_id: userId, arrangement: kept })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ arrangement: kept }))
    .execute()
}

export async function setGuideAway(ctx: Ctx, userId: string, at: Date | null): Promise<void> {
  await tables(ctx)
    .insertInto('engagement.home_choice')
    .values({ user_id: userId, guide_away_at: at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ guide_away_at: at }))
    .execute()
}

/** More than this in one day is not putting aside but clearing a list. */
const MOST_ASIDE = 100

/** Beside what was put aside on the same day; what was put aside on an earlier day goes. */
export async function addAside(ctx: Ctx, userId: string, { key, day }: { key: string; day: string }): Promise<void> {
  await sql`
    insert into engagement.home_choice as c (user_id, aside_on, aside) values (${userId}, ${day}, array[${key}])
    on conflict (tenant_id, user_id) do update set aside_on = ${day}, aside = case
      when c.aside_on is distinct from ${day}::date then array[${key}]
      when ${key} = any(c.aside) or cardinality(c.aside) >= ${MOST_ASIDE} then c.aside
      else c.aside || ${key}::text end`.execute(ctx.tx)
}

export async function clearAside(ctx: Ctx, userId: string): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.home_choice')
    .set({ aside: [], aside_on: null })
    .where('user_id', '=', userId)
    .execute()
}
