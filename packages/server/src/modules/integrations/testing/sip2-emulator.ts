import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { checksumOf } from '../card-check/sip2.rules.ts'

/** What can go wrong at the other side, switched on and off by a test. */
export type Sip2Troubles = {
  /** It answers in pieces, without a check, with a wrong one, or hangs up. */
  inPieces: boolean
  withoutCheck: boolean
  wrongCheck: boolean
  hangsUp: boolean
  /** It speaks something else. */
  says: string | null
  saysNothingOfMembership: boolean
  refusesLogin: boolean
}

const CALM: Sip2Troubles = {
  inPieces: false,
  withoutCheck: false,
  wrongCheck: false,
  hangsUp: false,
  says: null,
  saysNothingOfMembership: false,
  refusesLogin: false,
}

export type Sip2Emulator = {
  readonly host: string
  readonly port: number
  /** Card numbers of members; others are of nobody. */
  readonly members: Set<string>
  readonly troubles: Sip2Troubles
  readonly heard: string[]
  readonly calm: () => void
  readonly close: () => Promise<void>
}

/** Speaks SIP2 as a library system does: login, and patron information with everything in it that is none of our business. */
export async function openSip2(): Promise<Sip2Emulator> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      for (let cut = text.indexOf('\r'); cut >= 0; cut = text.indexOf('\r')) {
        const line = text.slice(0, cut)
        text = text.slice(cut + 1)
        emulator.heard.push(line)
        answer(emulator, socket, line)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const emulator: Sip2Emulator = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    members: new Set(),
    troubles: { ...CALM },
    heard: [],
    calm: () => {
      emulator.members.clear()
      emulator.heard.length = 0
      Object.assign(emulator.troubles, CALM)
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return emulator
}

function answer({ troubles, members }: Sip2Emulator, socket: Socket, line: string): void {
  if (troubles.hangsUp) {
    socket.destroy()
    return
  }
  const message = troubles.says ?? (line.startsWith('93') ? login(troubles) : patron(troubles, members, line))
  const whole = `${checked(troubles, message, /AY(\d)AZ/.exec(line)?.[1] ?? '0')}\r`
  for (const piece of troubles.inPieces ? whole : [whole]) socket.write(piece, 'latin1')
}

function checked({ withoutCheck, wrongCheck, says }: Sip2Troubles, message: string, sequence: string): string {
  if (withoutCheck || says !== null) return message
  const numbered = `${message}AY${sequence}AZ`
  return `${numbered}${wrongCheck ? '0000' : checksumOf(numbered)}`
}

const login = ({ refusesLogin }: Sip2Troubles): string => (refusesLogin ? '940' : '941')

function patron({ saysNothingOfMembership }: Sip2Troubles, members: ReadonlySet<string>, line: string): string {
  const card = /AA([^|]*)\|/.exec(line)?.[1] ?? ''
  const says = saysNothingOfMembership ? '' : `BL${members.has(card) ? 'Y' : 'N'}|`
  const rest = 'AEvan den Berg, Guusje|BEguusje@lezers.example|BDDijk 12, Vianen|AUDe geheime kanarie|BV17.50|'
  return `64${' '.repeat(14)}00020260302    090507${'0001'.repeat(6)}AODW|AA${card}|${rest}${says}`
}
