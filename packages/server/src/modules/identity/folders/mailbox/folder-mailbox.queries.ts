import type { FolderMailbox, LetterRefusal, MailboxProblem } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../../platform/context.ts'
import { tablesOf } from '../../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export type MailboxRow = Pick<FolderMailbox, 'host' | 'port' | 'security' | 'login' | 'inbox'> & {
  readonly folderId: string
  readonly senders: readonly string[]
  /** Sealed. */
  readonly password: string
  readonly readAt: Date | null
  readonly problem: MailboxProblem | null
  readonly refusedAt: Date | null
  readonly refusedReason: LetterRefusal | null
  readonly refusedSender: string | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('identity.folder_mailbox')
    .select([
      'folder_id as folderId',
      'host',
      'port',
      sql<FolderMailbox['security']>`security`.as('security'),
      'login',
      'inbox',
      'senders',
      'password',
      'read_at as readAt',
      sql<MailboxProblem | null>`problem`.as('problem'),
      'refused_at as refusedAt',
      sql<LetterRefusal | null>`refused_reason`.as('refusedReason'),
      'refused_sender as refusedSender',
    ])

export async function find(ctx: Ctx, folderId: string): Promise<MailboxRow | null> {
  return (await select(ctx).where('folder_id', '=', folderId).executeTakeFirst()) ?? null
}

export async function findAll(ctx: Ctx): Promise<ReadonlyMap<string, MailboxRow>> {
  return new Map((await select(ctx).execute()).map((row) => [row.folderId, row]))
}

export type MailboxChoices = Pick<MailboxRow, 'host' | 'port' | 'security' | 'login' | 'inbox' | 'senders' | 'password'>

/** What was found with another mailbox says nothing of this one. */
export async function put(ctx: Ctx, folderId: string, { senders, ...choices }: MailboxChoices): Promise<void> {
  const found = { read_at: null, problem: null, refused_at: null, refused_reason: null, refused_sender: null }
  const values = { ...choices, senders: [...senders], ...found }
  await tables(ctx)
    .insertInto('identity.folder_mailbox')
    .values({ folder_id: folderId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'folder_id']).doUpdateSet(values))
    .execute()
}

/** False when there was none. */
export async function remove(ctx: Ctx, folderId: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('identity.folder_mailbox')
    .where('folder_id', '=', folderId)
    .returning('folder_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteRead(ctx: Ctx, folderId: string, problem: MailboxProblem | null): Promise<void> {
  await tables(ctx)
    .updateTable('identity.folder_mailbox')
    .set({ read_at: ctx.now, problem })
    .where('folder_id', '=', folderId)
    .execute()
}

export async function noteRefused(
  ctx: Ctx,
  folderId: string,
  { reason, sender }: { readonly reason: LetterRefusal; readonly sender: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('identity.folder_mailbox')
    .set({ refused_at: ctx.now, refused_reason: reason, refused_sender: sender })
    .where('folder_id', '=', folderId)
    .execute()
}
