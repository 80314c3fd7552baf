/** 4 bytes for IPv4, 16 for IPv6, in network order. */
export type AddressBytes = readonly number[]

/** The addresses of which the first `length` bits are those of `bytes`. */
export type Network = { readonly bytes: AddressBytes; readonly length: number }

/**
 * - `public`: anybody on the internet can reach it
 * - `inside`: loopback and the ranges for networks of one's own
 * - `special`: for one link, for examples, for measuring, for translating, for groups, or not given out at all
 * - `metadata`: where a cloud tells a machine its own passwords
 */
export type AddressKind = 'public' | 'inside' | 'special' | 'metadata'

type Ranges = readonly (readonly [network: Network, kind: AddressKind])[]

const v4 = (bytes: AddressBytes, length: number): Network => ({ bytes, length })

/** An IPv6 network by its first groups of 16 bits; the rest is zero. */
const v6 = (groups: readonly number[], length: number): Network => ({
  bytes: Array.from({ length: 8 }, (_, index) => groups[index] ?? 0).flatMap((group) => [group >> 8, group & 0xff]),
  length,
})

/** IANA IPv4 Special-Purpose Address Registry and RFC 5771 (groups); the narrow ones first. What is not here is public. */
const IPV4: Ranges = [
  [v4([169, 254, 169, 254], 32), 'metadata'], // AWS, Azure, Google, Oracle, DigitalOcean, OpenStack, Hetzner
  [v4([169, 254, 170, 0], 24), 'metadata'], // AWS: credentials of containers
  [v4([100, 100, 100, 200], 32), 'metadata'], // Alibaba
  [v4([192, 0, 0, 192], 32), 'metadata'], // Oracle, older
  [v4([168, 63, 129, 16], 32), 'metadata'], // Azure: looks public, is answered by the machine's own host
  [v4([10, 0, 0, 0], 8), 'inside'],
  [v4([100, 64, 0, 0], 10), 'inside'], // behind a provider's translation
  [v4([127, 0, 0, 0], 8), 'inside'],
  [v4([172, 16, 0, 0], 12), 'inside'],
  [v4([192, 168, 0, 0], 16), 'inside'],
  [v4([0, 0, 0, 0], 8), 'special'], // "this machine" to Linux
  [v4([169, 254, 0, 0], 16), 'special'], // one link
  [v4([192, 0, 0, 0], 24), 'special'], // IETF protocols
  [v4([192, 0, 2, 0], 24), 'special'], // examples
  [v4([192, 88, 99, 0], 24), 'special'], // 6to4 relays
  [v4([198, 18, 0, 0], 15), 'special'], // measuring
  [v4([198, 51, 100, 0], 24), 'special'], // examples
  [v4([203, 0, 113, 0], 24), 'special'], // examples
  [v4([224, 0, 0, 0], 4), 'special'], // groups
  [v4([240, 0, 0, 0], 4), 'special'], // reserved, and everybody (255.255.255.255)
]

/** IANA IPv6 Special-Purpose Address Registry. What is not here is public only inside 2000::/3, the part that is given out. */
const IPV6: Ranges = [
  [v6([0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254], 128), 'metadata'], // AWS
  [v6([0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254], 128), 'metadata'], // Google
  [v6([0, 0, 0, 0, 0, 0, 0, 1], 128), 'inside'],
  [v6([0xfc00], 7), 'inside'],
  [v6([0x2001, 0], 23), 'special'], // IETF protocols; Teredo (2001::/32) tunnels to an IPv4 address hidden in it
  [v6([0x2001, 0xdb8], 32), 'special'], // examples
  [v6([0x2002], 16), 'special'], // 6to4: an IPv4 address hidden in it
  [v6([0x3fff], 20), 'special'], // examples
]
const GIVEN_OUT = v6([0x2000], 3)

/** `::ffff:0:0/96` is how a program writes IPv4 as IPv6, `64:ff9b::/96` how a network without IPv4 does (NAT64, RFC 6052). */
const IPV4_WRITTEN_AS_IPV6 = [v6([0, 0, 0, 0, 0, 0xffff], 96), v6([0x64, 0xff9b], 96)]

export function isInNetwork(address: AddressBytes, { bytes, length }: Network): boolean {
  if (address.length !== bytes.length) return false
  return bytes.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, length - index * 8))
    return bits === 0 || (byte ^ (address[index] ?? 0)) >> (8 - bits) === 0
  })
}

/** The address that will really be reached: the IPv4 address inside an IPv6 one, when that is what it stands for. */
export function lookThrough(address: AddressBytes): AddressBytes {
  return IPV4_WRITTEN_AS_IPV6.some((network) => isInNetwork(address, network)) ? address.slice(12) : address
}

/** What kind of address it is that would be reached. */
export function kindOfAddress(address: AddressBytes): AddressKind {
  const reached = lookThrough(address)
  const isIpv4 = reached.length === 4
  const [, kind] = (isIpv4 ? IPV4 : IPV6).find(([network]) => isInNetwork(reached, network)) ?? []
  if (kind !== undefined) return kind
  if (isIpv4) return 'public'
  return isInNetwork(reached, GIVEN_OUT) && !isTunnel(reached) ? 'public' : 'special'
}

/** ISATAP (RFC 5214): the last four bytes are the IPv4 address to which the machine itself would tunnel. */
function isTunnel(address: AddressBytes): boolean {
  return ((address[8] ?? 0) & 0xfd) === 0 && address[9] === 0 && address[10] === 0x5e && address[11] === 0xfe
}

/**
 * One line of the list with which an administrator opens the organisation's own network to connections: a host by its name, or a
 * network (one address is a network too). Without a port it means the usual ports.
 */
export type OwnPlace = { readonly port: number | null } & (
  { readonly kind: 'host'; readonly host: string } | { readonly kind: 'network'; readonly network: Network }
)
export type OwnNetwork = readonly OwnPlace[]

export type Contact = { readonly host: string; readonly port: number; readonly address: AddressBytes }
export type ContactDecision =
  { readonly isAllowed: true } | { readonly isAllowed: false; readonly code: 'address_refused' | 'port_refused' }

/**
 * Whether a connection to this address may be made. Public addresses may, at the usual ports; everything else only when the
 * administrator's list names it: a name opens what is inside, a network opens what is in it, and where a cloud keeps its passwords
 * only that very address does.
 */
export function decideContact(
  contact: Contact,
  { ownNetwork, ports }: { readonly ownNetwork: OwnNetwork; readonly ports: readonly number[] },
): ContactDecision {
  const kind = kindOfAddress(contact.address)
  const named = ownNetwork.filter((place) => isNamedBy(contact, kind, place))
  const isNamedWithPort = named.some(({ port }) =>
    port === null ? ports.includes(contact.port) : port === contact.port,
  )
  if (isNamedWithPort) return { isAllowed: true }
  if (kind !== 'public') return { isAllowed: false, code: named.length > 0 ? 'port_refused' : 'address_refused' }
  return ports.includes(contact.port) ? { isAllowed: true } : { isAllowed: false, code: 'port_refused' }
}

function isNamedBy({ host, address }: Contact, kind: AddressKind, place: OwnPlace): boolean {
  if (place.kind === 'host') return place.host === host && (kind === 'inside' || kind === 'public')
  const { network } = place
  const isInIt = isInNetwork(address, network) || isInNetwork(lookThrough(address), network)
  return isInIt && (kind !== 'metadata' || network.length === network.bytes.length * 8)
}
