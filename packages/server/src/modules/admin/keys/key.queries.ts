import { KeyRole, Language } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type KeyRow = {
  readonly id: string
  readonly name: string
  readonly secretHash: string
  readonly ending: string
  readonly role: KeyRole
  readonly domainIds: readonly string[]
  readonly language: Language
  readonly scopes: readonly string[]
  readonly perMinute: number
  readonly makerId: string
  readonly makerName: string
  /** Whether they may still make keys; of somebody who left nothing is asked any more. */
  readonly makerIsActive: boolean
  readonly makerRole: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly withdrawnAt: Date | null
  readonly lastUsedAt: Date | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('admin.api_key as k')
    .innerJoin('admin.app_user as a', 'a.id', 'k.id')
    .innerJoin('admin.app_user as m', 'm.id', 'k.made_by')
    .select([
      'k.id',
      'k.name',
      'k.secret_hash',
      'k.ending',
      'a.role',
      'a.domain_ids',
      'a.language',
      'k.scopes',
      'k.per_minute',
      'k.made_by',
      'm.name as maker_name',
      'm.is_active as maker_is_active',
      'm.role as maker_role',
      'k.made_at',
      'k.expires_at',
      'k.withdrawn_at',
      'k.last_used_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toKey = (row: Row): KeyRow => ({
  id: row.id,
  name: row.name,
  secretHash: row.secret_hash,
  ending: row.ending,
  role: KeyRole.parse(row.role),
  domainIds: row.domain_ids,
  language: Language.parse(row.language),
  scopes: row.scopes,
  perMinute: row.per_minute,
  makerId: row.made_by,
  makerName: row.maker_name,
  makerIsActive: row.maker_is_active,
  makerRole: row.maker_role,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  withdrawnAt: row.withdrawn_at,
  lastUsedAt: row.last_used_at,
})

export async function findAll(ctx: Ctx): Promise<KeyRow[]> {
  return (await select(ctx).orderBy('k.made_at', 'desc').orderBy('k.id').execute()).map(toKey)
}

export async function find(ctx: Ctx, id: string): Promise<KeyRow | null> {
  const row = await select(ctx).where('k.id', '=', id).executeTakeFirst()
  return row ? toKey(row) : null
}

export type NewKey = {
  readonly id: string
  readonly name: string
  readonly secretHash: string
  readonly ending: string
  readonly role: KeyRole
  readonly domainIds: readonly string[]
  readonly language: Language
  readonly scopes: readonly string[]
  readonly perMinute: number
  readonly expiresAt: Date
}

export const newKeyId = newId

/** The key and its account. The address of the account is none: nothing that people type is equal to it. */
export async function insert(ctx: Ctx, key: NewKey): Promise<void> {
  await tables(ctx)
    .insertInto('admin.app_user')
    .values({
      id: key.id,
      kind: 'key',
      // What stands behind everything the key does; "(API)" says in every language that it was nobody at a screen.
      name: `${key.name} (API)`,
      email: '',
      email_key: `key ${key.id}`,
      role: key.role,
      language: key.language,
      password_hash: '!',
      domain_ids: [...key.domainIds],
      created_at: ctx.now,
    })
    .execute()
  await tables(ctx)
    .insertInto('admin.api_key')
    .values({
      id: key.id,
      name: key.name,
      secret_hash: key.secretHash,
      ending: key.ending,
      scopes: [...key.scopes],
      per_minute: key.perMinute,
      made_by: ctx.actor.id,
      made_at: ctx.now,
      expires_at: key.expiresAt,
    })
    .execute()
}

/** False when it is not there, or was withdrawn before. */
export async function withdraw(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('admin.api_key')
    .set({ withdrawn_at: ctx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await tables(ctx).updateTable('admin.app_user').set({ is_active: false }).where('id', '=', id).execute()
  return true
}

export async function giveTo(ctx: Ctx, id: string, makerId: string): Promise<void> {
  await tables(ctx).updateTable('admin.api_key').set({ made_by: makerId }).where('id', '=', id).execute()
}

export async function noteUse(ctx: Ctx, id: string, at: Date): Promise<void> {
  await tables(ctx).updateTable('admin.api_key').set({ last_used_at: at }).where('id', '=', id).execute()
}
