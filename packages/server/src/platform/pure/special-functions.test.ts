import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minimise } from './minimise.ts'
import { digamma, incompleteBeta, logBeta, logGamma } from './special-functions.ts'

/** Equal in so many digits, or so near where the value itself goes through zero. */
const off = (value: number, known: number) => Math.abs(value - known) / Math.max(1, Math.abs(known))

describe('against 40 digits of mpmath', () => {
  test.each([
    { z: 1e-300, lnGamma: 690.77552789821370521, psi: -1e300 },
    { z: 1e-8, lnGamma: 18.420680738180208905, psi: -100000000.57721564845 },
    { z: 0.001, lnGamma: 6.9071788853838536825, psi: -1000.5755719318103005 },
    { z: 0.25, lnGamma: 1.2880225246980774574, psi: -4.2274535333762654081 },
    { z: 0.5, lnGamma: 0.57236494292470008707, psi: -1.9635100260214234794 },
    { z: 1, lnGamma: 0, psi: -0.57721566490153286061 },
    { z: 1.5, lnGamma: -0.12078223763524522235, psi: 0.036489973978576520559 },
    { z: 2, lnGamma: 0, psi: 0.42278433509846713939 },
    { z: 9.999, lnGamma: 12.799575780077412467, psi: 2.2516474172057352559 },
    { z: 10, lnGamma: 12.801827480081469611, psi: 2.2517525890667211076 },
    { z: 100.5, lnGamma: 361.43554046777762156, psi: 4.6051743525818452119 },
    { z: 5000, lnGamma: 37582.626315685350332, psi: 8.5170931880829041067 },
    { z: 1e8, lnGamma: 1742068066.1038347093, psi: 18.420680738952365464 },
    { z: 1e15, lnGamma: 33538776394910668.91, psi: 34.53877639491068476 },
  ])('ln Γ and ψ of $z', ({ z, lnGamma, psi }) => {
    expect(off(logGamma(z), lnGamma)).toBeLessThan(5e-15)
    expect(off(digamma(z), psi)).toBeLessThan(5e-15)
  })
})

test('outside their domain they say so', () => {
  expect([logGamma(0), logGamma(-1), logGamma(NaN), digamma(0), digamma(-3)]).toEqual([Infinity, NaN, NaN, NaN, NaN])
})

test('the slope of ln Γ is ψ, and ln B is that of two equal halves', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (z) => {
      const h = z * 1e-5
      expect(off((logGamma(z + h) - logGamma(z - h)) / (2 * h), digamma(z))).toBeLessThan(1e-6)
    }),
  )
  expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14)
})

describe('the incomplete beta function', () => {
  test.each([
    { z: 0.5, p: 2, q: 3, value: 0.6875 },
    { z: 0.01, p: 10, q: 0.243, value: 4.672573699899959e-22 },
    { z: 0.999, p: 1, q: 0.243, value: 0.8133620309165329 },
    { z: 0.9999, p: 5000, q: 0.5, value: 0.3173105072579534 },
    { z: 0.3, p: 5000, q: 4000, value: 0.0 },
    { z: 0.55, p: 5000, q: 4000, value: 0.14444343162632547 },
    { z: 1e-5, p: 0.001, q: 0.001, value: 0.494277364127962 },
    { z: 0.7, p: 20, q: 3000, value: 1.0 },
    { z: 0.31177, p: 10, q: 0.242593, value: 5.172629231584805e-7 },
  ])('I of $z with $p and $q, against another implementation', ({ z, p, q, value }) => {
    expect(Math.abs(incompleteBeta(z, 1 - z, p, q) - value)).toBeLessThanOrEqual(1e-10 * value)
  })

  test('runs from 0 to 1, never falls, and both sides add up to one', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    const size = fc.double({ min: -7, max: 8, noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(chance, chance, size, size, (one, other, p, q) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const at = incompleteBeta(high, 1 - high, p, q)
        expect(at).toBeLessThanOrEqual(1 + 1e-10)
        expect(incompleteBeta(low, 1 - low, p, q)).toBeLessThanOrEqual(at + 1e-10)
        expect(at + incompleteBeta(1 - high, high, q, p)).toBeCloseTo(1, 9)
      }),
    )
    expect([incompleteBeta(0, 1, 2, 3), incompleteBeta(1, 0, 2, 3)]).toEqual([0, 1])
  })
})

describe('the search for a minimum', () => {
  const options = { flatness: 1e-9, longestStep: 1, reach: 50, mostSteps: 500 }

  test('follows the bend of the valley of Rosenbrock to its end', () => {
    const valley = ([x = 0, y = 0]: readonly number[], gradient: Float64Array) => {
      gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x)
      gradient[1] = 200 * (y - x * x)
      return 100 * (y - x * x) ** 2 + (1 - x) ** 2
    }
    const { point, steepness } = minimise(valley, [-1.2, 1], options)
    expect(point[0]).toBeCloseTo(1, 6)
    expect(point[1]).toBeCloseTo(1, 6)
    expect(steepness).toBeLessThan(1e-4)
  })

  test('stops where a coordinate ran off, and says how steep it still is', () => {
    const slope = ([x = 0]: readonly number[], gradient: Float64Array) => {
      gradient[0] = -1
      return -x
    }
    expect(minimise(slope, [0], options)).toMatchObject({ point: [50], steepness: 1, steps: 50 })
  })

  test('does not walk into places without a value', () => {
    const fenced = ([x = 0]: readonly number[], gradient: Float64Array) => {
      gradient[0] = 1 - 1 / (x + 1)
      return x <= -1 ? NaN : x - Math.log(x + 1)
    }
    expect(minimise(fenced, [8], { ...options, longestStep: 100 }).point[0]).toBeCloseTo(0, 6)
  })
})
