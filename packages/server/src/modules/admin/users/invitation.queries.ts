import { Role } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { emailKeyOf } from './user.queries.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

export type InvitationRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly invitedBy: string
  readonly expiresAt: Date
}

const columns = ['id', 'name', 'email', 'role', 'invited_by as invitedBy', 'expires_at as expiresAt'] as const

type Row = Omit<InvitationRow, 'role'> & { role: string }
const toInvitation = (row: Row): InvitationRow => ({ ...row, role: Role.parse(row.role) })

export async function findOpen(ctx: Ctx): Promise<InvitationRow[]> {
  const rows = await selectOpen(ctx).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(toInvitation)
}

export async function findOpenByToken(ctx: Ctx, tokenHash: string): Promise<InvitationRow | null> {
  const row = await selectOpen(ctx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row ? toInvitation(row) : null
}

export async function isInvited(ctx: Ctx, email: string): Promise<boolean> {
  return (await selectOpen(ctx).where('email_key', '=', emailKeyOf(email)).executeTakeFirst()) !== undefined
}

function selectOpen(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('admin.invitation')
    .select(columns)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', ctx.now)
}

/** Two invitations at once for one address break `invitation_open`, which means admin.email_taken. */
export async function insert(
  ctx: Ctx,
  invitation: { name: string; email: string; role: Role; tokenHash: string; expiresAt: Date },
): Promise<InvitationRow> {
  const row = await tables(ctx)
    .insertInto('admin.invitation')
    .values({
      id: newId(),
      name: invitation.name,
      email: invitation.email,
      email_key: emailKeyOf(invitation.email),
      role: invitation.role,
      token_hash: invitation.tokenHash,
      invited_by: ctx.actor.name,
      created_at: ctx.now,
      expires_at: invitation.expiresAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toInvitation(row)
}

/** Makes room for a new one to the same address. */
export async function removeExpired(ctx: Ctx): Promise<void> {
  await tables(ctx)
    .deleteFrom('admin.invitation')
    .where('accepted_at', 'is', null)
    .where('expires_at', '<=', ctx.now)
    .execute()
}

/** The open invitation that was withdrawn; nothing when there is none. */
export async function withdraw(ctx: Ctx, id: string): Promise<{ email: string } | null> {
  const row = await tables(ctx)
    .deleteFrom('admin.invitation')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('email')
    .executeTakeFirst()
  return row ?? null
}

/** True for the one request that accepts it. */
export async function accept(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('admin.invitation')
    .set({ accepted_at: ctx.now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
