import type { MatchSettings } from '@klantregie/contract'
import { thresholdsFor } from './thresholds.rules.ts'

/**
 * What a matching run found, small enough to keep: pairs counted by score, apart for every combination of sources, types
 * and "may be merged", because settings can differ by those. Other settings are judged on it without matching again.
 * A score that lies in the middle of a bin counts for the part of the bin above it, so a figure is exact at whole and half
 * bits and an estimate in between.
 */
export type Histogram = {
  readonly version: 1
  readonly groups: readonly Group[]
}

type Group = {
  readonly sourceIds: readonly string[]
  readonly typeIds: readonly string[]
  /** False: never merged by itself whatever the score, because nothing in it is about the person. */
  readonly mayMerge: boolean
  readonly bins: readonly Bin[]
}

/** Number (score divided by STEP, rounded down), pairs, and how many of those the model expects to be two after all. */
type Bin = readonly [number: number, pairs: number, wrong: number]

export type JudgedPair = {
  /** Bits. */
  readonly score: number
  /** Chance that the two are one, 0–1. */
  readonly probability: number
  readonly sourceIds: readonly string[]
  readonly typeIds: readonly string[]
  /** True unless told. */
  readonly mayMerge?: boolean
}

/** Width of a bin in bits. */
const STEP = 0.5
/** No threshold can lie outside these (contract: Thresholds), so what does is counted at the edge. */
const LOWEST = -20
const HIGHEST = 60

type Filling = Omit<Group, 'bins'> & { readonly bins: Map<number, [pairs: number, wrong: number]> }

/** One pair per merge that was made or question that was asked, or might have been with other settings. */
export function buildHistogram(pairs: Iterable<JudgedPair>): Histogram {
  const groups = new Map<string, Filling>()
  for (const { score, probability, sourceIds, typeIds, mayMerge = true } of pairs) {
    const [sources, types] = [namesOnce(sourceIds), namesOnce(typeIds)]
    const key = `${sources.join()} ${types.join()} ${String(mayMerge)}`
    const group: Filling = groups.get(key) ?? { sourceIds: sources, typeIds: types, mayMerge, bins: new Map() }
    groups.set(key, group)
    const number = Math.floor(Math.min(HIGHEST, Math.max(LOWEST, score)) / STEP)
    const bin = group.bins.get(number) ?? [0, 0]
    group.bins.set(number, bin)
    bin[0] += 1
    bin[1] += 1 - probability
  }
  return {
    version: 1,
    groups: [...groups.entries()]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, { bins, ...group }]) => ({ ...group, bins: sorted(bins) })),
  }
}

function namesOnce(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort()
}

function sorted(bins: ReadonlyMap<number, readonly [number, number]>): Bin[] {
  return [...bins]
    .sort(([left], [right]) => left - right)
    .map(([number, [pairs, wrong]]) => [number, pairs, Number(wrong.toPrecision(6))] as const)
}

export type PrecisionPoint = { readonly score: number; readonly pairs: number; readonly precision: number }

/** From each score on, lowest first: how many pairs, and which part of them the model expects to be the same. */
export function curveOf(histogram: Histogram): PrecisionPoint[] {
  const bins = new Map<number, [number, number]>()
  for (const [number, pairs, wrong] of histogram.groups.flatMap((group) => group.bins)) {
    const [morePairs, moreWrong] = bins.get(number) ?? [0, 0]
    bins.set(number, [pairs + morePairs, wrong + moreWrong])
  }
  let [pairs, wrong] = [0, 0]
  const points = [...bins]
    .sort(([left], [right]) => right - left)
    .map(([number, [own, ownWrong]]) => {
      pairs += own
      wrong += ownWrong
      return { score: number * STEP, pairs, precision: precisionOf(pairs, wrong) }
    })
  return points.reverse()
}

type Tally = { pairs: number; wrong: number }

/** What settings make of the pairs: those merged without asking, and those somebody is asked about. */
function tally(histogram: Histogram, settings: MatchSettings): { readonly merged: Tally; readonly asked: Tally } {
  const [merged, asked] = [
    { pairs: 0, wrong: 0 },
    { pairs: 0, wrong: 0 },
  ]
  for (const { sourceIds, typeIds, mayMerge, bins } of histogram.groups) {
    const { auto, suggest } = thresholdsFor(settings, sourceIds, typeIds)
    for (const bin of bins) {
      const above = mayMerge && settings.isAutomatic ? partAbove(bin, auto) : 0
      add(merged, bin, above)
      add(asked, bin, Math.max(0, partAbove(bin, suggest) - above))
    }
  }
  return { merged, asked }
}

function partAbove([number]: Bin, threshold: number): number {
  return Math.min(1, Math.max(0, number + 1 - threshold / STEP))
}

function add(to: Tally, [, pairs, wrong]: Bin, part: number): void {
  to.pairs += pairs * part
  to.wrong += wrong * part
}

export type Effect = { readonly merges: number; readonly questions: number; readonly expectedWrong: number }

/** What settings would have made of the run: `expectedWrong` is the number of merges that the model expects to be wrong. */
export function effectOf(histogram: Histogram, settings: MatchSettings): Effect {
  const { merged, asked } = tally(histogram, settings)
  return {
    merges: Math.round(merged.pairs),
    questions: Math.round(asked.pairs),
    expectedWrong: Math.round(merged.wrong * 100) / 100,
  }
}

/** Which part (0–1) of what is merged, and of what is asked, the model expects to be the same; null when there is nothing. */
export function expectedOf(
  histogram: Histogram,
  settings: MatchSettings,
): { auto: number | null; suggest: number | null } {
  const { merged, asked } = tally(histogram, settings)
  const part = ({ pairs, wrong }: Tally) => (pairs > 0 ? precisionOf(pairs, wrong) : null)
  return { auto: part(merged), suggest: part(asked) }
}

function precisionOf(pairs: number, wrong: number): number {
  return Math.min(1, Math.max(0, 1 - wrong / pairs))
}
