/** Bit 63 is the sign of a 64-bit integer in the database; 0–62 remain. */
export const HIGHEST_BIT = 62

/**
 * Which domains somebody may see, as one number in text: the sum of a bit per domain. Someone limited to domains of
 * which none exists any more sees nothing ("0"), never everything.
 */
export function calculateDomainMask(bits: readonly number[]): string {
  return bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n).toString()
}

/** Whether the domain with this bit is in a mask (a 64-bit number as text). */
export function isInMask(mask: string, bit: number): boolean {
  return (BigInt(mask) & (1n << BigInt(bit))) !== 0n
}

/** A readable key for a type of one's own: "Vriend van het orgel" becomes `vriend_van_het_orgel`. */
export function keyOfName(foldedName: string): string {
  const key = foldedName.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return key.slice(0, 60) || 'type'
}
