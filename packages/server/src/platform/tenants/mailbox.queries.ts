import type { Language } from '@klantregie/contract'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** Where and in which language a colleague is written to. */
export type Mailbox = { readonly email: string; readonly language: Language }

/** Of colleagues who may sign in, by id. */
export async function findMailboxes(ctx: Ctx): Promise<Map<string, Mailbox>> {
  const rows = await tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select(['id', 'email', 'language'])
    .where('kind', '=', 'person')
    .where('is_active', '=', true)
    .execute()
  return new Map(rows.map(({ id, email, language }) => [id, { email, language: language === 'en' ? 'en' : 'nl' }]))
}
