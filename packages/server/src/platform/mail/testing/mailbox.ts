import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server on this machine that keeps what it gets. */
export type Mailbox = {
  readonly url: string
  readonly mails: { readonly from: string; readonly to: readonly string[]; readonly raw: string }[]
  /** From now on the server answers like this; null: it takes everything. */
  readonly answer: (code: number | null) => void
  readonly stop: () => Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = []
  let code: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (code !== null) {
          done(Object.assign(new Error('no'), { responseCode: code }))
          return
        }
        const from = session.envelope.mailFrom
        mails.push({
          from: from === false ? '' : from.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answer: (next) => void (code = next),
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

/** The parts of a mail as its reader gets them: headers unfolded, text decoded. */
export function readMail(raw: string): { headers: string; text: string; html: string } {
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const partOf = (type: string) => {
    const start = raw.indexOf(`Content-Type: ${type}`)
    const part = raw.slice(start, raw.indexOf('\r\n--', start))
    const body = part.slice(part.indexOf('\r\n\r\n') + 4)
    if (/base64/i.test(part.slice(0, 200))) return Buffer.from(body, 'base64').toString('utf8')
    return /quoted-printable/i.test(part.slice(0, 200)) ? unquoted(body) : body
  }
  return { headers, text: partOf('text/plain'), html: partOf('text/html') }
}

function unquoted(text: string): string {
  const joined = text.replace(/=\r?\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
