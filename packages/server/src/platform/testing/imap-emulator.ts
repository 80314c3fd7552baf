import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

export interface EmulatedMessage {
  readonly uid: number
  readonly raw: Buffer
  isSeen: boolean
  isDeleted: boolean
}

export interface EmulatorOptions {
  readonly user?: string
  readonly password?: string
  /** The server breaks the connection in the middle of the fetch with this number (1 is the first). */
  readonly breakInFetch?: number
  /** Accepts the connection and then says nothing. */
  readonly isSilent?: boolean
  /** Without the MOVE extension (RFC 6851) a client copies and removes. */
  readonly cannotMove?: boolean
  readonly refusesNewFolders?: boolean
  readonly certificate?: { readonly key: string; readonly cert: string }
}

/**
 * An IMAP server over a real socket, with as much of RFC 3501 as a client that empties a mailbox needs. The folders
 * outlive the connections, so that a test can break one and come again.
 */
export class ImapEmulator {
  readonly folders = new Map<string, EmulatedMessage[]>([['INBOX', []]])
  /** What the clients asked, without the credentials. */
  readonly commands: string[] = []
  options: EmulatorOptions
  private server: ReturnType<typeof createServer> | undefined
  private readonly sockets = new Set<Socket>()
  private nextUid = 1
  fetches = 0

  constructor(options: EmulatorOptions = {}) {
    this.options = options
  }

  deliver(raw: string | Buffer, folder = 'INBOX'): number {
    const uid = this.nextUid++
    this.folders.get(folder)?.push({ uid, raw: Buffer.from(raw), isSeen: false, isDeleted: false })
    return uid
  }

  async start(): Promise<number> {
    const accept = (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => this.sockets.delete(socket))
      if (this.options.isSilent !== true) new Session(this, socket).begin()
    }
    const { certificate } = this.options
    const server = certificate ? createTlsServer({ ...certificate }, accept) : createServer(accept)
    server.on('tlsClientError', () => undefined)
    this.server = server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((resolve) => {
      if (this.server) this.server.close(() => resolve())
      else resolve()
    })
  }
}

class Session {
  private readonly emulator: ImapEmulator
  private readonly socket: Socket
  private buffer = ''
  private selected: string | null = null
  private isLoggedIn = false
  /** The tag of an AUTHENTICATE that waits for the credentials on a line of their own. */
  private waitingForCredentials: string | null = null

  constructor(emulator: ImapEmulator, socket: Socket) {
    this.emulator = emulator
    this.socket = socket
  }

  begin(): void {
    this.say(`* OK [CAPABILITY ${this.capabilities()}] ready`)
    this.socket.on('data', (data: Buffer) => {
      this.buffer += data.toString('latin1')
      for (let end = this.buffer.indexOf('\r\n'); end >= 0; end = this.buffer.indexOf('\r\n')) {
        const line = this.buffer.slice(0, end)
        this.buffer = this.buffer.slice(end + 2)
        this.onLine(line)
      }
    })
  }

  private capabilities(): string {
    const move = this.emulator.options.cannotMove === true ? '' : ' MOVE'
    return `IMAP4rev1 UIDPLUS AUTH=PLAIN SASL-IR${move}`
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`)
  }

  private onLine(line: string): void {
    if (this.waitingForCredentials !== null) {
      const tag = this.waitingForCredentials
      this.waitingForCredentials = null
      this.logIn(tag, line)
      return
    }
    const [tag = '', first = '', ...rest] = line.split(' ')
    const isUid = first.toUpperCase() === 'UID'
    const name = (isUid ? `UID ${rest[0] ?? ''}` : first).toUpperCase()
    const argument = (isUid ? rest.slice(1) : rest).join(' ')
    this.emulator.commands.push(/^(?:LOGIN|AUTHENTICATE)/.test(name) ? name : `${name} ${argument}`.trim())
    this.answer(tag, name, argument)
  }

  private answer(tag: string, name: string, argument: string): void {
    const handler = this.handlers[name]
    if (handler === undefined) this.say(`${tag} BAD unknown command`)
    else if (!this.isLoggedIn && !OPEN_COMMANDS.has(name)) this.say(`${tag} NO log in first`)
    else handler(tag, argument)
  }

  private readonly handlers: Readonly<Record<string, (tag: string, argument: string) => void>> = {
    CAPABILITY: (tag) => this.done(tag, [`* CAPABILITY ${this.capabilities()}`]),
    NOOP: (tag) => this.done(tag, []),
    LOGIN: (tag, argument) => {
      const [user = '', password = ''] = argument.split(' ').map(unquote)
      this.checkCredentials(tag, user, password)
    },
    AUTHENTICATE: (tag, argument) => {
      const credentials = argument.split(' ')[1]
      if (credentials !== undefined) this.logIn(tag, credentials)
      else {
        this.waitingForCredentials = tag
        this.say('+ ')
      }
    },
    LIST: (tag, argument) => {
      const pattern = unquote(argument.split(' ').at(-1) ?? '')
      const names = [...this.emulator.folders.keys()].filter((folder) => /[*%]/.test(pattern) || folder === pattern)
      this.done(tag, pattern === '' ? ['* LIST (\\Noselect) "/" ""'] : names.map((n) => `* LIST () "/" "${n}"`))
    },
    LSUB: (tag) => this.done(tag, []),
    SUBSCRIBE: (tag) => this.done(tag, []),
    CREATE: (tag, argument) => {
      if (this.emulator.options.refusesNewFolders === true) {
        this.say(`${tag} NO not allowed`)
        return
      }
      this.emulator.folders.set(unquote(argument), [])
      this.done(tag, [])
    },
    SELECT: (tag, argument) => {
      const folder = unquote(argument)
      const messages = this.emulator.folders.get(folder)
      if (messages === undefined) {
        this.say(`${tag} NO [NONEXISTENT] no such folder`)
        return
      }
      this.selected = folder
      this.done(tag, [
        '* FLAGS (\\Seen \\Deleted)',
        `* ${String(messages.length)} EXISTS`,
        '* OK [UIDVALIDITY 77] valid',
        '* OK [UIDNEXT 9999] next',
        '* OK [PERMANENTFLAGS (\\Seen \\Deleted)] flags',
      ])
    },
    'UID SEARCH': (tag) => {
      const unseen = this.messages().filter((message) => !message.isSeen && !message.isDeleted)
      this.done(tag, [`* SEARCH ${unseen.map((message) => String(message.uid)).join(' ')}`.trim()])
    },
    'UID FETCH': (tag, argument) => this.fetch(tag, argument),
    'UID STORE': (tag, argument) => {
      const message = this.find(argument)
      if (message && /\+FLAGS/.test(argument)) {
        if (argument.includes('\\Seen')) message.isSeen = true
        if (argument.includes('\\Deleted')) message.isDeleted = true
      }
      this.done(tag, [])
    },
    'UID COPY': (tag, argument) => {
      const isCopied = this.copy(argument)
      if (isCopied) this.done(tag, [])
      else this.say(`${tag} NO [TRYCREATE] no such folder`)
    },
    'UID MOVE': (tag, argument) => {
      const message = this.find(argument)
      if (!this.copy(argument)) {
        this.say(`${tag} NO [TRYCREATE] no such folder`)
        return
      }
      this.remove(tag, (candidate) => candidate === message)
    },
    'UID EXPUNGE': (tag) => this.remove(tag, (message) => message.isDeleted),
    EXPUNGE: (tag) => this.remove(tag, (message) => message.isDeleted),
    LOGOUT: (tag) => {
      this.done(tag, ['* BYE'])
      this.socket.end()
    },
  }

  private done(tag: string, lines: readonly string[]): void {
    for (const line of lines) this.say(line)
    this.say(`${tag} OK done`)
  }

  private logIn(tag: string, base64: string): void {
    const [, user = '', password = ''] = Buffer.from(base64, 'base64').toString('utf8').split('\0')
    this.checkCredentials(tag, user, password)
  }

  private checkCredentials(tag: string, user: string, password: string): void {
    const { options } = this.emulator
    this.isLoggedIn = user === (options.user ?? 'retour') && password === (options.password ?? 'geheim')
    this.say(this.isLoggedIn ? `${tag} OK logged in` : `${tag} NO [AUTHENTICATIONFAILED] wrong ${password}`)
  }

  private messages(): EmulatedMessage[] {
    return this.emulator.folders.get(this.selected ?? '') ?? []
  }

  private find(argument: string): EmulatedMessage | undefined {
    const uid = Number(argument.split(' ')[0])
    return this.messages().find((message) => message.uid === uid)
  }

  private fetch(tag: string, argument: string): void {
    const message = this.find(argument)
    if (!message) {
      this.done(tag, [])
      return
    }
    this.emulator.fetches += 1
    const partial = /BODY\.PEEK\[\]<0\.(\d+)>/.exec(argument)
    const body = message.raw.subarray(0, partial ? Number(partial[1]) : message.raw.length)
    const position = String(this.messages().indexOf(message) + 1)
    const head = `* ${position} FETCH (UID ${String(message.uid)} RFC822.SIZE ${String(message.raw.length)}`
    this.socket.write(`${head} BODY[]${partial ? '<0>' : ''} {${String(body.length)}}\r\n`)
    if (this.emulator.options.breakInFetch === this.emulator.fetches) {
      this.socket.write(body.subarray(0, Math.floor(body.length / 2)), () => this.socket.destroy())
      return
    }
    this.socket.write(body)
    this.say(')')
    this.done(tag, [])
  }

  private copy(argument: string): boolean {
    const message = this.find(argument)
    const target = this.emulator.folders.get(unquote(argument.split(' ').slice(1).join(' ')))
    if (!message || !target) return false
    target.push({ ...message, isDeleted: false })
    return true
  }

  private remove(tag: string, isGone: (message: EmulatedMessage) => boolean): void {
    const messages = this.messages()
    const positions: string[] = []
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at]
      if (!message || !isGone(message)) continue
      messages.splice(at, 1)
      positions.push(`* ${String(at + 1)} EXPUNGE`)
    }
    this.done(tag, positions)
  }
}

const OPEN_COMMANDS = new Set(['CAPABILITY', 'NOOP', 'LOGIN', 'AUTHENTICATE', 'LOGOUT'])

function unquote(value: string): string {
  return value.replace(/^"(.*)"$/, '$1')
}
