import type { Socket } from 'node:net'
import type { Config } from '../config/config.ts'
import { openOutgoing, type Outgoing } from '../outgoing/outgoing.ts'
import { openPoliteness, type Politeness } from '../outgoing/politeness.ts'
import { waitByClock, type Wait } from '../outgoing/waiting.ts'
import { resolveBySystem } from '../outgoing/guarded-connection.ts'
import { approvedAddress, openGuardedSocket, type SocketAsked } from '../outgoing/guarded-socket.ts'
import { secretBox, type SecretBox } from '../secrets/secret-box.ts'

/** What is needed to speak with other systems: a way there that is guarded, manners, and what opens their secrets. One per process. */
export type Outside = {
  readonly outgoing: Outgoing
  readonly politeness: Politeness
  /** To a machine of the own network that speaks neither http nor TLS. @throws OutgoingProblem */
  readonly openSocket: (asked: SocketAsked) => Promise<Socket>
  /** Where a name is, when it may be reached at this port: of the internet only at `ports`. @throws OutgoingProblem */
  readonly addressOf: (asked: {
    readonly host: string
    readonly port: number
    readonly ports: readonly number[]
  }) => Promise<string>
  readonly secrets: SecretBox
}

/** `wait`: between attempts and for a turn; given by tests, whose clock stands still. Limits of time are always of the real clock. */
export function openOutside(
  config: Config,
  { clock, wait = waitByClock }: { readonly clock: () => Date; readonly wait?: Wait | undefined },
): Outside {
  return {
    outgoing: openOutgoing({ ownNetwork: config.ownNetwork }),
    politeness: openPoliteness({ now: clock, wait }),
    addressOf: (asked) => approvedAddress({ ownNetwork: config.ownNetwork, resolve: resolveBySystem }, asked),
    openSocket: (asked) => openGuardedSocket({ ownNetwork: config.ownNetwork, resolve: resolveBySystem }, asked),
    secrets: secretBox({ dataDir: config.dataDir, ownKeyFile: config.secretKeyFile }),
  }
}
