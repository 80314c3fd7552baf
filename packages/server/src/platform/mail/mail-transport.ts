import { createTransport } from 'nodemailer'
import type { MailSettings } from '../config/config.ts'
import { AppError } from '../failure.ts'

export type ReadyMail = {
  /** Stays the same when a mail is offered a second time, so that mailboxes recognise it. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly unsubscribeUrl?: string
}

export type MailTransport = {
  /** False until an administrator names a mail server: this product makes no calls to the outside by itself. */
  readonly isOn: boolean
  /**
   * Hands a mail to the mail server.
   * @throws AppError mail.off when there is no server, mail.refused when the server will never take this mail; anything else may
   * succeed later.
   */
  readonly send: (mail: ReadyMail) => Promise<void>
  readonly close: () => void
}

/** In milliseconds; a mail server that does not answer must not hold up other work. */
const PATIENCE = 20_000
/** The server says that it will not take this mail, now or later (RFC 5321 §4.2.1). */
const isFinal = (code: unknown): boolean => typeof code === 'number' && code >= 500 && code < 600

export function mailTransport(settings: MailSettings | undefined): MailTransport {
  if (settings === undefined)
    return { isOn: false, send: () => Promise.reject(new AppError('mail.off')), close: () => undefined }
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    // What a mail says comes from us, never from a file or an address that somebody typed.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = settings.from.slice(settings.from.lastIndexOf('@') + 1).replace(/[^a-z0-9.-]/gi, '')
  return {
    isOn: true,
    close: () => transport.close(),
    send: async ({ id, to, subject, text, html, unsubscribeUrl }) => {
      try {
        await transport.sendMail({
          from: settings.from,
          // An object, so that nothing in it is read as a list of addresses.
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
        })
      } catch (error) {
        if (isFinal((error as { responseCode?: unknown }).responseCode)) throw new AppError('mail.refused')
        throw error
      }
    },
  }
}

function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  if (url === undefined) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
