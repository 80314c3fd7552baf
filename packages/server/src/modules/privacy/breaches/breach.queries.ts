import type { BreachEvent, BreachFacts, RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.breach')
    .select([
      'id',
      'number',
      'title',
      'happened',
      'discovered_at as discoveredAt',
      'occurred_from as occurredFrom',
      'occurred_until as occurredUntil',
      'nature',
      'categories',
      'has_special as hasSpecial',
      'filter',
      'counted',
      'counted_at as countedAt',
      'estimated_persons as estimatedPersons',
      'likelihood',
      'severity',
      'consequences',
      'measures',
      'tell_authority as tellAuthority',
      'authority_reason as authorityReason',
      'authority_decided_by as authorityDecidedBy',
      'authority_decided_at as authorityDecidedAt',
      'authority_told_at as authorityToldAt',
      'authority_number as authorityNumber',
      'tell_persons as tellPersons',
      'persons_reason as personsReason',
      'persons_decided_by as personsDecidedBy',
      'persons_decided_at as personsDecidedAt',
      'persons_told_at as personsToldAt',
      'letter_authority as letterAuthority',
      'letter_persons as letterPersons',
      'created_by as createdBy',
      'created_at as createdAt',
      'closed_by as closedBy',
      'closed_at as closedAt',
      'lessons',
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
// Written from the contract only, and the check constraints allow no other words.
const typed = (row: Selected) => ({
  ...row,
  nature: row.nature as BreachFacts['nature'],
  categories: row.categories as BreachFacts['categories'],
  likelihood: row.likelihood as BreachFacts['likelihood'],
  severity: row.severity as BreachFacts['severity'],
  filter: row.filter as RelationFilter | null,
})
export type BreachRow = ReturnType<typeof typed>

export async function list(ctx: Ctx): Promise<BreachRow[]> {
  const rows = await select(ctx)
    .orderBy((eb) => eb('closed_at', 'is not', null))
    .orderBy('discovered_at', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(typed)
}

/** Those that are not closed. */
export async function listOpen(ctx: Ctx): Promise<BreachRow[]> {
  return (
    await select(ctx).where('closed_at', 'is', null).orderBy('discovered_at').orderBy('id').limit(100).execute()
  ).map(typed)
}

export async function find(ctx: Ctx, id: string): Promise<BreachRow | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && typed(row)
}

export async function findForChange(ctx: Ctx, id: string): Promise<BreachRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && typed(row)
}

export async function insert(
  ctx: Ctx,
  breach: { title: string; happened: string; discoveredAt: Date },
): Promise<string> {
  const last = await tables(ctx)
    .selectFrom('privacy.breach')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.breach')
    .values({
      id,
      number: ((last?.number as number | null) ?? 0) + 1,
      title: breach.title,
      happened: breach.happened,
      discovered_at: breach.discoveredAt,
      created_by: ctx.actor.name,
      created_at: ctx.now,
    })
    .execute()
  return id
}

export async function changeFacts(ctx: Ctx, id: string, facts: BreachFacts): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.breach')
    .set({
      title: facts.title,
      happened: facts.happened,
      discovered_at: facts.discoveredAt,
      occurred_from: facts.occurredFrom,
      occurred_until: facts.occurredUntil,
      nature: facts.nature,
      categories: facts.categories,
      has_special: facts.hasSpecial,
      estimated_persons: facts.estimatedPersons,
      likelihood: facts.likelihood,
      severity: facts.severity,
      consequences: facts.consequences,
      measures: facts.measures,
    })
    .where('id', '=', id)
    .execute()
}

export async function setCounted(
  ctx: Ctx,
  id: string,
  filter: RelationFilter | null,
  counted: number | null,
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.breach')
    .set({
      filter: filter && JSON.stringify(filter),
      counted,
      counted_at: counted === null ? null : ctx.now,
    })
    .where('id', '=', id)
    .execute()
}

type Whom = 'authority' | 'persons'

/** A decision taken again replaces the one before; the timeline keeps both. */
export async function setDecision(
  ctx: Ctx,
  id: string,
  whom: Whom,
  decision: { isNeeded: boolean; reason: string },
): Promise<void> {
  const columns =
    whom === 'authority'
      ? {
          tell_authority: decision.isNeeded,
          authority_reason: decision.reason,
          authority_decided_by: ctx.actor.name,
          authority_decided_at: ctx.now,
        }
      : {
          tell_persons: decision.isNeeded,
          persons_reason: decision.reason,
          persons_decided_by: ctx.actor.name,
          persons_decided_at: ctx.now,
        }
  await tables(ctx).updateTable('privacy.breach').set(columns).where('id', '=', id).execute()
}

export async function setTold(
  ctx: Ctx,
  id: string,
  whom: Whom,
  told: { at: Date; number: string | null },
): Promise<void> {
  const columns =
    whom === 'authority' ? { authority_told_at: told.at, authority_number: told.number } : { persons_told_at: told.at }
  await tables(ctx).updateTable('privacy.breach').set(columns).where('id', '=', id).execute()
}

export async function setLetter(ctx: Ctx, id: string, whom: Whom, text: string | null): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.breach')
    .set(whom === 'authority' ? { letter_authority: text } : { letter_persons: text })
    .where('id', '=', id)
    .execute()
}

export async function close(ctx: Ctx, id: string, lessons: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.breach')
    .set({ closed_by: ctx.actor.name, closed_at: ctx.now, lessons })
    .where('id', '=', id)
    .execute()
}

export async function reopen(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.breach')
    .set({ closed_by: null, closed_at: null })
    .where('id', '=', id)
    .execute()
}

/** `at`: when it happened; it is written down now, and never changed. */
export async function insertEvent(
  ctx: Ctx,
  event: { breachId: string; kind: BreachEvent['kind']; text: string; at: Date },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.breach_event')
    .values({
      id,
      breach_id: event.breachId,
      kind: event.kind,
      text: event.text,
      at: event.at,
      by_name: ctx.actor.name,
      written_at: ctx.now,
    })
    .execute()
  return id
}

export async function listEvents(ctx: Ctx, breachId: string): Promise<BreachEvent[]> {
  const rows = await tables(ctx)
    .selectFrom('privacy.breach_event')
    .select(['id', 'kind', 'text', 'at', 'by_name as by'])
    .where('breach_id', '=', breachId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as BreachEvent['kind'], at: row.at.toISOString() }))
}
