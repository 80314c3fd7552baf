import { sql } from 'kysely'
import { DirectoryRole } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type DirectoryRow = {
  readonly providerId: string
  readonly providerName: string
  readonly role: DirectoryRole
  readonly ending: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly lastUsedAt: Date | null
  readonly people: number
  readonly teams: number
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('admin.directory as d')
    .innerJoin('admin.identity_provider as p', 'p.id', 'd.provider_id')
    .select([
      'd.provider_id as providerId',
      'p.name as providerName',
      'd.role',
      'd.ending',
      'd.made_by as madeBy',
      'd.made_at as madeAt',
      'd.last_used_at as lastUsedAt',
      sql<number>`(select count(*)::int from admin.directory_user u where u.provider_id = d.provider_id and u.removed_at is null)`.as(
        'people',
      ),
      sql<number>`(select count(*)::int from admin.directory_team t where t.provider_id = d.provider_id)`.as('teams'),
    ])

type Row = Omit<DirectoryRow, 'role'> & { readonly role: string }
const described = (row: Row | undefined): DirectoryRow | null =>
  row === undefined ? null : { ...row, role: DirectoryRole.parse(row.role) }

export async function find(ctx: Ctx, providerId: string): Promise<DirectoryRow | null> {
  return described(await select(ctx).where('d.provider_id', '=', providerId).executeTakeFirst())
}

/** Of a house that is on. */
export async function findByToken(ctx: Ctx, hash: string): Promise<DirectoryRow | null> {
  return described(await select(ctx).where('d.token_hash', '=', hash).where('p.is_on', '=', true).executeTakeFirst())
}

type New = { readonly role: DirectoryRole; readonly tokenHash: string; readonly ending: string }

/** With another key in the place of the one that was there. */
export async function put(ctx: Ctx, providerId: string, { role, tokenHash, ending }: New): Promise<void> {
  const values = {
    ...{ role, token_hash: tokenHash, ending, made_by: ctx.actor.name, made_at: ctx.now },
    last_used_at: null,
  }
  await tables(ctx)
    .insertInto('admin.directory')
    .values({ provider_id: providerId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'provider_id']).doUpdateSet(values))
    .execute()
}

/** False when there was none. */
export async function remove(ctx: Ctx, providerId: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('admin.directory')
    .where('provider_id', '=', providerId)
    .returning('provider_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteUse(ctx: Ctx, providerId: string, at: Date): Promise<void> {
  await tables(ctx)
    .updateTable('admin.directory')
    .set({ last_used_at: at })
    .where('provider_id', '=', providerId)
    .execute()
}
