import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export function listOfUser(ctx: Ctx, userId: string) {
  return tables(ctx)
    .selectFrom('relations.saved_view')
    .select(['id', 'name', 'query'])
    .where('user_id', '=', userId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function insert(ctx: Ctx, view: { userId: string; name: string; query: string }): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.saved_view')
    .values({ id, user_id: view.userId, name: view.name, query: view.query })
    .execute()
  return id
}

export async function remove(ctx: Ctx, view: { userId: string; id: string }): Promise<boolean> {
  const gone = await tables(ctx)
    .deleteFrom('relations.saved_view')
    .where('id', '=', view.id)
    .where('user_id', '=', view.userId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
