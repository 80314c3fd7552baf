import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

/** What it is for: to come in, to add it to one's own account, or to come in for the first time. */
export type Purpose =
  | { readonly purpose: 'sign_in' }
  | { readonly purpose: 'link'; readonly userId: string }
  | { readonly purpose: 'invitation'; readonly invitationId: string; readonly name: string }

export type Begun = Purpose & {
  readonly id: string
  readonly providerId: string
  readonly browserHash: string
  readonly secret: string
  readonly next: string | null
}

export const newBegunId = newId

export async function insert(
  ctx: Ctx,
  begun: Begun & { readonly stateHash: string; readonly expiresAt: Date },
): Promise<void> {
  await tables(ctx)
    .insertInto('admin.sign_on')
    .values({
      id: begun.id,
      provider_id: begun.providerId,
      state_hash: begun.stateHash,
      browser_hash: begun.browserHash,
      secret: begun.secret,
      purpose: begun.purpose,
      user_id: begun.purpose === 'link' ? begun.userId : null,
      invitation_id: begun.purpose === 'invitation' ? begun.invitationId : null,
      name: begun.purpose === 'invitation' ? begun.name : null,
      next: begun.next,
      expires_at: begun.expiresAt,
    })
    .execute()
}

/** Takes it away: what was begun is finished once. Null when it is over, done, or begun in another browser. */
export async function take(ctx: Ctx, stateHash: string, browserHash: string): Promise<Begun | null> {
  const row = await tables(ctx)
    .deleteFrom('admin.sign_on')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', ctx.now)
    .returning([
      'id',
      'provider_id as providerId',
      'browser_hash as browserHash',
      'secret',
      'purpose',
      'user_id as userId',
      'invitation_id as invitationId',
      'name',
      'next',
    ])
    .executeTakeFirst()
  return row === undefined ? null : { ...row, ...purposeOf(row) }
}

function purposeOf(row: {
  readonly userId: string | null
  readonly invitationId: string | null
  readonly name: string | null
}): Purpose {
  if (row.userId !== null) return { purpose: 'link', userId: row.userId }
  return row.invitationId === null
    ? { purpose: 'sign_in' }
    : { purpose: 'invitation', invitationId: row.invitationId, name: row.name ?? '' }
}

export async function removeExpired(ctx: Ctx): Promise<void> {
  await tables(ctx).deleteFrom('admin.sign_on').where('expires_at', '<=', ctx.now).execute()
}
