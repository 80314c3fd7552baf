import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type SessionRow = {
  readonly id: string
  readonly userId: string
  readonly device: string
  readonly address: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  /** The end whatever happens; idle expiry may come sooner. */
  readonly expiresAt: Date
  /** Whom this session looks along as. */
  readonly viewingAsUserId: string | null
}

const columns = [
  'id',
  'user_id as userId',
  'device',
  'address',
  'started_at as startedAt',
  'last_seen_at as lastSeenAt',
  'expires_at as expiresAt',
  'viewing_as_user_id as viewingAsUserId',
] as const

export async function findByTokenHash(ctx: Ctx, hash: string): Promise<SessionRow | null> {
  const row = await tables(ctx)
    .selectFrom('admin.session')
    .select(columns)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row ?? null
}

export async function find(ctx: Ctx, id: string): Promise<SessionRow | null> {
  const row = await tables(ctx).selectFrom('admin.session').select(columns).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export function findOfUser(ctx: Ctx, userId: string): Promise<SessionRow[]> {
  return tables(ctx)
    .selectFrom('admin.session')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
}

export type NewSession = {
  readonly userId: string
  readonly tokenHash: string
  readonly device: string
  readonly address: string
  readonly expiresAt: Date
}

export function insert(ctx: Ctx, session: NewSession): Promise<SessionRow> {
  return tables(ctx)
    .insertInto('admin.session')
    .values({
      id: newId(),
      user_id: session.userId,
      token_hash: session.tokenHash,
      device: session.device,
      address: session.address,
      started_at: ctx.now,
      last_seen_at: ctx.now,
      expires_at: session.expiresAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function touch(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('admin.session').set({ last_seen_at: ctx.now }).where('id', '=', id).execute()
}

/** `userId` null: this session shows what its own user sees. */
export async function setViewing(ctx: Ctx, id: string, userId: string | null): Promise<void> {
  await tables(ctx).updateTable('admin.session').set({ viewing_as_user_id: userId }).where('id', '=', id).execute()
}

/** Ends one session of this user; false when it is not theirs or has ended. */
export async function remove(ctx: Ctx, userId: string, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('admin.session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends every session of this user, one apart when given. Answers how many. */
export async function removeOfUser(ctx: Ctx, userId: string, exceptId: string | null): Promise<number> {
  let sessions = tables(ctx).deleteFrom('admin.session').where('user_id', '=', userId)
  if (exceptId !== null) sessions = sessions.where('id', '<>', exceptId)
  return (await sessions.returning('id').execute()).length
}

/** Clears away what has ended by itself: idle since before `idleSince`, or past its own end. */
export async function removeEnded(ctx: Ctx, userId: string, idleSince: Date): Promise<void> {
  await tables(ctx)
    .deleteFrom('admin.session')
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('expires_at', '<=', ctx.now), eb('last_seen_at', '<=', idleSince)]))
    .execute()
}

export async function insertChallenge(
  ctx: Ctx,
  challenge: { userId: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tables(ctx)
    .insertInto('admin.sign_in_challenge')
    .values({
      id: newId(),
      user_id: challenge.userId,
      token_hash: challenge.tokenHash,
      expires_at: challenge.expiresAt,
    })
    .execute()
}

export async function findChallenge(ctx: Ctx, tokenHash: string): Promise<{ id: string; userId: string } | null> {
  const row = await tables(ctx)
    .selectFrom('admin.sign_in_challenge')
    .select(['id', 'user_id as userId'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row ?? null
}

/** True for the one request that finishes this sign-in. */
export async function takeChallenge(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('admin.sign_in_challenge')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function removeChallenges(ctx: Ctx, userId: string, which: 'all' | 'expired'): Promise<void> {
  let challenges = tables(ctx).deleteFrom('admin.sign_in_challenge').where('user_id', '=', userId)
  if (which === 'expired') challenges = challenges.where('expires_at', '<=', ctx.now)
  await challenges.execute()
}
