import type { SignUpChoice, WordingLanguage } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

/** Requests of one place or for one address take turns, so that many at one moment count as many. */
export async function takeTurn(ctx: Ctx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sign-up/' || ${hash}::text, 0))`.execute(ctx.tx)
}

export async function countSince(
  ctx: Ctx,
  { column, hash, since }: { column: 'place_hash' | 'address_hash'; hash: string; since: Date },
): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('privacy.sign_up')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(column, '=', hash)
    .where('asked_at', '>', since)
    .executeTakeFirst()
  return row?.count ?? 0
}

export type NewSignUp = {
  readonly tokenHash: string
  readonly placeHash: string
  readonly addressHash: string
  readonly name: string
  readonly email: string
  readonly language: WordingLanguage
  readonly choices: readonly SignUpChoice[]
  readonly expiresAt: Date
}

export async function insert(ctx: Ctx, signUp: NewSignUp): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.sign_up')
    .values({
      id,
      token_hash: signUp.tokenHash,
      place_hash: signUp.placeHash,
      address_hash: signUp.addressHash,
      name: signUp.name,
      email: signUp.email,
      language: signUp.language,
      choices: JSON.stringify(signUp.choices),
      asked_at: ctx.now,
      expires_at: signUp.expiresAt,
    })
    .execute()
  return id
}

export type OpenSignUp = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly addressHash: string
  readonly language: WordingLanguage
  readonly choices: readonly SignUpChoice[]
  readonly askedAt: Date
}

/** By the token of its mail, while it can be confirmed; held, so that it is confirmed once. */
export async function findOpen(ctx: Ctx, tokenHash: string): Promise<OpenSignUp | null> {
  const row = await tables(ctx)
    .selectFrom('privacy.sign_up')
    .select(['id', 'name', 'email', 'address_hash as addressHash', 'language', 'choices', 'asked_at as askedAt'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', ctx.now)
    .where('confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row?.email == null || row.name === null || row.choices === null) return null
  // Only `insert` writes these.
  return {
    ...row,
    name: row.name,
    email: row.email,
    language: row.language as WordingLanguage,
    choices: row.choices as unknown as SignUpChoice[],
  }
}

/** What was typed goes: what it led to is in the ledger. */
export async function confirm(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.sign_up')
    .set({ confirmed_at: ctx.now, name: null, email: null, choices: null })
    .where('id', '=', id)
    .execute()
}

/** Nothing typed is kept of what nobody confirmed, and nothing at all after a while. */
export async function tidy(ctx: Ctx, before: Date): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.sign_up')
    .set({ name: null, email: null, choices: null })
    .where('expires_at', '<=', ctx.now)
    .where('email', 'is not', null)
    .execute()
  await tables(ctx).deleteFrom('privacy.sign_up').where('asked_at', '<', before).execute()
}

export async function hasSignUps(ctx: Ctx): Promise<boolean> {
  const row = await tables(ctx).selectFrom('privacy.sign_up').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
