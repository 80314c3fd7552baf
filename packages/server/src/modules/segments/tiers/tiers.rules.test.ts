import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  calculateTransitions,
  decideDirection,
  decideMove,
  decideThresholds,
  decideTier,
  STARTING_THRESHOLDS,
  TIERS_FROM,
  TIERS_TO,
} from './tiers.rules.ts'

const theatre = { participantFrom: 2, coreFrom: 4 }
const loans = { participantFrom: 12, coreFrom: 50 }

test.each([
  { times: 0, thresholds: theatre, tier: null },
  { times: 1, thresholds: theatre, tier: 'passant' },
  { times: 2, thresholds: theatre, tier: 'participant' },
  { times: 3, thresholds: theatre, tier: 'participant' },
  { times: 4, thresholds: theatre, tier: 'core' },
  { times: 400, thresholds: theatre, tier: 'core' },
  { times: 11, thresholds: loans, tier: 'passant' },
  { times: 12, thresholds: loans, tier: 'participant' },
  { times: 50, thresholds: loans, tier: 'core' },
])('$times times with $thresholds.participantFrom and $thresholds.coreFrom is $tier', ({ times, thresholds, tier }) => {
  expect(decideTier(times, thresholds)).toBe(tier)
})

test.each([
  { thresholds: STARTING_THRESHOLDS, problem: null },
  { thresholds: { participantFrom: 2.5, coreFrom: 4 }, problem: 'not_whole' },
  { thresholds: { participantFrom: 2, coreFrom: NaN }, problem: 'not_whole' },
  { thresholds: { participantFrom: 1, coreFrom: 4 }, problem: 'participant_too_low' },
  { thresholds: { participantFrom: 4, coreFrom: 4 }, problem: 'core_not_above_participant' },
])('thresholds $thresholds.participantFrom and $thresholds.coreFrom: $problem', ({ thresholds, problem }) => {
  expect(decideThresholds(thresholds)).toBe(problem)
})

test.each([
  { earlier: 1, later: 5, before: false, move: { from: 'passant', to: 'core' }, direction: 'rose' },
  { earlier: 2, later: 3, before: true, move: { from: 'participant', to: 'participant' }, direction: 'stayed' },
  { earlier: 4, later: 1, before: true, move: { from: 'core', to: 'passant' }, direction: 'fell' },
  { earlier: 4, later: 0, before: true, move: { from: 'core', to: 'gone' }, direction: 'gone' },
  { earlier: 0, later: 2, before: false, move: { from: 'new', to: 'participant' }, direction: 'came' },
  { earlier: 0, later: 2, before: true, move: { from: 'returned', to: 'participant' }, direction: 'came' },
] as const)('from $earlier to $later times: $move.from to $move.to', ({ earlier, later, before, move, direction }) => {
  const history = { earlierTimes: earlier, laterTimes: later, isKnownFromBefore: before }
  expect(decideMove(history, theatre)).toEqual(move)
  expect(decideDirection(move)).toBe(direction)
})

test('who was in neither period is in no cell', () => {
  const history = { earlierTimes: 0, laterTimes: 0, isKnownFromBefore: true }
  expect(decideMove(history, theatre)).toBeNull()
  expect(calculateTransitions([history], theatre).relations).toBe(0)
})

test('the matrix counts everybody once, and its totals follow from it', () => {
  const history = fc.record({
    earlierTimes: fc.nat(6),
    laterTimes: fc.nat(6),
    isKnownFromBefore: fc.boolean(),
    relations: fc.integer({ min: 1, max: 1000 }),
  })
  fc.assert(
    fc.property(fc.array(history, { maxLength: 60 }), (histories) => {
      const outcome = calculateTransitions(histories, theatre)
      const seen = histories.filter((one) => one.earlierTimes + one.laterTimes > 0)
      const cells = TIERS_FROM.flatMap((from) => TIERS_TO.map((to) => outcome.matrix[from][to]))
      expect(outcome.relations).toBe(seen.reduce((sum, { relations }) => sum + relations, 0))
      expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(outcome.relations)
      expect(outcome.stayed + outcome.rose + outcome.fell + outcome.came + outcome.gone).toBe(outcome.relations)
      expect(outcome.matrix.new.gone + outcome.matrix.returned.gone).toBe(0)
      const left = histories.filter((one) => one.earlierTimes > 0 && one.laterTimes === 0)
      expect(outcome.gone).toBe(left.reduce((sum, { relations }) => sum + relations, 0))
    }),
  )
})
