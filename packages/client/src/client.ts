import type { AnyRoute } from '@klantregie/contract'
import { addressOf } from './calls.ts'
import type { Answer, CallInput, Calling, Inputs, Item, Loose, PagedRoute } from './calls.ts'
import { refusalOf, Unreachable } from './refusal.ts'
import { waitBefore, type Outcome } from './retry.rules.ts'

export type Connecting = {
  /** Where Klantregie is, without `/api`: "https://klantregie.example.org". */
  readonly url: string
  /** An API key (`krk_…`); left out when `headers` says who calls. */
  readonly key?: string
  /** Of the sentences in refusals. */
  readonly language?: 'nl' | 'en'
  /** Other headers, asked before every request. */
  readonly headers?: () => Readonly<Record<string, string>>
  /** Sees every answer, such as its cookies and what is left of the limit. */
  readonly onAnswer?: (response: Response) => void
  /** How often a request is sent before it is given up; 4 when left out. */
  readonly mostAttempts?: number
  /** Waits so many milliseconds; for tests, and for whoever wants to show it. */
  readonly pause?: (milliseconds: number) => Promise<void>
}

export type Client = {
  readonly url: string
  /** Calls a route of the contract. @throws Refusal, Unreachable */
  readonly call: <R extends AnyRoute>(route: R, ...inputs: Inputs<R>) => Promise<Answer<R>>
  /** All lines of a list, page after page; the next page is asked for when its first line is wanted. */
  readonly each: <R extends PagedRoute>(route: R, input: CallInput<R>, calling?: Calling) => AsyncGenerator<Item<R>>
  /** Sends a file as it is, once: a stream cannot be sent again. */
  readonly upload: <R extends AnyRoute>(route: R, input: CallInput<R>, content: Content) => Promise<Answer<R>>
  /** A file, while it is being made. @throws when it breaks off */
  readonly download: <R extends AnyRoute>(route: R, input: CallInput<R>, calling?: Calling) => Promise<ReadableStream>
  /** A download with an object a line (`format: 'ndjson'`), object by object. */
  readonly lines: <R extends AnyRoute>(route: R, input: CallInput<R>, calling?: Calling) => AsyncGenerator
}

export type Content = ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | Blob

const MOST_ATTEMPTS = 4

/** Connects with an installation of Klantregie. Nothing is asked yet. */
export function connect(connecting: Connecting): Client {
  const ask = (route: AnyRoute, input: Loose, calling?: Calling) => send(connecting, { route, input, calling })
  const call = async <R extends AnyRoute>(route: R, input?: Loose, calling?: Calling): Promise<Answer<R>> =>
    answerOf(route, await ask(route, input ?? {}, calling))
  const download = async (route: AnyRoute, input: Loose, calling?: Calling) => {
    const { body } = await ask(route, input, calling)
    return body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
  }
  return {
    url: connecting.url,
    call: (route, ...[input, calling]) => call(route, input, calling),
    each: async function* each(route, input, calling) {
      const { query, ...rest } = input
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: Answer<typeof route> = await call(
          route,
          { ...rest, query: { ...(query as object), cursor } },
          calling,
        )
        yield* page.items
        cursor = page.nextCursor
      }
    },
    upload: async (route, input, content) => answerOf(route, await send(connecting, { route, input, content })),
    download,
    lines: async function* lines(route, input, calling) {
      let rest = ''
      const decoder = new TextDecoder()
      for await (const part of await download(route, input, calling)) {
        const found = (rest + decoder.decode(part, { stream: true })).split('\n')
        rest = found.pop() ?? ''
        for (const line of found) if (line !== '') yield JSON.parse(line) as unknown
      }
      if (rest !== '') yield JSON.parse(rest) as unknown
    },
  }
}

async function answerOf<R extends AnyRoute>(route: R, response: Response): Promise<Answer<R>> {
  const parsed = route.response.safeParse(await response.json())
  if (!parsed.success) throw new Unreachable(`${route.method} ${route.path}: an answer that the contract does not know`)
  return parsed.data
}

type Sending = {
  readonly route: AnyRoute
  readonly input: Loose
  readonly calling?: Calling | undefined
  readonly content?: Content
}

/** Sends, waits and sends again as long as that can do no harm; answers a good answer. */
async function send(connecting: Connecting, sending: Sending): Promise<Response> {
  const { mostAttempts = MOST_ATTEMPTS, pause: wait = pause } = connecting
  // A stream that was read cannot be read again.
  const most = sending.content === undefined ? mostAttempts : 1
  const asked = requestOf(connecting, sending)
  for (let attempt = 1; ; attempt += 1) {
    const response = await reach(connecting, asked)
    if (response instanceof Response && response.ok) return response
    const again = attempt < most ? waitBefore(attempt, sending.route.method, outcomeOf(response)) : null
    if (again === null) throw await failureOf(response)
    await wait(again)
    asked.init.signal?.throwIfAborted()
  }
}

async function failureOf(response: Response | Unreachable): Promise<Error> {
  return response instanceof Unreachable ? response : refusalOf(response)
}

function outcomeOf(response: Response | Unreachable): Outcome {
  if (response instanceof Unreachable) return { status: null, retryAfter: null }
  return { status: response.status, retryAfter: response.headers.get('retry-after') }
}

type Request = { readonly address: string; readonly init: RequestInit & { duplex?: 'half' } }

/** The same each time it is sent, its key too. */
function requestOf(connecting: Connecting, sending: Sending): Request {
  const { route, input, content, calling } = sending
  const body = content ?? (input.body === undefined ? undefined : JSON.stringify(input.body))
  return {
    address: addressOf(connecting.url, route, input),
    init: {
      method: route.method,
      headers: headersOf(connecting, sending),
      ...(body !== undefined && { body }),
      ...(content instanceof ReadableStream && { duplex: 'half' }),
      ...(calling?.signal && { signal: calling.signal }),
    },
  }
}

async function reach({ url, onAnswer }: Connecting, { address, init }: Request): Promise<Response | Unreachable> {
  try {
    const response = await fetch(address, init)
    onAnswer?.(response)
    return response
  } catch (error) {
    init.signal?.throwIfAborted()
    const { cause } = error as { cause?: { code?: string } }
    return new Unreachable(`${url}: ${cause?.code ?? String(error)}`)
  }
}

function headersOf(
  { key, language = 'nl', headers }: Connecting,
  { route, input, content, calling }: Sending,
): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language,
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(input.body !== undefined && { 'content-type': 'application/json' }),
    ...(content !== undefined && { 'content-type': 'application/octet-stream' }),
    // A POST that is sent again after a broken connection must not do the thing twice.
    ...(route.method === 'POST' && { 'idempotency-key': calling?.idempotencyKey ?? globalThis.crypto.randomUUID() }),
    ...headers?.(),
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds))
