import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MailboxProblem } from '@klantregie/contract'
import { simpleParser, type ParsedMail } from 'mailparser'
import type { JobRun } from '../../../../platform/jobs/job.ts'
import { DEFAULT_LIMITS, readMailbox, type MailboxMessage } from '../../../../platform/mailbox/mailbox.ts'
import { SETTLED_AFTER } from '../folder.rules.ts'
import { findAccess, problemOf, reached, type MailboxAccess } from './folder-mailbox.service.ts'
import { fileNameOf, judgeLetter, otherName } from './letter.rules.ts'
import * as mailboxes from './folder-mailbox.queries.ts'

/** Letters of one look; the next look goes on. */
const MOST_LETTERS = 25
/** Longer letters are hardly taken by any mail server. In bytes. */
const LONGEST_LETTER = 40 * 1024 * 1024

type Place = { readonly folderId: string; readonly path: string }

/**
 * Lays what is attached to letters of known senders in the folder, from which it is taken as any other file. A letter is put away after its
 * files are there; killed in between, they are laid there again and known by what is in them. A mailbox that cannot be read does not keep the
 * folder from being read.
 */
export async function bringLetters(run: JobRun, place: Place): Promise<void> {
  const mailbox = await run.inTenant((ctx) => findAccess(ctx, place.folderId, run.outside.secrets))
  if (mailbox === null) return
  const problem = await readAll(run, place, mailbox)
  await run.inTenant((ctx) => mailboxes.noteRead(ctx, place.folderId, problem))
}

async function readAll(
  run: JobRun,
  place: Place,
  { settings, senders }: MailboxAccess,
): Promise<MailboxProblem | null> {
  // Base64 makes a file a third longer; what it is in is text.
  const maxBytes = Math.min(LONGEST_LETTER, Math.ceil(run.drop.mostBytes * 1.4) + 1024 * 1024)
  const limits = { ...DEFAULT_LIMITS, maxMessages: MOST_LETTERS, maxBytes }
  try {
    const { failed } = await readMailbox(
      await reached(run.outside, settings),
      (message) => take(run, place, { message, senders }),
      limits,
    )
    // What went wrong with a letter is ours: it is unread, and comes again. Of a disk that does not take it, looking into the folder tells.
    const other = failed.find(({ error }) => !isOfDisk(error))
    if (other !== undefined) throw other.error
    return null
  } catch (error) {
    return problemOf(error)
  }
}

const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error

type Taking = { readonly message: MailboxMessage; readonly senders: readonly string[] }

async function take(run: JobRun, place: Place, { message, senders }: Taking): Promise<void> {
  const mail = await simpleParser(message.raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    checksumAlgo: 'sha256',
  })
  const from = (mail.from?.value ?? []).flatMap(({ address }) => address ?? [])
  const attachments = mail.attachments.map(({ filename }) => fileNameOf(filename ?? ''))
  const letter = { from, findings: findingsIn(mail), attachments, isTruncated: message.isTruncated }
  const judged = judgeLetter(letter, senders)
  if (typeof judged === 'string') await refuse(run, place, { reason: judged, sender: (from[0] ?? '').slice(0, 320) })
  else await layAll(run, place, { mail, names: new Map(judged.map((index) => [index, attachments[index] ?? ''])) })
}

async function refuse(run: JobRun, { folderId }: Place, refused: Parameters<typeof mailboxes.noteRefused>[2]) {
  await run.inTenant(async (ctx) => {
    await mailboxes.noteRefused(ctx, folderId, refused)
    await ctx.audit('import_folder.letter_refused', { kind: 'import_folder', id: folderId }, { reason: refused.reason })
  })
}

/** `names`: how the attachments that are taken are called on disk, by their place. */
type Laying = { readonly mail: ParsedMail; readonly names: ReadonlyMap<number, string> }

async function layAll(run: JobRun, { folderId, path }: Place, { mail, names }: Laying): Promise<void> {
  // It was whole when it was sent: nobody is still writing in it.
  const latest = new Date(run.clock().getTime() - SETTLED_AFTER)
  const at = mail.date !== undefined && mail.date < latest ? mail.date : latest
  for (const [index, name] of names) {
    const content = mail.attachments[index]?.content
    if (content !== undefined) await lay(path, { name, content, at })
  }
  await run.inTenant((ctx) =>
    ctx.audit('import_folder.letter_taken', { kind: 'import_folder', id: folderId }, { files: names.size }),
  )
}

/** The line on top is of the server that received it; those below it anybody can have written. */
function findingsIn({ headerLines }: ParsedMail): string | null {
  const line = headerLines.find(({ key }) => key === 'authentication-results')?.line
  return line === undefined ? null : line.slice(line.indexOf(':') + 1)
}

/** Whole, or not at all, and never over a file that is there. */
async function lay(
  path: string,
  { name, content, at }: { readonly name: string; readonly content: Buffer; readonly at: Date },
): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o770 })
  const unfinished = join(path, `.${randomUUID()}.part`)
  try {
    await writeFile(unfinished, content, { flag: 'wx', mode: 0o660 })
    await utimes(unfinished, at, at)
    let number = 1
    while (await isThere(join(path, otherName(name, number)))) number += 1
    await rename(unfinished, join(path, otherName(name, number)))
  } finally {
    await rm(unfinished, { force: true })
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
