import type { MatchSettings, getMatchSettings } from '@klantregie/contract'
import type { z } from 'zod'

export type Settings = z.output<typeof getMatchSettings.response>
export type Point = Settings['curve'][number]
export type Thresholds = MatchSettings['thresholds']
export type Threshold = keyof Thresholds
export type Exception = MatchSettings['exceptions'][number]

/** A slider moves in half bits: the width in which a run is remembered. */
export const STEP = 0.5
/** Outside these nothing happens any more; a run that was not there yet gives no better idea. */
const USUAL_RANGE = { min: 0, max: 30 }

export interface Range {
  readonly min: number
  readonly max: number
}

/** What the sliders and the curve span: everything that was measured, and both thresholds. */
export function rangeOf(curve: readonly Point[], { auto, suggest }: Thresholds): Range {
  const scores = curve.length === 0 ? [USUAL_RANGE.min, USUAL_RANGE.max] : curve.map(({ score }) => score)
  return { min: Math.floor(Math.min(...scores, suggest)), max: Math.ceil(Math.max(...scores, auto)) }
}

/** From this score on: which part the model expects to be the same. Null when nothing scored so high. */
export function precisionAt(curve: readonly Point[], score: number): number | null {
  return at(curve, score)?.precision ?? null
}

export function pairsAt(curve: readonly Point[], score: number): number {
  return at(curve, score)?.pairs ?? 0
}

/** The curve holds "from here on", lowest score first: the first point that is not below. */
function at(curve: readonly Point[], score: number): Point | null {
  return curve.find((point) => point.score >= score) ?? null
}

/** Moves one threshold and pushes the other along: asking from above where merging begins means nothing. */
export function withThreshold(thresholds: Thresholds, which: Threshold, value: number): Thresholds {
  return which === 'auto'
    ? { auto: value, suggest: Math.min(thresholds.suggest, value) }
    : { suggest: value, auto: Math.max(thresholds.auto, value) }
}

/** "998 van de 1.000": people compare such numbers better than 99,8%. */
export function inThousand(precision: number): number {
  const good = Math.round(precision * 1000)
  // Nothing is promised to be always right.
  return precision < 1 ? Math.min(good, 999) : good
}

export function isSameSettings(one: MatchSettings, other: MatchSettings): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/** What is sent: the settings without what was measured of them. */
export function plain({ isAutomatic, thresholds, exceptions }: MatchSettings): MatchSettings {
  return {
    isAutomatic,
    thresholds: { auto: thresholds.auto, suggest: thresholds.suggest },
    exceptions: exceptions.map(({ sourceId, typeId, thresholds: own }) => ({
      sourceId,
      typeId,
      thresholds: { auto: own.auto, suggest: own.suggest },
    })),
  }
}

/** An exception for the same source or type takes the place of the one that was there. */
export function withException(exceptions: readonly Exception[], added: Exception): Exception[] {
  return [...exceptions.filter((one) => !isAbout(one, added)), added]
}

export function isAbout(one: Pick<Exception, 'sourceId' | 'typeId'>, other: Pick<Exception, 'sourceId' | 'typeId'>) {
  return one.sourceId === other.sourceId && one.typeId === other.typeId
}

/** A point of the curve in the picture, in units of the picture; 0,0 is at the top left. */
export function placeOf(range: Range, frame: { readonly width: number; readonly height: number }) {
  const span = Math.max(range.max - range.min, STEP)
  return {
    x: (score: number) => ((score - range.min) / span) * frame.width,
    y: (precision: number) => (1 - precision) * frame.height,
  }
}
