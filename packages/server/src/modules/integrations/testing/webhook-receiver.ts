import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** How the receiver behaves: as it should, or wrong in one of the ways that receivers are. */
export type Conduct = 'fine' | 'error' | 'silent' | 'redirect' | 'hangUp' | 'busy' | 'gone' | 'chatty'

export type Received = {
  readonly id: string
  readonly type: string
  readonly about: string | null
  readonly body: string
}

export type WebhookReceiver = {
  readonly url: string
  /** Of what was checked with the reference library and answered with 200, in the order of arrival. */
  readonly received: Received[]
  /** Everything that asked, with why it was not believed. */
  readonly refused: string[]
  readonly asked: () => number
  /** Asked for each request; by default always fine. */
  conduct: () => Conduct
  /** The secret that the receiver knows. */
  secret: string
  readonly close: () => Promise<void>
}

/** Somebody else's system that receives messages as Standard Webhooks says, and checks them with the library of its makers. */
export async function openReceiver(): Promise<WebhookReceiver> {
  let asked = 0
  const received: Received[] = []
  const refused: string[] = []
  const server = createServer((request, response) => {
    asked += 1
    void answer(receiver, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    refused,
    asked: () => asked,
    conduct: () => 'fine',
    secret: '',
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

async function answer(receiver: WebhookReceiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const conduct = receiver.conduct()
  if (conduct !== 'fine' && conduct !== 'chatty') {
    misbehave(conduct, request, response)
    return
  }
  try {
    const told = new Webhook(receiver.secret).verify(body, request.headers as Record<string, string>) as {
      type: string
      data: { id: string | null }
    }
    receiver.received.push({ id: String(request.headers['webhook-id']), type: told.type, about: told.data.id, body })
    response.writeHead(200).end(conduct === 'chatty' ? 'x'.repeat(10_000) : 'dank je')
  } catch (error) {
    receiver.refused.push(String(error))
    response.writeHead(400).end('wrong signature')
  }
}

function misbehave(
  conduct: Exclude<Conduct, 'fine' | 'chatty'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (conduct === 'error') response.writeHead(500).end('stuk')
  if (conduct === 'busy') response.writeHead(429, { 'retry-after': '3600' }).end()
  if (conduct === 'gone') response.writeHead(410).end()
  if (conduct === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end()
  if (conduct === 'hangUp') request.socket.destroy()
  // `silent` answers nothing: whoever asked gives up.
}
