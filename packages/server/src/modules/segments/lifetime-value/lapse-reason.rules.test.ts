import { expect, test } from 'vitest'
import { reasonsFor, type Past } from './lapse-reason.rules.ts'

const TODAY = '2026-03-02'
const past = (change: Partial<Past>): Past => ({ days: ['2025-08-01'], companies: [], memberUntil: null, ...change })
const everyFiveWeeks = ['2025-08-01', '2025-06-27', '2025-05-23', '2025-04-18']

test.each([
  {
    what: 'who came every five weeks has a pace, and stayed away for seven months',
    of: past({ days: everyFiveWeeks }),
    reasons: [{ kind: 'pace', everyDays: 35, awayDays: 213 }],
  },
  {
    what: 'of two times no pace is told',
    of: past({ days: ['2025-08-01', '2025-04-18'] }),
    reasons: [{ kind: 'last', awayDays: 213 }],
  },
  {
    what: 'who came with four and the last time alone',
    of: past({ companies: [1, 4, 4, 5] }),
    reasons: [
      { kind: 'last', awayDays: 213 },
      { kind: 'company', before: 4, now: 1 },
    ],
  },
  {
    what: 'one fewer is nothing to tell',
    of: past({ companies: [3, 4, 4, 4] }),
    reasons: [{ kind: 'last', awayDays: 213 }],
  },
  {
    what: 'who always came alone lost no company',
    of: past({ companies: [1, 1, 1, 1] }),
    reasons: [{ kind: 'last', awayDays: 213 }],
  },
  {
    what: 'two evenings are too few to say with whom somebody comes',
    of: past({ companies: [1, 4] }),
    reasons: [{ kind: 'last', awayDays: 213 }],
  },
  {
    what: 'a membership that ended',
    of: past({ memberUntil: '2025-12-31' }),
    reasons: [
      { kind: 'last', awayDays: 213 },
      { kind: 'membership', until: '2025-12-31' },
    ],
  },
  { what: 'who never did anything', of: past({ days: [] }), reasons: [] },
])('$what', ({ of, reasons }) => expect(reasonsFor(of, TODAY)).toEqual(reasons))
