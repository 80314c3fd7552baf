import type { Socket } from 'node:net'
import type { Outside } from '../../../platform/outside/outside.ts'
import {
  END,
  framed,
  isLoggedIn,
  isMember,
  loginMessage,
  patronMessage,
  readAnswer,
  type Answer,
} from './sip2.rules.ts'

export type CardSystem = {
  readonly host: string
  readonly port: number
  readonly institution: string
  /** Empty: nobody logs in. */
  readonly user: string
  readonly password: string
  readonly terminalPassword: string
}

/** `refused`: it does not know who asks; `not_understood`: it speaks something else. */
export type CardProblemCode = 'refused' | 'not_understood' | 'closed'
export class CardProblem extends Error {
  readonly code: CardProblemCode
  constructor(code: CardProblemCode) {
    super(`card system: ${code}`)
    this.code = code
  }
}

const PATIENCE = 8_000
/** An answer about one person is some hundreds of signs. */
const MOST_CHARACTERS = 16_384

/**
 * Whether somebody with this card is a member at this moment; null: the system does not say. One connection per question: nobody else waits
 * for a desk. @throws CardProblem, OutgoingProblem
 */
export async function askCard(
  { openSocket }: Pick<Outside, 'openSocket'>,
  system: CardSystem,
  { card, at }: { readonly card: string; readonly at: Date },
): Promise<boolean | null> {
  const { host, port } = system
  const socket = await openSocket({ host, port, timeoutMilliseconds: PATIENCE })
  try {
    const ask = asker(socket)
    if (system.user !== '' && !isLoggedIn(await ask(loginMessage(system)))) throw new CardProblem('refused')
    return isMember(await ask(patronMessage({ ...system, card, at })))
  } finally {
    socket.destroy()
  }
}

/** Asks one message after another; what comes in between two ends is the answer. */
function asker(socket: Socket): (message: string) => Promise<Answer> {
  let sequence = 0
  return async (message) => {
    const line = nextLine(socket)
    socket.write(framed(message, sequence), 'latin1')
    sequence += 1
    const answer = readAnswer(await line)
    // 96: "say it again". Once is enough to know that we are not understood.
    if (answer === null || answer.command === '96') throw new CardProblem('not_understood')
    return answer
  }
}

function nextLine(socket: Socket): Promise<string> {
  return new Promise((done, failed) => {
    let text = ''
    const end = (deed: () => void): void => {
      socket.off('data', hear)
      socket.off('error', fail)
      socket.off('close', close)
      deed()
    }
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('latin1')
      const cut = text.indexOf(END)
      if (cut >= 0) end(() => done(text.slice(0, cut)))
      else if (text.length > MOST_CHARACTERS) end(() => failed(new CardProblem('not_understood')))
    }
    const fail = (error: Error): void => end(() => failed(error))
    const close = (): void => end(() => failed(new CardProblem('closed')))
    socket.on('data', hear)
    socket.once('error', fail)
    socket.once('close', close)
  })
}
