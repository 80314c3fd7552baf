import type { Kysely } from 'kysely'
import type { Database } from '../db/database.generated.ts'

/** The organisation at a public address, before anybody is known: from the registry, which says nothing else about it. */
export async function findTenantBySlug(database: Kysely<Database>, slug: string): Promise<string | null> {
  const row = await database
    .selectFrom('platform.tenant')
    .select('tenant_id')
    .where('slug', '=', slug)
    .orderBy('tenant_id')
    .executeTakeFirst()
  return row?.tenant_id ?? null
}
