import { isIPv4, isIPv6 } from 'node:net'
import type { AddressBytes, Network } from './address.rules.ts'

/**
 * The bytes of an address as a resolver or an URL writes it; null for every other way of writing (octal, short, decimal), which
 * one program reads differently from another.
 */
export function parseAddress(text: string): AddressBytes | null {
  const [address = ''] = text.split('%')
  if (isIPv4(address)) return address.split('.').map(Number)
  return isIPv6(address) ? bytesOfIpv6(address) : null
}

/** Of a text that is known to be right. Packages were tried and read `::127.0.0.1` as `::ffff:127.0.0.1`, which is another address. */
function bytesOfIpv6(text: string): AddressBytes {
  const [before = [], after] = text.split('::').map(bytesOfGroups)
  const missing = 16 - before.length - (after?.length ?? 0)
  return [...before, ...Array.from({ length: missing }, () => 0), ...(after ?? [])]
}

/** Groups of 16 bits, of which the last may be written as IPv4. */
function bytesOfGroups(text: string): number[] {
  const groups = text.split(':').filter((group) => group !== '')
  return groups.flatMap((group) => {
    const bits = Number.parseInt(group, 16)
    return group.includes('.') ? group.split('.').map(Number) : [bits >> 8, bits & 0xff]
  })
}

/** `10.0.0.0/8`, `fd00::/8` or one address; null when it is neither, or when bits are set that the length leaves out. */
export function parseNetwork(text: string): Network | null {
  const [address = '', length, ...more] = text.split('/')
  const bytes = parseAddress(address)
  if (bytes === null || more.length > 0) return null
  const bits = bytes.length * 8
  if (length === undefined) return { bytes, length: bits }
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return null
  const network = { bytes, length: Number(length) }
  return hasHostBits(network) ? null : network
}

/** `10.1.2.3/8` was meant as something else: all of 10, or that one address. */
function hasHostBits({ bytes, length }: Network): boolean {
  return bytes.some((byte, index) => (byte & (0xff >> Math.min(8, Math.max(0, length - index * 8)))) !== 0)
}
