import type { ApproachKind, ApproachOutcome } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those with whom something was
 * planned or done, or who were the contact person for it.
 */
export function cellsWithApproaches(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from engagement.approach a where a.relation_id = g.relation_id and a.origin_relation_id = g.cell_id)
      or exists (select from engagement.approach a where a.contact_id = g.relation_id and a.origin_contact_id = g.cell_id)`
}

export type MadeRow = {
  readonly id: string
  readonly at: Date
  readonly kind: ApproachKind
  readonly purposeId: string
  readonly subject: string
  readonly outcome: ApproachOutcome | null
  readonly outcomeText: string
  readonly ownerName: string
  readonly endsOn: string
  readonly state: string
}

/** At noon of its day; what was written down before noon, at that moment: nobody did something tomorrow. */
const MOMENT = sql`least(a.ended_at, (a.starts_on + time '12:00') at time zone 'Europe/Amsterdam')`

const columns = sql`a.id, ${MOMENT} as at, a.kind, a.purpose_id as "purposeId", a.subject, a.outcome, a.outcome_text as "outcomeText",
  a.owner_name as "ownerName", a.ends_on as "endsOn", a.state`

/** What was made with a relation, newest first. */
export async function listMadeBefore(
  ctx: Ctx,
  { relationId, before, limit }: { relationId: string; before: Date; limit: number },
): Promise<MadeRow[]> {
  const { rows } = await sql<MadeRow>`
    select ${columns} from engagement.approach a
    where a.relation_id = ${relationId} and a.state = 'made' and ${MOMENT} < ${before} order by at desc, a.id limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

/** Everything that is kept about a relation here, also what was planned and cancelled, and where it was the contact person. */
export async function listAll(ctx: Ctx, relationId: string): Promise<MadeRow[]> {
  const { rows } = await sql<MadeRow>`
    select ${columns} from engagement.approach a where a.relation_id = ${relationId} or a.contact_id = ${relationId}
    order by a.starts_on, a.id`.execute(ctx.tx)
  return rows
}

/** The day (jjjj-mm-dd) of the last approach that was made with each of these relations; without those with whom none was. */
export async function lastMadeDays(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select a.relation_id as id, max(a.ends_on) as day from engagement.approach a
    where a.relation_id = any(${[...relationIds]}::uuid[]) and a.state = 'made' group by 1`.execute(ctx.tx)
  return new Map(rows.map(({ id, day }) => [id, day]))
}
