import type { ServerResponse } from 'node:http'
import { afterEach, expect } from 'vitest'
import { openOutgoing, type OutgoingRequest, type OutgoingSettings } from '../outgoing.ts'
import { readOwnNetwork } from '../own-network.ts'
import { OutgoingProblem } from '../problem.rules.ts'
import type { MadeCertificate } from './certificate.ts'
import { openOtherSystem, type Answering, type OtherSystem } from './other-system.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A system that is there for one test. */
export async function systemThat(answer: Answering, secure?: MadeCertificate): Promise<OtherSystem> {
  const system = await openOtherSystem(answer, secure)
  closing.push(system.close)
  return system
}

const never = () => new Promise<void>(() => undefined)

/** Every name is this machine, which is the own network at the ports of these systems; time is over only when a test says so. */
export function outgoingTo(systems: readonly OtherSystem[], settings: Partial<OutgoingSettings> = {}) {
  const list = systems.map(({ port }) => `127.0.0.1:${port}`).join(' ')
  const outgoing = openOutgoing({
    ownNetwork: readOwnNetwork(list) ?? [],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    wait: never,
    ...settings,
  })
  closing.push(outgoing.close)
  const request = (url: string, more: Partial<OutgoingRequest> = {}) =>
    outgoing.request({
      method: 'GET',
      url,
      timeoutMilliseconds: 1000,
      mostBytes: 100_000,
      allowedHosts: ['api.example.org', 'files.example.org'],
      ...more,
    })
  return { request }
}

export async function problemIn(work: Promise<unknown>): Promise<OutgoingProblem> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OutgoingProblem)
  return error as OutgoingProblem
}

export const say =
  (text: string | Buffer, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(200, headers).end(text)
