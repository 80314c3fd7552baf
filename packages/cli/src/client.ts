import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { connect, Refusal as ServerRefusal, Unreachable, type Answer, type CallInput } from '@klantregie/client'
import type { AnyRoute } from '@klantregie/contract'
import { CommandFailure, type Language } from './surroundings.ts'

/** The server said no, in its own words. */
export class Refusal extends CommandFailure {
  readonly code: string

  constructor(code: string, title: string) {
    super(title)
    this.code = code
  }
}

/** Speaks the contract over HTTP in the name of one session. */
export type Client = {
  readonly url: string
  readonly call: <R extends AnyRoute>(route: R, input: CallInput<R>) => Promise<Answer<R>>
  readonly upload: <R extends AnyRoute>(route: R, input: CallInput<R>, content: Readable) => Promise<Answer<R>>
  readonly download: <R extends AnyRoute>(route: R, input: CallInput<R>) => Promise<Readable>
  /** The session cookie as the server gave it last. */
  readonly cookie: () => string | undefined
}

export function openClient(url: string, language: Language, savedCookie: string | undefined): Client {
  let cookie = savedCookie
  const client = connect({
    url,
    language,
    // Whoever types a command sees at once that nobody answers.
    mostAttempts: 1,
    headers: () => (cookie === undefined ? {} : { cookie }),
    onAnswer: (response) => void (cookie = newCookie(response) ?? cookie),
  })
  return {
    url,
    cookie: () => cookie,
    call: (route, ...inputs) => told(() => client.call(route, ...(inputs as never))),
    upload: (route, input, content) =>
      told(() => client.upload(route, input, Readable.toWeb(content) as ReadableStream<Uint8Array>)),
    download: async (route, input) => Readable.fromWeb((await told(() => client.download(route, input))) as NodeStream),
  }
}

/** What went wrong, as a command says it. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServerRefusal) throw new Refusal(error.code, error.message)
    if (error instanceof Unreachable) throw new CommandFailure(error.message)
    throw error
  }
}

function newCookie(response: Response): string | undefined {
  const [first] = response.headers.getSetCookie()
  return first?.split(';')[0]
}
