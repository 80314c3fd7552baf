import { sql, type Kysely } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Database } from '../../../platform/db/database.generated.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Transactor } from '../../../platform/db/transaction.ts'

export { newId } from '../../../platform/db/new-id.ts'

/**
 * The installation as a whole, for use cases that are not inside one transaction of somebody signed in: signing in (a
 * failed attempt must stay recorded although the answer is a refusal), set-up, and what hashes a password meanwhile.
 */
export type Installation = Pick<Transactor, 'inTenant' | 'clock' | 'database'>

export type Tenant = { readonly tenantId: string; readonly slug: string }

/** Any constant: organisations are made one at a time, so that there is one first and each slug is given once. */
const REGISTRY_LOCK = 7_245_031

export function findTenants(database: Kysely<Database>): Promise<Tenant[]> {
  return database
    .selectFrom('platform.tenant')
    .select(['tenant_id as tenantId', 'slug'])
    .orderBy('created_at')
    .orderBy('tenant_id')
    .execute()
}

/** Waits for whoever else is making an organisation; held until the end of the transaction. Answers the slugs in use. */
export async function lockRegistry(ctx: Ctx): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${REGISTRY_LOCK})`.execute(ctx.tx)
  const rows = await tablesOf(ctx, 'platform').selectFrom('platform.tenant').select('slug').execute()
  return rows.map((row) => row.slug)
}

export async function insertTenant(ctx: Ctx, tenant: { slug: string; isDemo: boolean }): Promise<void> {
  await tablesOf(ctx, 'platform')
    .insertInto('platform.tenant')
    .values({ tenant_id: ctx.tenantId, slug: tenant.slug, is_demo: tenant.isDemo, created_at: ctx.now })
    .execute()
}

export async function deleteTenant(ctx: Ctx): Promise<void> {
  await tablesOf(ctx, 'platform').deleteFrom('platform.tenant').where('tenant_id', '=', ctx.tenantId).execute()
}
