import type { TaskState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type StepTask = {
  readonly id: string
  readonly stepId: string
  readonly state: TaskState
  readonly version: number
  readonly title: string
  readonly ownerUserId: string | null
  readonly ownerTeamId: string | null
  readonly dueOn: string | null
}

/** The task of each of these steps: the newest one, an open one before all others. */
export async function findOfSteps(ctx: Ctx, stepIds: readonly string[]): Promise<Map<string, StepTask>> {
  if (stepIds.length === 0) return new Map()
  const { rows } = await sql<StepTask>`
    select distinct on (t.origin_id) t.id, t.origin_id as "stepId", t.state, t.version, t.title, t.owner_user_id as "ownerUserId",
      t.owner_team_id as "ownerTeamId", t.due_on as "dueOn"
    from engagement.task t where t.origin_kind = 'process' and t.origin_id = any(${[...stepIds]}::uuid[])
    order by t.origin_id, t.state = 'open' desc, t.made_at desc, t.id desc
  `.execute(ctx.tx)
  return new Map(rows.map((row) => [row.stepId, row]))
}
