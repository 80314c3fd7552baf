import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

/** Who somebody is at another house. */
export type Subject = { readonly issuer: string; readonly subject: string }

export type IdentityRow = Subject & {
  readonly id: string
  readonly userId: string
  readonly label: string
  readonly linkedAt: Date
  readonly lastUsedAt: Date | null
}

const columns = [
  'id',
  'user_id as userId',
  'issuer',
  'subject',
  'label',
  'linked_at as linkedAt',
  'last_used_at as lastUsedAt',
] as const

export async function findBySubject(ctx: Ctx, { issuer, subject }: Subject): Promise<IdentityRow | null> {
  const row = await tables(ctx)
    .selectFrom('admin.known_identity')
    .select(columns)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row ?? null
}

export const findOfUser = (ctx: Ctx, userId: string): Promise<IdentityRow[]> =>
  tables(ctx)
    .selectFrom('admin.known_identity')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('linked_at')
    .orderBy('id')
    .execute()

/** The same subject twice breaks `known_identity_subject`, which means admin.identity_taken. */
export async function insert(ctx: Ctx, userId: string, known: Subject & { readonly label: string }): Promise<string> {
  const id = newId()
  const { issuer, subject, label } = known
  await tables(ctx)
    .insertInto('admin.known_identity')
    .values({ id, user_id: userId, issuer, subject, label, linked_at: ctx.now })
    .execute()
  return id
}

export async function use(ctx: Ctx, id: string, label: string): Promise<void> {
  await tables(ctx)
    .updateTable('admin.known_identity')
    .set({ last_used_at: ctx.now, label })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('admin.known_identity').where('id', '=', id).execute()
}
