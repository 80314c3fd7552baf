/** A smooth function: writes its gradient at `point` into `gradient` and gives its value back (Infinity where it is not defined). */
export type Smooth = (point: readonly number[], gradient: Float64Array) => number

export interface Minimum {
  readonly point: readonly number[]
  readonly value: number
  /** The largest component of the gradient at the point. */
  readonly steepness: number
  readonly steps: number
}

export interface MinimiseOptions {
  /** Done when no component of the gradient is larger than this. */
  readonly flatness: number
  /** No step moves a coordinate further than this, so that one bad guess cannot throw the search far away. */
  readonly longestStep: number
  /** Coordinates stay within −reach … reach; a search that gets there has run off and stops. */
  readonly reach: number
  readonly mostSteps: number
}

/** A step is good enough when it gains this part of what the slope promised (Nocedal & Wright 2006, 3.1: "c1"). */
const SUFFICIENT_GAIN = 1e-4
/** Each attempt halves the step; after so many, what is left is smaller than rounding. */
const MOST_HALVINGS = 20
/** A promised gain below this part of the value drowns in the rounding of a sum over very many rows. */
const LEAST_GAIN = 1e-14

interface Place {
  readonly point: readonly number[]
  readonly value: number
  readonly gradient: Float64Array
}

/**
 * Looks for a minimum by the method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal & Wright, Numerical Optimization,
 * 2006, algorithm 6.1) with a halving line search. For a handful of coordinates. The same start gives the same end; it
 * says how flat the place is where it stopped and leaves the judgement to the caller.
 */
export function minimise(smooth: Smooth, start: readonly number[], options: MinimiseOptions): Minimum {
  let place = look(smooth, start)
  let inverse: readonly Float64Array[] = identity(start.length)
  let steps = 0
  let isFresh = true
  while (steps < options.mostSteps && steepness(place.gradient) > options.flatness && !hasRunOff(place, options)) {
    const direction = downhill(inverse, place.gradient)
    const next = walk(smooth, place, direction, options)
    if (!next && isFresh) break
    // A worn-out picture of the curvature is thrown away once; steepest descent from the same place is the last try.
    inverse = next ? bend(inverse, place, next) : identity(start.length)
    isFresh = !next
    place = next ?? place
    steps++
  }
  return { point: place.point, value: place.value, steepness: steepness(place.gradient), steps }
}

function look(smooth: Smooth, point: readonly number[]): Place {
  const gradient = new Float64Array(point.length)
  const value = smooth(point, gradient)
  return { point, value: Number.isNaN(value) ? Infinity : value, gradient }
}

function walk(smooth: Smooth, from: Place, direction: readonly number[], options: MinimiseOptions): Place | undefined {
  const slope = dot(direction, from.gradient)
  if (!(-slope > LEAST_GAIN * Math.max(1, Math.abs(from.value)))) return undefined
  const longest = Math.max(...direction.map(Math.abs))
  let size = Math.min(1, options.longestStep / longest)
  for (let attempt = 0; attempt < MOST_HALVINGS; attempt++) {
    const next = look(smooth, within(from.point, direction, size, options.reach))
    if (next.value <= from.value + SUFFICIENT_GAIN * size * slope && next.value < from.value) return next
    size /= 2
  }
  return undefined
}

const within = (point: readonly number[], direction: readonly number[], size: number, reach: number) =>
  point.map((coordinate, i) => Math.min(reach, Math.max(-reach, coordinate + size * (direction[i] ?? 0))))

/** The new picture of the inverse curvature (Nocedal & Wright, equation 6.17), unless the step says nothing about it. */
function bend(inverse: readonly Float64Array[], from: Place, to: Place): readonly Float64Array[] {
  const moved = to.point.map((coordinate, i) => coordinate - (from.point[i] ?? 0))
  const turned = moved.map((_, i) => (to.gradient[i] ?? 0) - (from.gradient[i] ?? 0))
  const curvature = dot(moved, turned)
  if (!(curvature > 1e-12 * norm(moved) * norm(turned))) return inverse
  const seen = inverse.map((row) => dot(row, turned))
  const scale = (1 + dot(turned, seen) / curvature) / curvature
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const cross = (moved[i] ?? 0) * (seen[j] ?? 0) + (seen[i] ?? 0) * (moved[j] ?? 0)
      return value + scale * (moved[i] ?? 0) * (moved[j] ?? 0) - cross / curvature
    }),
  )
}

const hasRunOff = ({ point }: Place, { reach }: MinimiseOptions) =>
  point.some((coordinate) => Math.abs(coordinate) >= reach)

const identity = (size: number) =>
  Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))

const downhill = (inverse: readonly Float64Array[], gradient: Float64Array) => inverse.map((row) => -dot(row, gradient))

const norm = (vector: ArrayLike<number>) => Math.sqrt(dot(vector, vector))

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}

function steepness(gradient: Float64Array): number {
  let largest = 0
  for (const component of gradient)
    largest = Math.max(largest, Number.isNaN(component) ? Infinity : Math.abs(component))
  return largest
}
