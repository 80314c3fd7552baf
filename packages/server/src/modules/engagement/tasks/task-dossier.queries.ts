import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

type Told = {
  readonly madeAt: Date
  readonly title: string
  readonly text: string
  readonly state: string
  readonly items: readonly string[]
}

/** Every task about a relation with its check list, by when it was made. */
export async function listAll(ctx: Ctx, relationId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`select t.made_at as "madeAt", t.title, t.text, t.state,
      array(select i.text from engagement.task_item i where i.task_id = t.id order by i.position, i.id) as items
    from engagement.task t where t.relation_id = ${relationId} order by t.made_at, t.id`.execute(ctx.tx)
  return rows
}
