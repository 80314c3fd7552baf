import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type LabelRow = {
  readonly id: string
  readonly name: string
  readonly domainId: string | null
  readonly retiredAt: Date | null
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('relations.label')
    .select(['id', 'name', 'domain_id as domainId', 'retired_at as retiredAt'])
}

/** All of them, whoever asks; an organisation has tens. */
export function list(ctx: Ctx): Promise<LabelRow[]> {
  return select(ctx)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
}

/** Locked: two who rename it take turns. */
export function findForChange(ctx: Ctx, id: string): Promise<LabelRow | undefined> {
  return select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Whether another label in use is called so, within the same domain or in general. */
export async function isTaken(ctx: Ctx, label: Pick<LabelRow, 'name' | 'domainId'>, exceptId: string | null) {
  const { rows } = await sql<{ id: string }>`
    select id from relations.label l where lower(l.name) = lower(${label.name}) and l.retired_at is null
      and l.domain_id is not distinct from ${label.domainId}::uuid and l.id is distinct from ${exceptId}::uuid
  `.execute(ctx.tx)
  return rows.length > 0
}

export async function insert(ctx: Ctx, label: Pick<LabelRow, 'name' | 'domainId'>): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.label')
    .values({ id, name: label.name, domain_id: label.domainId, created_by: ctx.actor.name, created_at: ctx.now })
    .execute()
  return id
}

export async function update(ctx: Ctx, { id, name, retiredAt }: LabelRow): Promise<void> {
  await tables(ctx).updateTable('relations.label').set({ name, retired_at: retiredAt }).where('id', '=', id).execute()
}

export type PutRow = {
  readonly relationId: string
  readonly labelId: string
  readonly by: string
  readonly at: Date
}

/** Which labels these relations have, each once: who was merged may have one from either side. */
export async function listOf(ctx: Ctx, relationIds: readonly string[]): Promise<PutRow[]> {
  if (relationIds.length === 0) return []
  const { rows } = await sql<PutRow>`
    select distinct on (l.relation_id, l.label_id) l.relation_id as "relationId", l.label_id as "labelId", l.by_name as by, l.at
    from relations.relation_label l where l.relation_id = any(${[...relationIds]}::uuid[])
    order by l.relation_id, l.label_id, l.at
  `.execute(ctx.tx)
  return rows
}

/** Answers whether it was not there yet. */
export async function put(ctx: Ctx, labelId: string, relationId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at)
    select ${labelId}, ${relationId}, ${relationId}, ${ctx.actor.name}, ${ctx.now}
    where not exists (select from relations.relation_label l where l.relation_id = ${relationId} and l.label_id = ${labelId})
    on conflict do nothing returning label_id
  `.execute(ctx.tx)
  return rows.length > 0
}

type Event = { readonly relationId: string; readonly labelId: string; readonly isGiven: boolean }

/** Writes down for the timeline that one relation got a label or lost it; of many at once the database does that itself. */
export async function insertEvent(ctx: Ctx, { relationId, labelId, isGiven }: Event): Promise<void> {
  await tables(ctx)
    .insertInto('relations.label_event')
    .values({
      id: newId(),
      relation_id: relationId,
      origin_relation_id: relationId,
      label_id: labelId,
      is_given: isGiven,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
}

/** Answers whether it was there. */
export async function takeOff(ctx: Ctx, labelId: string, relationId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from relations.relation_label l where l.relation_id = ${relationId} and l.label_id = ${labelId} returning label_id
  `.execute(ctx.tx)
  return rows.length > 0
}
