import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'
import type { ChainEnd, SignedEnd } from './seal-store.ts'

/** Puts at most `most` waiting entries in the chain; answers how many, and where the chain ends now. */
export async function seal(ctx: Ctx, most: number): Promise<{ sealed: number; end: ChainEnd }> {
  const { rows } = await sql<{
    sealed: number
    number: number
    hash: Buffer
  }>`select * from platform.seal_audit(${most})`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('Sealing answers one row.')
  return { sealed: row.sealed, end: { tenantId: ctx.tenantId, number: row.number, hash: row.hash, at: ctx.now } }
}

export async function countWaiting(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.audit_unsealed`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Where the chain ends; null while there is none. */
export async function findEnd(ctx: Ctx): Promise<{ number: number; hash: Buffer } | null> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.audit_link')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether the chain still goes through this place. */
export async function isOnChain(ctx: Ctx, { number, hash }: Pick<ChainEnd, 'number' | 'hash'>): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.audit_link')
    .select('hash')
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.hash.equals(hash) ?? false
}

export async function findLastCheckpoint(ctx: Ctx): Promise<{ number: number; at: Date } | null> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.audit_checkpoint')
    .select(['number', 'at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** True when it was added; false when there is one at this place already. */
export async function insertCheckpoint(ctx: Ctx, end: SignedEnd): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .insertInto('platform.audit_checkpoint')
    .values({
      number: end.number,
      hash: end.hash,
      at: end.at,
      key_id: end.keyId,
      public_key: end.publicKey,
      signature: end.signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return row !== undefined
}

/** All of them: one in a thousand entries, so ten thousand of ten million. */
export async function listCheckpoints(ctx: Ctx): Promise<SignedEnd[]> {
  const rows = await tablesOf(ctx, 'platform')
    .selectFrom('platform.audit_checkpoint')
    .select(['number', 'hash', 'at', 'key_id', 'public_key', 'signature'])
    .orderBy('number')
    .execute()
  return rows.map(({ key_id: keyId, public_key: publicKey, ...row }) => ({
    ...row,
    tenantId: ctx.tenantId,
    keyId,
    publicKey,
  }))
}
