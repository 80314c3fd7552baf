import { connect, type Socket } from 'node:net'
import type { OwnNetwork } from './address.rules.ts'
import { judged, type Resolve } from './guarded-connection.ts'
import { OutgoingProblem } from './problem.rules.ts'

export type SocketAsked = {
  readonly host: string
  readonly port: number
  readonly timeoutMilliseconds: number
}

type Network = { readonly ownNetwork: OwnNetwork; readonly resolve: Resolve }
type Place = { readonly host: string; readonly port: number; readonly ports: readonly number[] }

async function firstOf({ ownNetwork, resolve }: Network, { host, port, ports }: Place) {
  const [first] = await judged(host, port, { ownNetwork, resolve, ports })
  if (first === undefined) throw new OutgoingProblem('unknown_host', { host })
  return first
}

/**
 * The address of a name, for clients that connect by themselves: of the internet only at one of `ports`, of the own network as
 * `KLANTREGIE_OWN_NETWORK` allows. They must be given this address and not look the name up again. @throws OutgoingProblem
 */
export async function approvedAddress(network: Network, place: Place): Promise<string> {
  return (await firstOf(network, place)).address
}

/**
 * A plain connection to a machine of the own network that `KLANTREGIE_OWN_NETWORK` names, for protocols without a safe form of their own. The
 * internet is never reached this way: what is said could be read on the way. @throws OutgoingProblem
 */
export async function openGuardedSocket(
  { ownNetwork, resolve }: Network,
  { host, port, timeoutMilliseconds }: SocketAsked,
): Promise<Socket> {
  const first = await firstOf({ ownNetwork, resolve }, { host, port, ports: [] })
  return new Promise((done, failed) => {
    const socket = connect({ host: first.address, port, family: first.family })
    socket.setTimeout(timeoutMilliseconds, () => socket.destroy(new OutgoingProblem('timed_out', { host })))
    socket.once('error', (error) =>
      failed(error instanceof OutgoingProblem ? error : new OutgoingProblem('unreachable', { host })),
    )
    socket.once('connect', () => done(socket))
  })
}
