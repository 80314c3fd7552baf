import type { OwnNetwork, OwnPlace } from './address.rules.ts'
import { parseNetwork } from './address.ts'

/** A list that opens more than this opens the internet's special addresses along with one's own. */
const WIDEST = { ipv4: 8, ipv6: 7 }

/**
 * Reads `koha.bibliotheek.lan, 10.20.0.0/16, 10.30.0.5:8080, [fd12::]/48, [fd12::7]:8443`: hosts and networks, apart by commas or
 * spaces, each with or without a port. Null when a part cannot be read: a list that is half understood is not followed.
 */
export function readOwnNetwork(text: string): OwnNetwork | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  const places = parts.map(readPlace)
  const read = places.filter((place) => place !== null)
  return read.length === places.length ? read : null
}

/** A name, address or network; an IPv6 one in brackets when a port follows. */
const WITH_PORT = /^(?:(?<bracketed>\[[^\]]+\](?:\/\d+)?)|(?<plain>[^:[\]]+))(?::(?<port>\d{1,5}))?$/

function readPlace(text: string): OwnPlace | null {
  const whole = readNetwork(text)
  if (whole !== null) return { kind: 'network', network: whole, port: null }
  const { bracketed, plain, port: written } = WITH_PORT.exec(text)?.groups ?? {}
  const port = written === undefined ? null : readPort(written)
  return port === 'wrong' ? null : placeOf((bracketed ?? plain ?? '').replaceAll(/[[\]]/g, ''), port)
}

function placeOf(target: string, port: number | null): OwnPlace | null {
  const network = readNetwork(target)
  if (network !== null) return { kind: 'network', network, port }
  const host = readHost(target)
  return host === null ? null : { kind: 'host', host, port }
}

function readPort(text: string): number | 'wrong' {
  const port = Number(text)
  return port >= 1 && port <= 65535 ? port : 'wrong'
}

function readNetwork(text: string): ReturnType<typeof parseNetwork> {
  const network = parseNetwork(text)
  if (network === null) return null
  return network.length < (network.bytes.length === 4 ? WIDEST.ipv4 : WIDEST.ipv6) ? null : network
}

/** A name as an URL would hold it; not an address that is written in an unusual way, nor `10.0.0.0/4`. */
function readHost(text: string): string | null {
  if (/[:/?#@\\[\]]/.test(text)) return null
  const host = URL.parse(`http://${text}`)?.hostname.replace(/\.$/, '')
  return host === undefined || host === '' || parseNetwork(host) !== null ? null : host
}
