import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { MadeCertificate } from './certificate.ts'

/** A system to call, on this machine, that remembers who called. */
export type OtherSystem = {
  readonly port: number
  /** Connections that were made, also those over which nothing was asked. */
  readonly connections: () => number
  /** The address of this machine at which each of them came in. */
  readonly reachedAt: readonly string[]
  readonly asked: readonly Asked[]
  readonly close: () => Promise<void>
}

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answering = (asked: Asked, response: ServerResponse) => void

/** Listens on every address of this machine, so that no way of reaching it goes unseen. */
export async function openOtherSystem(answer: Answering, secure?: MadeCertificate): Promise<OtherSystem> {
  const asked: Asked[] = []
  const sockets = new Set<Socket>()
  const reachedAt: string[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const one = { method, path, headers, body: Buffer.concat(chunks).toString() }
      asked.push(one)
      answer(one, response)
    })
  }
  const server: Server = secure
    ? createSecureServer({ cert: secure.certificate, key: secure.key }, listener)
    : createServer(listener)
  server.on('connection', (socket) => {
    reachedAt.push((socket.localAddress ?? '').replace(/^::ffff:/, ''))
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  await listen(server)
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => reachedAt.length,
    reachedAt,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** On IPv4 and IPv6; on a machine without IPv6 on IPv4 alone. */
async function listen(server: Server): Promise<void> {
  const at = (host: string) =>
    new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen(0, host, () => {
        server.off('error', fail)
        done()
      })
    })
  await at('::').catch(() => at('0.0.0.0'))
}
