import { expect, test } from 'vitest'
import { PUBLISHED } from '../testing/cdnow.ts'
import type { BgNbdFit } from './bg-nbd-fit.rules.ts'
import { checkLapse, FEWEST_CALLED, type ReturnRow } from './lapse-check.rules.ts'

const fit = { model: PUBLISHED } as unknown as BgNbdFit
const WEEKS = 39

const row = (repeats: number, activeWeeks: number, weight: number, returned: number): ReturnRow => ({
  ...{ repeats, activeWeeks, observedWeeks: 39, weight, returned, holdoutRepeats: returned },
})
/** Came often until the tenth week: the model calls them lost. */
const oftenThenAway = (weight: number, returned: number) => row(20, 10, weight, returned)
/** Came once, longer ago: the last time alone calls these lost first, the model does not. */
const seldomAndLongAgo = (weight: number, returned: number) => row(1, 9, weight, returned)
const justHere = row(5, 38, 300, 280)

test.each([
  {
    what: 'is not worse when those it calls stay away and those of the simple rule come back',
    rows: [oftenThenAway(200, 10), seldomAndLongAgo(200, 100), justHere],
    check: { verdict: 'not_worse', people: 700, called: 200, right: 190, baselineRight: 100, baselineDays: 210 },
  },
  {
    what: 'is worse when it is the other way about',
    rows: [oftenThenAway(200, 100), seldomAndLongAgo(200, 10), justHere],
    check: { verdict: 'worse', right: 100, baselineRight: 190 },
  },
  {
    what: 'is as good when both call the same people',
    rows: [oftenThenAway(200, 20), justHere],
    check: { verdict: 'not_worse', right: 180, baselineRight: 180 },
  },
  {
    what: 'cannot be told of few people',
    rows: [oftenThenAway(FEWEST_CALLED - 1, 0), justHere],
    check: { verdict: 'too_few', called: FEWEST_CALLED - 1 },
  },
  {
    what: 'says nothing of who never came back',
    rows: [row(0, 0, 1000, 0), justHere],
    check: { verdict: 'too_few', people: 300, called: 0, right: 0, baselineRight: 0 },
  },
  {
    what: 'counts a share of people between whom the simple rule cannot choose',
    rows: [oftenThenAway(100, 0), row(1, 8, 50, 0), seldomAndLongAgo(200, 100)],
    check: { called: 100, baselineRight: 75, baselineDays: 210 },
  },
])('the class $what', ({ rows, check }) => expect(checkLapse(fit, rows, WEEKS)).toMatchObject(check))
