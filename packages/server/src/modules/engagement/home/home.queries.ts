import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible } from '../../relations/index.ts'
import { columns, type ApproachRow } from '../approaches/approach.queries.ts'

type Mine = {
  readonly userId: string
  readonly teamIds: readonly string[]
  readonly until: string
  readonly limit: number
}

/**
 * Planned approaches of somebody and of their teams that begin up to a day, the soonest due first: each of the two from its own index,
 * so that it costs no more when a round planned a hundred thousand for colleagues.
 */
export async function listDue(ctx: Ctx, { userId, teamIds, until, limit }: Mine): Promise<ApproachRow[]> {
  const planned = sql`a.state = 'planned' and a.starts_on <= ${until}::date and ${isVisible(ctx, sql`a.relation_id`)}`
  const { rows } = await sql<ApproachRow>`
    select * from (
      (select ${columns} from engagement.approach a where a.owner_user_id = ${userId} and ${planned} order by a.ends_on, a.id limit ${limit})
      union all
      (select ${columns} from engagement.approach a where a.owner_team_id = any(${[...teamIds]}::uuid[]) and ${planned}
        order by a.ends_on, a.id limit ${limit})
    ) d order by d."endsOn", d.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Whether somebody ever made a task, or an approach or a round is or was theirs. */
export async function hasWorked(ctx: Ctx, userId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from engagement.task t where t.made_by_user_id = ${userId})
      or exists (select from engagement.approach a where a.owner_user_id = ${userId})
      or exists (select from engagement.approach_round o where o.owner_user_id = ${userId}) as has`.execute(ctx.tx)
  return rows[0]?.has ?? false
}
