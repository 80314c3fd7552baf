import { sql } from 'kysely'
import { Language, Role } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type UserRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly language: Language
  readonly passwordHash: string
  /** False: they come in by another house only, and nobody knows what would be right. */
  readonly hasPassword: boolean
  readonly isActive: boolean
  /** Set but not active: switching on was begun and not confirmed. */
  readonly totpSecret: string | null
  readonly totpLastStep: number | null
  readonly hasSecondFactor: boolean
  readonly domainIds: readonly string[]
  readonly lastSeenAt: Date | null
}

/** One address, however it is typed. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

const columns = [
  'id',
  'name',
  'email',
  'role',
  'language',
  'password_hash',
  'has_password',
  'is_active',
  'totp_secret',
  'totp_last_step',
  'totp_active_at',
  'domain_ids',
  'last_seen_at',
] as const

type Row = {
  id: string
  name: string
  email: string
  role: string
  language: string
  password_hash: string
  has_password: boolean
  is_active: boolean
  totp_secret: string | null
  totp_last_step: number | null
  totp_active_at: Date | null
  domain_ids: string[]
  last_seen_at: Date | null
}

function toUser(row: Row): UserRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: Role.parse(row.role),
    language: Language.parse(row.language),
    passwordHash: row.password_hash,
    hasPassword: row.has_password,
    isActive: row.is_active,
    totpSecret: row.totp_secret,
    totpLastStep: row.totp_last_step,
    hasSecondFactor: row.totp_active_at !== null,
    domainIds: row.domain_ids,
    lastSeenAt: row.last_seen_at,
  }
}

/** People only, here and below: the account of an API key is not one that anybody signs in to (`keys/`). */
const people = (ctx: Ctx) => tables(ctx).selectFrom('admin.app_user').where('kind', '=', 'person')

export async function find(ctx: Ctx, id: string): Promise<UserRow | null> {
  const row = await people(ctx).select(columns).where('id', '=', id).executeTakeFirst()
  return row ? toUser(row) : null
}

/** With what else they have rights by. */
export type UserWithTeams = UserRow & { readonly teamIds: readonly string[] }

/** Read on every request, so in one statement. */
export async function findWithTeams(ctx: Ctx, id: string): Promise<UserWithTeams | null> {
  const row = await people(ctx)
    .select(columns)
    .select(
      sql<
        string[]
      >`array(select m.team_id::text from admin.team_member m where m.user_id = app_user.id order by m.team_id)`.as(
        'team_ids',
      ),
    )
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...toUser(row), teamIds: row.team_ids } : null
}

export async function findByEmail(ctx: Ctx, email: string): Promise<UserRow | null> {
  const row = await people(ctx).select(columns).where('email_key', '=', emailKeyOf(email)).executeTakeFirst()
  return row ? toUser(row) : null
}

export async function findAll(ctx: Ctx): Promise<UserRow[]> {
  const rows = await people(ctx)
    .select(columns)
    .orderBy(sql`name collate "nl-x-icu"`)
    .orderBy('id')
    .execute()
  return rows.map(toUser)
}

export type NewUser = {
  readonly id?: string | undefined
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly language: Language
  readonly passwordHash: string
  readonly hasPassword?: boolean | undefined
  readonly domainIds?: readonly string[] | undefined
}

/** A taken address breaks `app_user_email`, which means admin.email_taken. */
export async function insert(ctx: Ctx, user: NewUser): Promise<UserRow> {
  const row = await tables(ctx)
    .insertInto('admin.app_user')
    .values({
      id: user.id ?? newId(),
      name: user.name,
      email: user.email,
      email_key: emailKeyOf(user.email),
      role: user.role,
      language: user.language,
      password_hash: user.passwordHash,
      has_password: user.hasPassword ?? true,
      domain_ids: [...(user.domainIds ?? [])],
      created_at: ctx.now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toUser(row)
}

export type UserChanges = {
  name?: string | undefined
  email?: string | undefined
  language?: Language | undefined
  role?: Role | undefined
  isActive?: boolean | undefined
  domainIds?: readonly string[] | undefined
  passwordHash?: string | undefined
}

/** Changes what is given; answers the user as it now is. */
export async function update(ctx: Ctx, id: string, changes: UserChanges): Promise<UserRow> {
  const { email, isActive, domainIds, passwordHash, ...same } = changes
  const row = await tables(ctx)
    .updateTable('admin.app_user')
    .set((eb) => ({
      // The first assignment changes nothing; it keeps the statement whole when nothing was asked.
      id: eb.ref('id'),
      ...withoutUndefined(same),
      ...(email === undefined ? {} : { email, email_key: emailKeyOf(email) }),
      ...(isActive === undefined ? {} : { is_active: isActive }),
      ...(domainIds === undefined ? {} : { domain_ids: [...domainIds] }),
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash, has_password: true }),
    }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toUser(row)
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

export async function touch(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('admin.app_user').set({ last_seen_at: ctx.now }).where('id', '=', id).execute()
}

/** Who administers now; kept as they are until the end of the transaction, so that two cannot demote one another. */
export async function lockAdministrators(ctx: Ctx): Promise<string[]> {
  const rows = await people(ctx)
    .select('id')
    .where('role', '=', 'administrator')
    .where('is_active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}
