/**
 * An amount as people type it ("12,50", "€ 1.250", "1.250,00", "12.5"), in cents; null when it is none. A point before three digits parts
 * thousands, as Dutch people write them.
 */
export function centsOf(text: string): number | null {
  const bare = text.replaceAll(/[€\s\u00a0]/gu, '')
  if (!/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$|^\d+(?:[.,]\d{1,2})?$/u.test(bare)) return null
  const plain = /^\d{1,3}(?:\.\d{3})+/u.test(bare) ? bare.replaceAll('.', '') : bare
  return Math.round(Number(plain.replace(',', '.')) * 100)
}

/** As it stands in a field: "12,50". */
export const amountText = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
