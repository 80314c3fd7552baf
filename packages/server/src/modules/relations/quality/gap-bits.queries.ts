import type { CompletenessField, QualityGap, ValidityField } from '@klantregie/contract'

/** The bits of `relation.gaps`, as migration 0020 works them out. Never give one another meaning: add. */
export const MISSING: Readonly<Record<CompletenessField, number>> = {
  reachable: 1,
  emails: 2,
  phones: 4,
  addresses: 8,
  municipality: 16,
  birthDate: 32,
  website: 64,
}

/** What cannot be right; of a day of birth that depends on the day of asking. */
export const WRONG: Readonly<Record<Exclude<ValidityField, 'birthDate'>, number>> = {
  emails: 128,
  phones: 256,
  postcode: 1024,
  brin: 4096,
}

/** There is a value to be judged where that does not follow from what is missing: a Dutch postcode, a school's number. */
export const HAS_DUTCH_POSTCODE = 512
export const HAS_BRIN = 2048

/** Null for what depends on the day of asking and is no bit. */
export function bitOf(gap: QualityGap): number | null {
  if (gap === 'stale' || gap === 'bad-birthDate') return null
  const [what, field] = [gap.slice(0, gap.indexOf('-')), gap.slice(gap.indexOf('-') + 1)]
  // The contract's list of gaps is made of these fields.
  return what === 'no' ? MISSING[field as CompletenessField] : WRONG[field as keyof typeof WRONG]
}

/** People have become 122 years old. Answers the last day (jjjj-mm-dd) on which nobody who lives on `day` was born. */
export function longAgo(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 122).padStart(4, '0')}${day.slice(4)}`.replace('-02-29', '-02-28')
}
