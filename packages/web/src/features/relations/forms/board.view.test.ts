import { expect, test } from 'vitest'
import { besideOf, byOf, factsOf, movedBy, NONE, targetsOf } from './board.view.ts'

const columns = [
  { id: null, isOld: false },
  { id: 'a', isOld: false },
  { id: 'old', isOld: true },
  { id: 'b', isOld: false },
]

test('a card goes to every other column', () => {
  expect(
    targetsOf(
      [
        { id: NONE, name: 'Geen' },
        { id: 'a', name: 'A' },
      ],
      'a',
    ),
  ).toEqual([{ id: NONE, label: 'Geen' }])
})

test.each([
  { from: NONE, before: undefined, after: 'a' },
  { from: 'a', before: NONE, after: 'b' },
  { from: 'old', before: 'a', after: 'b' },
  { from: 'b', before: 'a', after: undefined },
  { from: 'gone', before: undefined, after: undefined },
])('beside $from stand $before and $after', ({ from, before, after }) =>
  expect(besideOf(columns, from)).toEqual({ before, after }),
)

test('moving changes what the columns stand for, and to none makes it empty', () => {
  expect([movedBy('stage', 'x'), movedBy('status', 'x'), movedBy('owner', NONE)]).toEqual([
    { stageId: 'x' },
    { statusId: 'x' },
    { ownerId: null },
  ])
})

test.each([
  { what: 'stages first', asked: undefined, kinds: { stage: true, status: true }, by: 'stage' },
  { what: 'what was asked for', asked: 'status', kinds: { stage: true, status: true }, by: 'status' },
  { what: 'not what the type does not have', asked: 'status', kinds: { stage: true, status: false }, by: 'stage' },
  { what: 'owners where there is nothing else', asked: undefined, kinds: { stage: false, status: false }, by: 'owner' },
] as const)('columns: $what', ({ asked, kinds, by }) => expect(byOf(asked, kinds)).toBe(by))

test.each([
  { by: 'stage', says: ['Gorinchem', 'Actief', 'Bram Hoekstra'] },
  { by: 'status', says: ['Gorinchem', 'In gesprek', 'Bram Hoekstra'] },
  { by: 'owner', says: ['Gorinchem', 'Actief', 'In gesprek'] },
] as const)('a card in columns by $by does not repeat its column', ({ by, says }) =>
  expect(factsOf({ place: 'Gorinchem', status: 'Actief', stage: 'In gesprek', owner: 'Bram Hoekstra' }, by)).toEqual(
    says,
  ),
)

test('what is not there is not said', () =>
  expect(factsOf({ place: null, status: null, stage: 'In gesprek', owner: null }, 'stage')).toEqual([]))
