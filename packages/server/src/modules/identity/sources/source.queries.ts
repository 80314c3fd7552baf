import type { SourceKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export function find(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.source').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findByName(ctx: Ctx, name: string) {
  return tables(ctx)
    .selectFrom('identity.source')
    .selectAll()
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()
}

export function findManual(ctx: Ctx) {
  return tables(ctx).selectFrom('identity.source').selectAll().where('kind', '=', 'manual').executeTakeFirst()
}

/** Answers the id; null when somebody else made a source of this name a moment ago. */
export async function insert(
  ctx: Ctx,
  source: { name: string; kind: SourceKind; trust: number },
): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('identity.source')
    .values({ id: newId(), created_at: ctx.now, ...source })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export function list(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('identity.source as s')
    .select(['s.id', 's.name', 's.kind', 's.trust'])
    .select((eb) => [
      eb
        .selectFrom('identity.import as i')
        .select((inner) => inner.fn.max('i.ran_at').as('at'))
        .whereRef('i.source_id', '=', 's.id')
        .where('i.state', '=', 'done')
        .as('last_import_at'),
    ])
    .orderBy('s.name')
    .execute()
}

export async function rename(ctx: Ctx, id: string, name: string): Promise<void> {
  await tables(ctx).updateTable('identity.source').set({ name }).where('id', '=', id).execute()
}
