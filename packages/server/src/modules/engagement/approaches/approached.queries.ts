import { sql, type RawBuilder } from 'kysely'

export type ApproachAsked = {
  readonly state: 'made' | 'planned'
  /** Null: for whatever purpose. */
  readonly purposeIds: readonly string[] | null
  readonly roundId: string | null
  /** Days ("2026-03-01") between which it began, both included; null: open. */
  readonly from: string | null
  readonly until: string | null
}

/**
 * Who was approached, or is planned to be: the relation itself and whoever one goes through, as a subquery (relation_id, some of them twice).
 * Says nothing about who may know it. `among`: only these; null: everybody.
 */
export function relationsApproached(asked: ApproachAsked, among: readonly string[] | null): RawBuilder<unknown> {
  const { state, purposeIds, roundId, from, until } = asked
  const conditions = [
    sql`a.state = ${state}`,
    ...(purposeIds === null ? [] : [sql`a.purpose_id = any(${[...purposeIds]}::uuid[])`]),
    ...(roundId === null ? [] : [sql`a.round_id = ${roundId}::uuid`]),
    ...(from === null ? [] : [sql`a.starts_on >= ${from}::date`]),
    ...(until === null ? [] : [sql`a.starts_on <= ${until}::date`]),
  ]
  const of = (column: 'relation_id' | 'contact_id') => {
    const id = sql.ref(`a.${column}`)
    const whose = among === null ? sql`${id} is not null` : sql`${id} = any(${[...among]}::uuid[])`
    return sql`select ${id} as relation_id from engagement.approach a where ${sql.join([...conditions, whose], sql` and `)}`
  }
  return sql`${of('relation_id')} union all ${of('contact_id')}`
}
