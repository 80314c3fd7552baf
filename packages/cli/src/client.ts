import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Problem, type AnyRoute } from '@klantregie/contract'
import { CommandFailure, type Language } from './surroundings.ts'

type In<R extends AnyRoute, K extends 'params' | 'query' | 'body'> = R[K]['_zod']['input']
type Part<R extends AnyRoute, K extends 'params' | 'query' | 'body'> =
  undefined extends In<R, K> ? { readonly [P in K]?: In<R, K> } : { readonly [P in K]: In<R, K> }
export type CallInput<R extends AnyRoute> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>
type Answer<R extends AnyRoute> = R['response']['_zod']['output']
type Loose = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }

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
  const send = async (route: AnyRoute, input: Loose, content?: Readable): Promise<Response> => {
    const response = await reach(url, addressOf(url, route, input), {
      method: route.method,
      headers: headersOf(route, {
        language,
        cookie,
        hasBody: input.body !== undefined,
        isUpload: content !== undefined,
      }),
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(content === undefined ? {} : { body: Readable.toWeb(content) as BodyInit, duplex: 'half' }),
    })
    cookie = newCookie(response) ?? cookie
    if (!response.ok) throw await refusalOf(response)
    return response
  }
  const answer = async (route: AnyRoute, response: Response) => route.response.parse(await response.json())
  return {
    url,
    cookie: () => cookie,
    call: async (route, input) => answer(route, await send(route, input)),
    upload: async (route, input, content) => answer(route, await send(route, input, content)),
    download: async (route, input) => {
      const { body } = await send(route, input)
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([])
    },
  }
}

async function reach(url: string, address: string, init: RequestInit & { duplex?: 'half' }): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    throw new CommandFailure(`${url}: ${cause?.code ?? String(error)}`)
  }
}

type Sender = { language: Language; cookie: string | undefined; hasBody: boolean; isUpload: boolean }

function headersOf(route: AnyRoute, { language, cookie, hasBody, isUpload }: Sender): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language,
    ...(cookie === undefined ? {} : { cookie }),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(isUpload ? { 'content-type': 'application/octet-stream' } : {}),
    // A repeated POST after a broken connection must not do the thing twice.
    ...(route.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
  }
}

/** What can stand in an address; the contract has nothing else there. */
type Plain = string | number | boolean

function addressOf(url: string, route: AnyRoute, { params, query }: Loose): string {
  const values = (params ?? {}) as Readonly<Record<string, Plain>>
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(values[name])))
  const address = new URL(`${url}/api${path}`)
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, Plain | undefined>>)) {
    if (value !== undefined) address.searchParams.set(name, String(value))
  }
  return address.href
}

function newCookie(response: Response): string | undefined {
  const [first] = response.headers.getSetCookie()
  return first?.split(';')[0]
}

async function refusalOf(response: Response): Promise<CommandFailure> {
  const problem = Problem.safeParse(await response.json().catch(() => null))
  if (problem.success) return new Refusal(problem.data.code, problem.data.title)
  return new CommandFailure(`HTTP ${response.status} ${response.statusText}`)
}
