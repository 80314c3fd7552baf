/** Consent for children under sixteen comes from whoever has parental authority (art. 8 AVG, art. 5 UAVG). */
export const AGE_OF_CONSENT = 16

/**
 * Whoever was born after this day is younger than sixteen on `today` (both "2026-03-01"); people turn sixteen on their
 * birthday, and who was born on 29 February does so on 1 March of a year without one. The answer is to be compared as a text,
 * or as the day that PostgreSQL makes of it.
 */
export function minorsBornAfter(today: string): string {
  const year = Number(today.slice(0, 4)) - AGE_OF_CONSENT
  return `${String(year).padStart(4, '0')}${today.slice(4)}`
}

/** Of whom no birth date is known is not taken for a child. */
export function isMinor(birthDate: string | null, today: string): boolean {
  return birthDate !== null && birthDate > minorsBornAfter(today)
}
