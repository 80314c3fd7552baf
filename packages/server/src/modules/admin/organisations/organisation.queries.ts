import type { Language, Organisation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export async function find(ctx: Ctx): Promise<Organisation | null> {
  const row = await tables(ctx)
    .selectFrom('admin.organisation')
    .select(['tenant_id', 'name', 'slug', 'language', 'is_demo', 'has_assistants'])
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.tenant_id,
    name: row.name,
    slug: row.slug,
    language: row.language as Language,
    isDemo: row.is_demo,
    hasAssistants: row.has_assistants,
  }
}

export async function insert(
  ctx: Ctx,
  organisation: { name: string; slug: string; language: Language; isDemo: boolean },
): Promise<void> {
  const { name, slug, language, isDemo } = organisation
  await tables(ctx)
    .insertInto('admin.organisation')
    .values({ tenant_id: ctx.tenantId, name, slug, language, is_demo: isDemo, created_at: ctx.now })
    .execute()
}

export async function update(
  ctx: Ctx,
  { hasAssistants, ...changes }: { name?: string; language?: Language; hasAssistants?: boolean },
): Promise<void> {
  const set = { ...changes, ...(hasAssistants !== undefined && { has_assistants: hasAssistants }) }
  await tables(ctx).updateTable('admin.organisation').set(set).where('tenant_id', '=', ctx.tenantId).execute()
}
