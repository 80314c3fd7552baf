import type { DutchArea } from '@klantregie/contract'

/** What a circle stands for: a municipality or the area of a postcode. `x`, `y`: hundreds of metres, y to the north. */
export interface Spot {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly inhabitants: number
  readonly x: number
  readonly y: number
}

type Counts = readonly { readonly code: string; readonly count: number }[]
export type By = 'municipality' | 'area'

/** Counts put in their place, the largest first. A municipality stands where most of its inhabitants do. */
export function spotsOf(areas: readonly DutchArea[], counts: Counts, by: By): readonly Spot[] {
  const places = by === 'area' ? areaPlaces(areas) : municipalityPlaces(areas)
  return counts.flatMap(({ code, count }) => {
    const place = places.get(code)
    return place ? [{ ...place, count }] : []
  })
}

type Place = Omit<Spot, 'count'>

function areaPlaces(areas: readonly DutchArea[]): ReadonlyMap<string, Place> {
  return new Map(
    areas.map(({ area, place, x, y, inhabitants }) => [
      area,
      { code: area, name: `${area} ${place}`, x, y, inhabitants },
    ]),
  )
}

function municipalityPlaces(areas: readonly DutchArea[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [code, own] of Map.groupBy(areas, ({ municipalityCode }) => municipalityCode)) {
    const weights = own.map(({ inhabitants }) => inhabitants + 1)
    const weight = sum(weights)
    const middle = (axis: 'x' | 'y') => sum(own.map((area, index) => area[axis] * (weights[index] ?? 0))) / weight
    const inhabitants = sum(own.map((area) => area.inhabitants))
    places.set(code, { code, name: own[0]?.municipality ?? code, x: middle('x'), y: middle('y'), inhabitants })
  }
  return places
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** A part of the country, in hundreds of metres. */
export interface Frame {
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

/** The whole country. */
export const COUNTRY: Frame = { left: 100, bottom: 3030, width: 2700, height: 3140 }
/** Nearer than this the dots of areas say nothing any more: twelve kilometres. */
const LEAST = 120
/** Which part of the relations must be on the map: one who moved to Groningen does not make the rest small. */
const MOSTLY = 0.97

/** The part of the country where nearly all of them are, nearest first from where most are. */
export function frameOf(spots: readonly Spot[]): Frame {
  const total = sum(spots.map(({ count }) => count))
  if (total === 0) return COUNTRY
  const shown = nearest(spots, total * MOSTLY)
  const [xs, ys] = [shown.map(({ x }) => x), shown.map(({ y }) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const margin = Math.max(right - left, top - bottom) * 0.12
  const width = Math.max(LEAST, right - left + 2 * margin)
  const height = Math.max(LEAST * 0.75, top - bottom + 2 * margin, width * 0.6)
  const wide = Math.max(width, height * 0.9)
  return { left: (left + right - wide) / 2, bottom: (bottom + top - height) / 2, width: wide, height }
}

function nearest(spots: readonly Spot[], enough: number): readonly Spot[] {
  const total = sum(spots.map(({ count }) => count))
  const middle = (axis: 'x' | 'y') => sum(spots.map((spot) => spot[axis] * spot.count)) / total
  const [x, y] = [middle('x'), middle('y')]
  const near = spots.toSorted((one, other) => Math.hypot(one.x - x, one.y - y) - Math.hypot(other.x - x, other.y - y))
  let reached = 0
  const last = near.findIndex(({ count }) => (reached += count) >= enough)
  return near.slice(0, last + 1)
}

export function isIn({ left, bottom, width, height }: Frame, { x, y }: Pick<Spot, 'x' | 'y'>): boolean {
  return x >= left && x <= left + width && y >= bottom && y <= bottom + height
}

/** The picture is drawn this wide, in units of its own. */
export const WIDTH = 640

/** From the ground to the picture, where y runs down. */
export function placeIn(frame: Frame, { x, y }: Pick<Spot, 'x' | 'y'>): { readonly x: number; readonly y: number } {
  const scale = WIDTH / frame.width
  return { x: round((x - frame.left) * scale), y: round((frame.bottom + frame.height - y) * scale) }
}

const round = (value: number) => Math.round(value * 10) / 10

export function heightOf(frame: Frame): number {
  return Math.round((WIDTH * frame.height) / frame.width)
}

const LARGEST = 34
const SMALLEST = 3

/** The surface tells the number, so that twice as many looks twice as much; the smallest can still be pointed at. */
export function radiusOf(count: number, most: number): number {
  return most <= 0 ? SMALLEST : Math.max(SMALLEST, round(LARGEST * Math.sqrt(count / most)))
}

export interface Label {
  readonly code: string
  readonly text: string
  readonly x: number
  readonly y: number
}

const MOST_LABELS = 12
const LETTER = 7
const LINE = 16

/** Names beside the largest circles, as far as they do not stand over each other. */
export function labelsOf(spots: readonly Spot[], frame: Frame): readonly Label[] {
  const most = spots[0]?.count ?? 0
  const labels: Label[] = []
  for (const spot of spots.filter((one) => isIn(frame, one))) {
    if (labels.length >= MOST_LABELS) break
    const at = placeIn(frame, spot)
    const y = at.y + radiusOf(spot.count, most) + LINE * 0.8
    const half = (spot.name.length * LETTER) / 2
    const x = Math.min(WIDTH - half, Math.max(half, at.x))
    const isFree = labels.every(
      (other) => Math.abs(other.y - y) > LINE || Math.abs(other.x - x) > half + (other.text.length * LETTER) / 2,
    )
    if (isFree && y < heightOf(frame)) labels.push({ code: spot.code, text: spot.name, x: round(x), y: round(y) })
  }
  return labels
}

/** Of every thousand inhabitants how many are known; null where next to nobody lives. */
export function perThousand({ count, inhabitants }: Pick<Spot, 'count' | 'inhabitants'>): number | null {
  return inhabitants < 50 ? null : Math.round((10_000 * count) / inhabitants) / 10
}

/** Round numbers to explain the circles by: the largest, and smaller ones that look clearly smaller. */
export function legendOf(most: number): readonly number[] {
  const steps = [1, 0.25, 0.05].map((share) => Number((most * share).toPrecision(1))).filter((count) => count >= 1)
  return [...new Set(steps)]
}
