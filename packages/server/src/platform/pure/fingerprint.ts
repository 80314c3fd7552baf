import { hash } from 'node:crypto'

/** Between parts, so that "ab" and "c" are not "a" and "bc". */
const BETWEEN = '\u001f'

/** The same text for the same parts in the same order: 144 bits of their SHA-256 (FIPS 180-4), in 24 letters and signs. */
export function fingerprintOf(parts: readonly string[]): string {
  return hash('sha256', parts.join(BETWEEN), 'base64url').slice(0, 24)
}
