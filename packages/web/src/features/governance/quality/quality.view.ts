import type { DomainQuality, FigureKey, QualityDimension, QualityFigure } from '@klantregie/contract'

/** What is not good of a figure; null while it was not measured. */
export function missingOf({ measured, good }: Pick<QualityFigure, 'measured' | 'good'>): number | null {
  return measured === null || good === null ? null : measured - good
}

/** 0–1; null when nothing was measured, or there was nothing to judge. */
export function partOf({ measured, good }: Pick<QualityFigure, 'measured' | 'good'>): number | null {
  return measured === null || good === null || measured === 0 ? null : good / measured
}

/** Per dimension its figures, what counts first and the largest number that is not good before the others. */
export function grouped(figures: readonly QualityFigure[], dimension: QualityDimension): readonly QualityFigure[] {
  return figures
    .filter((figure) => figure.dimension === dimension)
    .sort((a, b) => Number(b.isCounted) - Number(a.isCounted) || (missingOf(b) ?? 0) - (missingOf(a) ?? 0))
}

/** The dimensions that made the score. */
export function partsOfScore({ dimensions }: Pick<DomainQuality, 'dimensions'>): readonly QualityDimension[] {
  return dimensions.filter(({ score }) => score !== null).map(({ dimension }) => dimension)
}

type TrendPoint = { readonly day: string; readonly score: number | null }

/**
 * A line through the scores by their day, in a box of `width` by `height`. The whole height is 0–100 %: a small change must not
 * look like a fall. Empty with fewer than two points.
 */
export function trendPath(trend: readonly TrendPoint[], width: number, height: number): string {
  const points = trend.flatMap(({ day, score }) => (score === null ? [] : [{ at: Date.parse(day), score }]))
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first.at === last.at) return ''
  return points
    .map(({ at, score }, index) => {
      const x = ((at - first.at) / (last.at - first.at)) * width
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${((1 - score) * height).toFixed(1)}`
    })
    .join(' ')
}

/** The figure by which the glossary explains a dimension. */
export const figureOf: Readonly<Record<QualityDimension, FigureKey>> = {
  completeness: 'completeness',
  validity: 'validity',
  freshness: 'freshness',
  duplicates: 'duplicates',
  conflicts: 'source_conflicts',
  bounced: 'bounced',
}
