import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

/** What can go wrong with any answer of another system: so many of the next are refused, broken or cut off; each takes so many milliseconds. */
export type AnswerTroubles = { busy: number; failing: number; truncated: number; slow: number }

export const CALM_ANSWERS: AnswerTroubles = { busy: 0, failing: 0, truncated: 0, slow: 0 }

export type Asked = {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
/** A body that is a text is sent as it is. */
export type Reply = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Serving = {
  readonly troubles: AnswerTroubles
  /** Whoever may not ask is told so before anything else; null: they may. */
  readonly refusal: (asked: Asked) => Reply | null
  readonly busy: Reply
  readonly failing: Reply
  readonly answer: (asked: Asked) => Reply
  /** After an answer that was good. */
  readonly afterwards?: (asked: Asked) => void
}

/** A server that answers as another system would, on a port of its own; `asked`: paths with their queries, in order, read as people do. */
export async function serveEmulated(serving: () => Serving): Promise<{
  readonly url: string
  readonly asked: string[]
  readonly close: () => Promise<void>
}> {
  const asked: string[] = []
  const server = createServer((request, response) => void answer(serving(), { request, response, asked }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly asked: string[] }

async function answer(serving: Serving, { request, response, asked: log }: Exchange): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = 'GET', headers } = request
  const url = new URL(request.url ?? '/', 'http://emulated.invalid')
  const asked = { method, url, headers, body: Buffer.concat(chunks).toString() }
  log.push(`${url.pathname}${decodeURIComponent(url.search)}`)
  const { troubles } = serving
  if (troubles.slow > 0) await after(troubles.slow)
  const reply = serving.refusal(asked) ?? trouble(serving) ?? serving.answer(asked)
  send(response, reply, reply.status === 200 && troubles.truncated-- > 0)
  if (reply.status === 200) serving.afterwards?.(asked)
}

function trouble({ troubles, busy, failing }: Serving): Reply | null {
  if (troubles.busy-- > 0) return busy
  return troubles.failing-- > 0 ? failing : null
}

/** Cut off, half of it is sent and then the line is dropped. */
function send(response: ServerResponse, { status, body, headers = {} }: Reply, isCutOff: boolean): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  })
  if (isCutOff) response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
  else response.end(text)
}
