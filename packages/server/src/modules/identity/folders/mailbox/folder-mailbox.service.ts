import type { FolderMailbox, MailboxProblem, setFolderMailbox } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../../platform/context.ts'
import { AppError } from '../../../../platform/failure.ts'
import { MailboxError, testMailbox, type MailboxSettings } from '../../../../platform/mailbox/mailbox.ts'
import { OutgoingProblem } from '../../../../platform/outgoing/problem.rules.ts'
import type { Outside } from '../../../../platform/outside/outside.ts'
import type { SecretBox } from '../../../../platform/secrets/secret-box.ts'
import * as folders from '../folder.queries.ts'
import * as mailboxes from './folder-mailbox.queries.ts'

/** A password opens for the folder that it was sealed for, and for no other. */
const placeOf = (tenantId: string, folderId: string) => ({ tenantId, purpose: `identity.folder_mailbox.${folderId}` })

export function describeMailbox(row: mailboxes.MailboxRow): FolderMailbox {
  const { folderId: _folder, password: _password, readAt, refusedAt, refusedReason, refusedSender, ...shown } = row
  return {
    ...shown,
    senders: [...shown.senders],
    readAt: readAt?.toISOString() ?? null,
    refused:
      refusedAt === null || refusedReason === null
        ? null
        : { at: refusedAt.toISOString(), reason: refusedReason, sender: refusedSender ?? '' },
  }
}

async function requireFolder(ctx: Ctx, id: string): Promise<folders.FolderRow> {
  await folders.lock(ctx, id)
  const row = await folders.find(ctx, id)
  if (!row) throw new AppError('identity.folder_not_found')
  return row
}

/**
 * Whoever says from where lists come answers for them from then on, as with the folder itself. A password goes to the mailbox that it was given
 * for and to no other: it must be given again when the mailbox becomes another. @throws AppError
 */
export async function setMailbox(
  ctx: Ctx,
  folderId: string,
  { body, box }: { readonly body: z.infer<typeof setFolderMailbox.body>; readonly box: SecretBox },
): Promise<void> {
  const folder = await requireFolder(ctx, folderId)
  const before = await mailboxes.find(ctx, folderId)
  const { password, senders, ...place } = body
  const kept = before !== null && isSameMailbox(before, body) ? before.password : null
  const sealed = password === undefined ? kept : await box.seal(password, placeOf(ctx.tenantId, folderId))
  if (sealed === null) throw new AppError('identity.mailbox_password_needed')
  await mailboxes.put(ctx, folderId, { ...place, senders: [...new Set(senders)], password: sealed })
  await folders.takeOver(ctx, folderId)
  await ctx.audit(
    'import_folder.mailbox_set',
    { kind: 'import_folder', id: folderId },
    { name: folder.name, host: body.host, port: body.port, senders: senders.length, holder: ctx.actor.name },
  )
}

const isSameMailbox = (before: mailboxes.MailboxRow, now: z.infer<typeof setFolderMailbox.body>): boolean =>
  (['host', 'port', 'security', 'login'] as const).every((part) => before[part] === now[part])

/** @throws AppError */
export async function removeMailbox(ctx: Ctx, folderId: string): Promise<void> {
  const { name } = await requireFolder(ctx, folderId)
  if (await mailboxes.remove(ctx, folderId))
    await ctx.audit('import_folder.mailbox_removed', { kind: 'import_folder', id: folderId }, { name })
}

/** What is needed to log in, the password opened. Null: the folder has no mailbox. */
export async function findAccess(ctx: Ctx, folderId: string, box: SecretBox): Promise<MailboxAccess | null> {
  const row = await mailboxes.find(ctx, folderId)
  if (row === null) return null
  const { host, port, security, login: user, inbox: folder, senders, password } = row
  return {
    settings: {
      host,
      port,
      security,
      user,
      folder,
      password: await box.open(password, placeOf(ctx.tenantId, folderId)),
    },
    senders,
  }
}
export type MailboxAccess = { readonly settings: MailboxSettings; readonly senders: readonly string[] }

/** @throws AppError */
export async function requireAccess(ctx: Ctx, folderId: string, box: SecretBox): Promise<MailboxAccess> {
  await requireFolder(ctx, folderId)
  const access = await findAccess(ctx, folderId, box)
  if (access === null) throw new AppError('identity.mailbox_not_found')
  return access
}

/** Ports of mail: what is asked of another one is not a mailbox. */
const PORTS = [143, 993]

/**
 * The settings with the address that was approved for them, so that the name is not looked up a second time. Without a safe connection only
 * machines of the own network are reached. @throws OutgoingProblem
 */
export async function reached(outside: Outside, settings: MailboxSettings): Promise<MailboxSettings> {
  const ports = settings.security === 'plain' ? [] : PORTS
  return { ...settings, address: await outside.addressOf({ host: settings.host, port: settings.port, ports }) }
}

export function problemOf(error: unknown): MailboxProblem {
  if (error instanceof MailboxError) return error.code
  if (error instanceof OutgoingProblem) return error.code === 'unknown_host' ? 'unreachable' : 'address_refused'
  throw error
}

/** Logs in and counts; changes nothing. */
export async function tryMailbox(
  outside: Outside,
  { settings }: MailboxAccess,
): Promise<{ unread: number | null; problem: MailboxProblem | null }> {
  try {
    const { waiting } = await testMailbox(await reached(outside, settings))
    return { unread: waiting, problem: null }
  } catch (error) {
    return { unread: null, problem: problemOf(error) }
  }
}
