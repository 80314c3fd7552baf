import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenParts, indexOf, LEAST, type Cell } from './suppress.rules.ts'

const of = (...counts: readonly (number | readonly [number, number])[]): Cell[] =>
  counts.map((one) => (typeof one === 'number' ? { count: one } : { count: one[0], of: one[1] }))

test.each([
  { what: 'nothing is small', cells: of(10, 20, 30), hidden: [] },
  { what: 'nobody is no small number', cells: of(0, 20, 30), hidden: [] },
  { what: 'five is told', cells: of(5, 20), hidden: [] },
  { what: 'one small part takes the smallest other with it', cells: of(3, 40, 20), hidden: [0, 2] },
  { what: 'two small parts that are together five or more stand alone', cells: of(3, 4, 20), hidden: [0, 1] },
  { what: 'two small parts that are together small take a third', cells: of(1, 2, 20, 30), hidden: [0, 1, 2] },
  { what: 'nothing is hidden behind nobody while there is another', cells: of(3, 0, 9), hidden: [0, 2] },
  { what: 'where there is no other, nobody is hidden too', cells: of(3, 0), hidden: [0, 1] },
  { what: 'nearly all of all tells the few who are not', cells: of([98, 100], [50, 90], [40, 80]), hidden: [0, 2] },
  { what: 'all of all tells nothing', cells: of([100, 100], [50, 90]), hidden: [] },
  { what: 'a single part is its total', cells: of(3), hidden: [0] },
])('$what', ({ cells, hidden }) => expect([...hiddenParts(cells)].toSorted()).toEqual(hidden))

test('whoever takes what is told from the total is left with several parts that are together not small, or with everything', () => {
  const cell = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    .map(([count, rest]) => ({ count, of: count + rest }))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 12 }), (cells) => {
      const hidden = hiddenParts(cells)
      const told = cells.filter((_cell, at) => !hidden.has(at))
      const missing = cells.filter((_cell, at) => hidden.has(at))
      for (const { count, of: beside } of told) {
        expect(count === 0 || count >= LEAST).toBe(true)
        expect(beside === count || beside - count >= LEAST).toBe(true)
      }
      if (missing.length === 0 || missing.length === cells.length) return
      const sum = missing.reduce((total, { count }) => total + count, 0)
      expect(missing.length).toBeGreaterThan(1)
      expect(sum === 0 || sum >= LEAST).toBe(true)
    }),
    { seed: 3 },
  )
})

test.each([
  { what: 'as much', part: 10, whole: 100, other: { part: 5, whole: 50 }, index: 100 },
  { what: 'twice as much', part: 20, whole: 100, other: { part: 5, whole: 50 }, index: 200 },
  { what: 'none', part: 0, whole: 100, other: { part: 5, whole: 50 }, index: 0 },
  { what: 'against nobody', part: 10, whole: 100, other: { part: 0, whole: 50 }, index: null },
  { what: 'of nobody', part: 0, whole: 0, other: { part: 5, whole: 50 }, index: null },
])('an index of $what', ({ part, whole, other, index }) => expect(indexOf(part, whole, other)).toBe(index))
