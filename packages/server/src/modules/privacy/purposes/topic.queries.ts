import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type TopicRow = {
  readonly id: string
  readonly purposeId: string
  readonly name: string
  readonly isActive: boolean
}

export function list(ctx: Ctx): Promise<TopicRow[]> {
  return tables(ctx)
    .selectFrom('privacy.topic')
    .select(['id', 'purpose_id as purposeId', 'name', 'is_active as isActive'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function insert(ctx: Ctx, purposeId: string, name: string): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.topic')
    .values({
      id: newId(),
      purpose_id: purposeId,
      name,
      position: sql<number>`(select coalesce(max(t.position), 0) + 1 from privacy.topic t where t.purpose_id = ${purposeId})`,
    })
    .execute()
}

export async function update(
  ctx: Ctx,
  {
    id,
    purposeId,
    name,
    isActive,
  }: { id: string; purposeId: string; name?: string | undefined; isActive?: boolean | undefined },
): Promise<boolean> {
  const done = await tables(ctx)
    .updateTable('privacy.topic')
    .set({ id, ...(name === undefined ? {} : { name }), ...(isActive === undefined ? {} : { is_active: isActive }) })
    .where('id', '=', id)
    .where('purpose_id', '=', purposeId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
