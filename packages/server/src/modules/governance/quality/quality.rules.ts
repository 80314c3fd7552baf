import { CompletenessField, ValidityField, type QualityDimension, type QualityGap } from '@klantregie/contract'

/** What counts towards a score, in the order in which it is shown; "bounced" is shown and not measured yet. */
export const DIMENSIONS: readonly QualityDimension[] = [
  'completeness',
  'validity',
  'freshness',
  'duplicates',
  'conflicts',
  'bounced',
]

export type Figure = {
  readonly dimension: string
  readonly field: string
  readonly measured: number
  readonly good: number
}

/** Fields that the owner does not expect are shown and do not count; of the other dimensions everything counts. */
export function isCounted(
  { dimension, field }: Pick<Figure, 'dimension' | 'field'>,
  expected: readonly string[],
): boolean {
  return dimension !== 'completeness' || expected.includes(field)
}

/**
 * The score of a dimension, 0–1: everything good of everything measured, over the fields that count. Null when nothing was
 * measured: without values there is nothing to be wrong about, and 0 would be a lie.
 */
export function scoreOf(
  figures: readonly Figure[],
  dimension: QualityDimension,
  expected: readonly string[],
): number | null {
  const counted = figures.filter((figure) => figure.dimension === dimension && isCounted(figure, expected))
  const measured = counted.reduce((sum, figure) => sum + figure.measured, 0)
  const good = counted.reduce((sum, figure) => sum + figure.good, 0)
  return measured === 0 ? null : good / measured
}

/** The score of a domain: the mean of its dimensions that were measured, each weighing the same (glossary: kwaliteitscijfer). */
export function scoreOfDomain(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null)
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length
}

/** The list of relations behind a figure; null for what is no list of relations (pairs, sources) or is not measured. */
export function gapOf({ dimension, field }: Pick<Figure, 'dimension' | 'field'>): QualityGap | null {
  if (dimension === 'freshness') return 'stale'
  const complete = CompletenessField.safeParse(field)
  if (dimension === 'completeness' && complete.success) return `no-${complete.data}`
  const valid = ValidityField.safeParse(field)
  return dimension === 'validity' && valid.success ? `bad-${valid.data}` : null
}

/** Figures of each day for a quarter; before that, those of the first measured day of each month. */
export const DAYS_KEPT = 92
