import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { decideContact, type OwnNetwork } from './address.rules.ts'
import { parseAddress } from './address.ts'
import { OutgoingProblem } from './problem.rules.ts'

export type Resolved = { readonly address: string; readonly family: number }
/** Every address of a name, in the order in which they are to be tried. */
export type Resolve = (hostname: string) => Promise<readonly Resolved[]>

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true })

export type ConnectionRules = {
  readonly ownNetwork: OwnNetwork
  readonly ports: readonly number[]
  readonly resolve: Resolve
  /** Certificates that are trusted instead of those of Node, as PEM. */
  readonly certificates: readonly string[] | undefined
  readonly connectMilliseconds: number
}

/**
 * The one door to the network. A name is resolved here, once; every address that it has is judged, and Node is given exactly those
 * addresses to connect to. So there is no second look at the name that could answer differently (DNS rebinding), and an address in
 * the URL goes through the same judgement. One address that may not be reached refuses the whole name: which of them would be used
 * is not ours to decide.
 */
export function guardedConnector(rules: ConnectionRules): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80))
    void judged(options.hostname, port, rules).then(
      (addresses) =>
        buildConnector({
          timeout: rules.connectMilliseconds,
          allowH2: false,
          autoSelectFamily: true,
          // Node's own setting (NODE_TLS_REJECT_UNAUTHORIZED) must not switch this off.
          rejectUnauthorized: true,
          ...(rules.certificates ? { ca: [...rules.certificates] } : {}),
          lookup: answering(addresses),
        })(options, callback),
      (error: unknown) => callback(error instanceof Error ? error : new Error('resolving'), null),
    )
  }
}

/** The addresses of a name, each of which may be reached. @throws OutgoingProblem */
export async function judged(
  hostname: string,
  port: number,
  rules: Pick<ConnectionRules, 'ownNetwork' | 'ports' | 'resolve'>,
): Promise<readonly Resolved[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  const written = parseAddress(host)
  const found = written ? [{ address: host, family: written.length === 4 ? 4 : 6 }] : await rules.resolve(host)
  if (found.length === 0) throw new OutgoingProblem('unknown_host', { host })
  for (const { address: text } of found) {
    const address = parseAddress(text)
    if (address === null) throw new OutgoingProblem('address_refused', { host })
    const decision = decideContact({ host, port, address }, rules)
    if (!decision.isAllowed) throw new OutgoingProblem(decision.code, { host })
  }
  return found
}

/** What Node asks when it connects to a name: answered from what was judged, whatever the name. */
function answering(addresses: readonly Resolved[]): LookupFunction {
  return (_hostname, options, done) => {
    if (options.all === true) {
      done(null, [...addresses])
      return
    }
    const [first] = addresses
    done(null, first?.address ?? '', first?.family ?? 4)
  }
}
