/** Weights below e^−42 of the highest are lost in the last digit of the sum. */
const LOST = -42
const STEP_OUT = 0.25
const FIRST_STEP = 1 / 4
const MOST_HALVINGS = 8
/** Halving the step squares the error, so two means that differ this little are both right to about twice as many digits. */
const CLOSE = 1e-8

interface Sums {
  readonly values: number
  readonly weights: number
}

/**
 * The mean of a smooth positive function of a chance p that is Beta(a, b) distributed, for any a and b above zero.
 *
 * On the scale y = ln(p / (1 − p)) the density is proportional to p^a (1 − p)^b: one hill without poles nearby, for which
 * the plain trapezoidal rule converges exponentially (Trefethen & Weideman, SIAM Review 56, 2014). y = top + width · sinh(s)
 * keeps long tails short (Takahasi & Mori 1974). The weights are divided by their own sum, so that no beta function is
 * needed and errors of both sums cancel. The step is halved until the mean stands still.
 */
export function meanOverBeta(a: number, b: number, smooth: (p: number) => number): number {
  const top = Math.log(a / b)
  const width = Math.min(1, Math.sqrt((a + b) / a / b))
  const hill: Hill = { a, b, top, width, height: logDensity(a, b, top) }
  const low = edge(hill, -STEP_OUT)
  const high = edge(hill, STEP_OUT)
  let step = FIRST_STEP
  let sums = addUp(hill, smooth, { from: low, until: high, step })
  let mean = sums.values / sums.weights
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const between = addUp(hill, smooth, { from: low + step / 2, until: high, step })
    sums = { values: sums.values + between.values, weights: sums.weights + between.weights }
    const next = sums.values / sums.weights
    const isClose = Math.abs(next - mean) <= CLOSE * Math.abs(next)
    mean = next
    if (isClose) break
    step /= 2
  }
  return mean
}

interface Hill {
  readonly a: number
  readonly b: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** ln (p^a (1 − p)^b) with p = 1 / (1 + e^−y), without rounding p to 0 or 1. */
function logDensity(a: number, b: number, y: number): number {
  const bend = Math.log1p(Math.exp(-Math.abs(y)))
  return y < 0 ? a * (y - bend) - b * bend : -a * bend - b * (y + bend)
}

function edge(hill: Hill, stepOut: number): number {
  let s = stepOut
  while (logWeight(hill, s) > LOST) s += stepOut
  return s
}

const logWeight = ({ a, b, top, width, height }: Hill, s: number) =>
  logDensity(a, b, top + width * Math.sinh(s)) - height + Math.abs(s)

function addUp(hill: Hill, smooth: (p: number) => number, grid: { from: number; until: number; step: number }): Sums {
  let values = 0
  let weights = 0
  for (let s = grid.from; s <= grid.until; s += grid.step) {
    const y = hill.top + hill.width * Math.sinh(s)
    const weight = Math.exp(logDensity(hill.a, hill.b, y) - hill.height) * Math.cosh(s)
    weights += weight
    values += weight * smooth(1 / (1 + Math.exp(-y)))
  }
  return { values, weights }
}
