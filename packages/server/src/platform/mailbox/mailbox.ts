import { ImapFlow } from 'imapflow'

/** How to reach a mailbox. The password is only used to log in and never appears in an error. */
export interface MailboxSettings {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte (993), `starttls` before logging in (143), `plain` only where somebody chose it. */
  readonly security: 'tls' | 'starttls' | 'plain'
  /** Where to connect when the name was resolved and approved before; the name stays what the certificate must prove. */
  readonly address?: string
  readonly user: string
  readonly password: string
  /** The folder that is read, usually `INBOX`. */
  readonly folder: string
}

export interface MailboxLimits {
  /** Messages per call; the rest is for the next call. */
  readonly maxMessages: number
  /** Of a longer message only the beginning is fetched: the report stands before the returned letter. */
  readonly maxBytes: number
  /** Without any sign of the server for this long, the reading ends. In milliseconds. */
  readonly silenceMs: number
}

export const DEFAULT_LIMITS: MailboxLimits = { maxMessages: 200, maxBytes: 2_000_000, silenceMs: 30_000 }

/** Read messages are moved here, so that people see at a glance what is new. */
export const PROCESSED_FOLDER = 'Verwerkt'

export interface MailboxMessage {
  /** Together the lasting name of a message in its folder (RFC 3501): the same message has them when it comes again. */
  readonly uid: number
  readonly uidValidity: string
  readonly raw: Buffer
  readonly isTruncated: boolean
}

export interface MailboxReading {
  readonly handled: number
  /** Not taken by the callback; they stay unread and come again. */
  readonly failed: readonly { readonly uid: number; readonly error: unknown }[]
  /** Unread messages that are still waiting after this portion. */
  readonly waiting: number
  /** False when the folder could not be made or used: the messages are marked as read and stay where they are. */
  readonly isMoved: boolean
}

/**
 * `certificate` also when a server that must offer a safe connection does not; `unreachable` also when the connection
 * breaks half-way.
 */
export type MailboxErrorCode = 'login_refused' | 'unreachable' | 'certificate' | 'folder_missing' | 'timed_out'

/** Carries nothing but the code: what a server or library says may repeat the user name or the password. */
export class MailboxError extends Error {
  readonly code: MailboxErrorCode
  constructor(code: MailboxErrorCode) {
    super(`mailbox: ${code}`)
    this.name = 'MailboxError'
    this.code = code
  }
}

/**
 * Hands every unread message of the folder to the callback, oldest first, and only when that succeeded marks it as
 * read and moves it to "Verwerkt". A crash at any moment repeats a message, it never loses one; so the callback must
 * be able to get the same message twice (uid and uidValidity, or Message-ID). Throws MailboxError; what was handled
 * before stays handled.
 */
export async function readMailbox(
  settings: MailboxSettings,
  handle: (message: MailboxMessage) => Promise<void>,
  limits: MailboxLimits = DEFAULT_LIMITS,
): Promise<MailboxReading> {
  return withMailbox(settings, limits, (client, uidValidity) => readUnseen({ client, uidValidity, limits, handle }))
}

/** For "test connection": logs in and counts the unread messages, changes nothing. Throws MailboxError. */
export async function testMailbox(
  settings: MailboxSettings,
  limits: MailboxLimits = DEFAULT_LIMITS,
): Promise<{ readonly waiting: number }> {
  return withMailbox(settings, limits, async (client) => ({ waiting: (await findUnseen(client)).length }))
}

async function withMailbox<T>(
  settings: MailboxSettings,
  limits: MailboxLimits,
  work: (client: ImapFlow, uidValidity: string) => Promise<T>,
): Promise<T> {
  const client = connectionTo(settings, limits)
  // Without a listener a lost connection would end the process; the command in flight rejects as well.
  client.on('error', reportedByItsCommand)
  try {
    await client.connect()
    const opened = await client.mailboxOpen(settings.folder)
    const result = await work(client, String(opened.uidValidity))
    await client.logout()
    return result
  } catch (error) {
    throw error instanceof MailboxError ? error : new MailboxError(codeOf(error, client))
  } finally {
    client.close()
  }
}

function reportedByItsCommand(): void {
  // The same failure reaches us as the rejection of the command that was waiting.
}

function connectionTo(settings: MailboxSettings, limits: MailboxLimits): ImapFlow {
  return new ImapFlow({
    host: settings.address ?? settings.host,
    servername: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    // Never left to the server: an attacker on the way could hide that it offers a safe connection.
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    auth: { user: settings.user, pass: settings.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: limits.silenceMs,
    greetingTimeout: limits.silenceMs,
    socketTimeout: limits.silenceMs,
    maxLiteralSize: limits.maxBytes + 65_536,
    maxResponseSize: limits.maxBytes + 1_048_576,
    maxLineLength: 4_194_304,
    tls: { minVersion: 'TLSv1.2' },
  })
}

interface Reading {
  readonly client: ImapFlow
  readonly uidValidity: string
  readonly limits: MailboxLimits
  readonly handle: (message: MailboxMessage) => Promise<void>
}

async function readUnseen(reading: Reading): Promise<MailboxReading> {
  const { client, limits } = reading
  const unseen = await findUnseen(client)
  const portion = unseen.slice(0, limits.maxMessages)
  const hasFolder = portion.length > 0 && (await ensureProcessedFolder(client))
  const failed: { uid: number; error: unknown }[] = []
  let handled = 0
  let isMoved = hasFolder
  for (const uid of portion) {
    const raw = await fetchMessage(client, uid, limits.maxBytes)
    // Removed by somebody else since the search.
    if (raw === null) continue
    const failure = await tryHandle(reading, uid, raw)
    if (failure !== null) {
      failed.push({ uid, error: failure.error })
      continue
    }
    handled += 1
    isMoved = (await putAway(client, uid, hasFolder)) && isMoved
  }
  return { handled, failed, waiting: unseen.length - portion.length, isMoved }
}

async function findUnseen(client: ImapFlow): Promise<readonly number[]> {
  const found = await client.search({ seen: false, deleted: false }, { uid: true })
  return found ? [...found].sort((one, other) => one - other) : []
}

async function fetchMessage(
  client: ImapFlow,
  uid: number,
  maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly isTruncated: boolean } | null> {
  const message = await client.fetchOne(String(uid), { source: { maxLength: maxBytes }, size: true }, { uid: true })
  if (!message || message.source === undefined) return null
  return { bytes: message.source, isTruncated: (message.size ?? 0) > message.source.length }
}

/** One message that cannot be taken must not stop the ones after it; the caller gets the error with the message. */
async function tryHandle(
  reading: Reading,
  uid: number,
  raw: { readonly bytes: Buffer; readonly isTruncated: boolean },
): Promise<{ readonly error: unknown } | null> {
  const { uidValidity } = reading
  try {
    await reading.handle({ uid, uidValidity, raw: raw.bytes, isTruncated: raw.isTruncated })
    return null
  } catch (error) {
    return { error }
  }
}

/** Marked before it is moved: a server that cannot move still shows it as done. */
async function putAway(client: ImapFlow, uid: number, hasFolder: boolean): Promise<boolean> {
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  if (!hasFolder) return false
  return Boolean(await client.messageMove(String(uid), PROCESSED_FOLDER, { uid: true }))
}

/** A mailbox where we may not make folders is used without; a lost connection shows at the next command. */
async function ensureProcessedFolder(client: ImapFlow): Promise<boolean> {
  try {
    const folders = await client.list()
    if (folders.some((folder) => folder.name.toLowerCase() === PROCESSED_FOLDER.toLowerCase())) return true
    await client.mailboxCreate(PROCESSED_FOLDER)
    return true
  } catch {
    return false
  }
}

const TIMEOUTS: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'ETIMEOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
])

/** Reads only the marks of an error, never its text. */
function codeOf(error: unknown, client: ImapFlow): MailboxErrorCode {
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>)[name] : undefined
  const given = of('code')
  const code = typeof given === 'string' ? given : ''
  if (of('authenticationFailed') === true) return 'login_refused'
  if (TIMEOUTS.has(code)) return 'timed_out'
  if (of('tlsFailed') === true || isCertificateCode(code)) return 'certificate'
  const isRefused = of('responseStatus') === 'NO' || of('mailboxMissing') === true
  return isRefused && client.authenticated ? 'folder_missing' : 'unreachable'
}

/** The codes of Node and OpenSSL for a certificate that does not prove what it should. */
function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|^ERR_TLS_|^ERR_SSL_|^EPROTO$/.test(code)
}
