import type { Language } from '@klantregie/contract'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

export type OrganisationName = { readonly name: string; readonly slug: string; readonly language: Language }

/** What the organisation is called and which language it speaks: what a module needs to write to people in its name. */
export async function findOrganisationName(ctx: Ctx): Promise<OrganisationName> {
  const row = await tablesOf(ctx, 'admin')
    .selectFrom('admin.organisation')
    .select(['name', 'slug', 'language'])
    .executeTakeFirstOrThrow()
  return { ...row, language: row.language === 'en' ? 'en' : 'nl' }
}
