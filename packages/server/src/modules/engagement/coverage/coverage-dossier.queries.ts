import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

type Told = {
  readonly name: string
  readonly purposeId: string
  readonly channel: string
  readonly startsOn: string
  readonly endsOn: string
  readonly excludedReason: string | null
}

/** Every target list that a relation is on, by when it began. */
export async function listAll(ctx: Ctx, relationId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select c.name, c.purpose_id as "purposeId", c.channel, c.starts_on as "startsOn", c.ends_on as "endsOn", m.excluded_reason as "excludedReason"
    from engagement.coverage_member m join engagement.coverage c on c.id = m.coverage_id
    where m.relation_id = ${relationId} order by c.starts_on, c.id, m.position`.execute(ctx.tx)
  return rows
}
