import type { FactKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'

/** Kinds of facts by which somebody chose something out of what is offered. */
export const CHOOSING_KINDS: readonly FactKind[] = ['ticket', 'attendance', 'enrolment']

/** What one chooses: the event rather than one of its dates. `o` is the offering of a fact. */
const chosen = sql`case when o.kind = 'date' then coalesce(o.parent_id, o.id) else o.id end`

/**
 * Who chose what: a subquery (relation_id, chosen_id, genre_id, chosen_on), once per relation and event, course or service, with the first
 * day in Amsterdam on which it was chosen. What was wholly reversed was not chosen. `kinds`: as far as these; `relationId`: of one relation.
 */
export function choicesMade(kinds: readonly FactKind[] = CHOOSING_KINDS, relationId?: string): RawBuilder<unknown> {
  const whose = relationId === undefined ? sql`f.relation_id is not null` : sql`f.relation_id = ${relationId}`
  return sql`
    select f.relation_id, ${chosen} as chosen_id, min(f.genre_id::text)::uuid as genre_id,
      min((f.occurred_at at time zone 'Europe/Amsterdam')::date) as chosen_on
    from activity.fact f join activity.offering o on o.id = f.offering_id
    where f.kind = any(${[...kinds]}::text[]) and ${whose} and f.superseded_by is null and f.removed_at is null
      and not f.is_reversal and not f.is_reversed
    group by 1, 2`
}

/**
 * What could be chosen at a moment because it was still to come: a subquery (chosen_id, genre_id, starts_at), once per event or course,
 * with the first time after that moment. What was cancelled or is a concept cannot be.
 */
export function choosableFrom(moment: Date): RawBuilder<unknown> {
  return sql`
    select ${chosen} as chosen_id, min(coalesce(o.genre_id, above.genre_id)::text)::uuid as genre_id, min(o.starts_at) as starts_at
    from activity.offering o left join activity.offering above on above.id = o.parent_id
    where coalesce(o.starts_at, '-infinity'::timestamptz) > ${moment} and o.state = 'planned' and coalesce(above.state, 'planned') = 'planned'
      and o.kind in ('event', 'date', 'course')
    group by 1`
}

/** What can be chosen, by its name: a subquery (id, title, chosen_id); of a date `chosen_id` is its event. */
export const namedChoices = (): RawBuilder<unknown> =>
  sql`select o.id, o.title, ${chosen} as chosen_id from activity.offering o`

/** Genres by their name: a subquery (id, name). */
export const namedGenres = (): RawBuilder<unknown> => sql`select g.id, g.name from activity.genre g`
