import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { admissibleMerges, portionsOf, replay, type Operation, type SplitCell } from './merge-replay.rules.ts'

let sequence = 0
const merge = (winner: string, loser: string): Operation => ({
  kind: 'merge',
  sequence: (sequence += 1),
  winner,
  loser,
})
const split = (...cells: readonly (string | SplitCell)[]): Operation => ({
  kind: 'split',
  sequence: (sequence += 1),
  isActive: true,
  cells: cells.map((cell) => (typeof cell === 'string' ? { cell, madeFrom: null } : cell)),
})
const undone = (operation: Operation): Operation => ({ ...operation, isActive: false }) as Operation
const made = (cell: string, madeFrom: string): SplitCell => ({ cell, madeFrom })

test.each([
  { what: 'nothing happened', log: [], expected: {} },
  { what: 'two were merged', log: [merge('a', 'b')], expected: { a: 'a', b: 'a' } },
  {
    what: 'somebody was merged into one that was itself merged into another',
    log: [merge('b', 'c'), merge('a', 'b')],
    expected: { a: 'a', b: 'a', c: 'a' },
  },
  {
    what: 'a merge names a cell that has another relation by now: the winner’s relation stays',
    log: [merge('a', 'b'), merge('c', 'd'), merge('d', 'b')],
    expected: { a: 'c', b: 'c', c: 'c', d: 'c' },
  },
  {
    what: 'the first of two merges was undone (left out): what was merged later stays merged',
    log: [merge('a', 'c')],
    expected: { a: 'a', c: 'a' },
  },
  {
    what: 'what was merged in was taken out again',
    log: [merge('a', 'b'), merge('a', 'c'), split('b')],
    expected: { a: 'a', b: 'b', c: 'a' },
  },
  {
    what: 'two were taken out together: they stay together, under the one that existed first',
    log: [merge('a', 'b'), merge('a', 'c'), split('c', 'b')],
    expected: { a: 'a', b: 'b', c: 'b' },
  },
  {
    what: 'one in the middle was taken out: those it had brought in stay',
    log: [merge('b', 'c'), merge('a', 'b'), split('b')],
    expected: { a: 'a', b: 'b', c: 'a' },
  },
  {
    what: 'the relation itself was taken out: its id goes with it',
    log: [merge('a', 'b'), merge('a', 'c'), split('a')],
    expected: { a: 'a', b: 'b', c: 'b' },
  },
  {
    what: 'records of one cell were taken out into a new one',
    log: [split(made('n', 'a'))],
    expected: { a: 'a', n: 'n' },
  },
  {
    what: 'and that split was undone: the new cell leads to where it came from',
    log: [undone(split(made('n', 'a')))],
    expected: { a: 'a', n: 'a' },
  },
  {
    what: 'what was taken out was merged back',
    log: [merge('a', 'b'), split('b'), merge('a', 'b')],
    expected: { a: 'a', b: 'a' },
  },
  {
    what: 'a split took out cells that are no longer together: each leaves where it is',
    log: [merge('a', 'b'), merge('c', 'd'), split('b', 'd')],
    expected: { a: 'a', b: 'b', c: 'c', d: 'd' },
  },
  {
    what: 'a split took out everything that is left of a group: it takes out nothing',
    log: [merge('a', 'b'), split('a', 'b')],
    expected: { a: 'a', b: 'a' },
  },
])('when $what', ({ log, expected }) => {
  expect(Object.fromEntries(replay(log))).toEqual(expected)
})

const CELLS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const anOperation = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CELLS), fc.constantFrom(...CELLS))
    .map(([winner, loser]) => ({ kind: 'merge', winner, loser }) as const),
  fc.record({
    kind: fc.constant('split' as const),
    isActive: fc.boolean(),
    cells: fc.subarray(CELLS, { minLength: 1, maxLength: 3 }),
  }),
)
const aLog = fc.array(anOperation, { maxLength: 14 }).map((operations) =>
  operations
    .filter((operation) => operation.kind === 'split' || operation.winner !== operation.loser)
    .map((operation, index): Operation =>
      operation.kind === 'merge'
        ? { ...operation, sequence: index }
        : {
            kind: 'split',
            sequence: index,
            isActive: operation.isActive,
            cells: operation.cells.map((cell) => ({ cell, madeFrom: null })),
          },
    ),
)

describe('whatever happened', () => {
  test('a relation is one of its own cells, and leads to itself', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        const relationOf = replay(log)
        for (const relation of relationOf.values()) expect(relationOf.get(relation)).toBe(relation)
      }),
    )
  })

  test('the order in which operations are found does not matter', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        expect(Object.fromEntries(replay([...log].reverse()))).toEqual(Object.fromEntries(replay(log)))
      }),
    )
  })

  test('a part of the log that has to do with other cells changes nothing', () => {
    const elsewhere = (log: readonly Operation[]) =>
      log.map((operation): Operation =>
        operation.kind === 'merge'
          ? { ...operation, winner: `x${operation.winner}`, loser: `x${operation.loser}` }
          : { ...operation, cells: operation.cells.map(({ cell, madeFrom }) => ({ cell: `x${cell}`, madeFrom })) },
      )
    fc.assert(
      fc.property(aLog, aLog, (log, other) => {
        const together = replay([...log, ...elsewhere(other)])
        for (const [cell, relation] of replay(log)) expect(together.get(cell)).toBe(relation)
      }),
    )
  })

  test('without splits, cells are one exactly when merges connect them', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        const merges = log.filter((operation) => operation.kind === 'merge')
        const relationOf = replay(merges)
        for (const { winner, loser } of merges) expect(relationOf.get(loser)).toBe(relationOf.get(winner))
        const count = new Set(relationOf.values()).size
        const { admitted } = admissibleMerges([], merges, [])
        expect(count).toBe(relationOf.size - admitted.length)
      }),
    )
  })
})

describe('merges that matching proposes', () => {
  const propose = (...pairs: readonly [string, string][]) => pairs.map(([winner, loser]) => ({ winner, loser }))

  test('never bring together two of which somebody decided that they are not the same, also not through others', () => {
    const { admitted, refused } = admissibleMerges([], propose(['a', 'b'], ['b', 'c'], ['c', 'd']), [
      { left: 'a', right: 'c' },
    ])
    expect(admitted).toEqual(propose(['a', 'b'], ['c', 'd']))
    expect(refused).toEqual(propose(['b', 'c']))
  })

  test('that say what is so already are left out', () => {
    const { admitted, redundant } = admissibleMerges([merge('a', 'b')], propose(['b', 'a'], ['a', 'c'], ['b', 'c']), [])
    expect(admitted).toEqual(propose(['a', 'c']))
    expect(redundant).toEqual(propose(['b', 'a'], ['b', 'c']))
  })

  test('are cut in portions that have nothing to do with each other', () => {
    const merges = propose(['a', 'b'], ['c', 'd'], ['b', 'e'], ['f', 'g'])
    expect(portionsOf(merges, 2)).toEqual([propose(['a', 'b'], ['b', 'e']), propose(['c', 'd'], ['f', 'g'])])
    expect(portionsOf(merges, 1).flat()).toHaveLength(4)
  })
})
