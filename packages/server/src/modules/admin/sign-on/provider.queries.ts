import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type ProviderRow = {
  readonly id: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Sealed. */
  readonly secret: string
  readonly isOn: boolean
  readonly people: number
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('admin.identity_provider as p')
    .select([
      'p.id',
      'p.name',
      'p.issuer',
      'p.client_id as clientId',
      'p.secret',
      'p.is_on as isOn',
      sql<number>`(select count(distinct k.user_id)::int from admin.known_identity k where k.issuer = p.issuer)`.as(
        'people',
      ),
    ])

export const findAll = (ctx: Ctx): Promise<ProviderRow[]> =>
  select(ctx)
    .orderBy(sql`p.name collate "nl-x-icu"`)
    .orderBy('p.id')
    .execute()

export async function find(ctx: Ctx, id: string): Promise<ProviderRow | null> {
  return (await select(ctx).where('p.id', '=', id).executeTakeFirst()) ?? null
}

export const newProviderId = newId

/** The same address twice breaks `identity_provider_issuer`, which means admin.identity_provider_exists. */
export async function insert(
  ctx: Ctx,
  { id, name, issuer, clientId, secret }: Omit<ProviderRow, 'isOn' | 'people'>,
): Promise<void> {
  await tables(ctx)
    .insertInto('admin.identity_provider')
    .values({ id, name, issuer, client_id: clientId, secret, made_at: ctx.now })
    .execute()
}

export type ProviderChanges = {
  readonly name?: string | undefined
  readonly clientId?: string | undefined
  readonly secret?: string | undefined
  readonly isOn?: boolean | undefined
}

export async function update(ctx: Ctx, id: string, { name, clientId, secret, isOn }: ProviderChanges): Promise<void> {
  await tables(ctx)
    .updateTable('admin.identity_provider')
    .set((eb) => ({
      id: eb.ref('id'),
      ...(name === undefined ? {} : { name }),
      ...(clientId === undefined ? {} : { client_id: clientId }),
      ...(secret === undefined ? {} : { secret }),
      ...(isOn === undefined ? {} : { is_on: isOn }),
    }))
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('admin.identity_provider').where('id', '=', id).execute()
}

/** Colleagues who could not come in at all without this house: no password, and no other house that is on. */
export async function countDependent(ctx: Ctx, issuer: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from admin.app_user u
    where u.kind = 'person' and u.is_active and not u.has_password
      and exists (select 1 from admin.known_identity k where k.user_id = u.id and k.issuer = ${issuer})
      and not exists (
        select 1 from admin.known_identity k join admin.identity_provider p on p.issuer = k.issuer
        where k.user_id = u.id and k.issuer <> ${issuer} and p.is_on
      )`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
