import type { SchoolLocation } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { compareSchools, seemsIncomplete } from './compare-schools.rules.ts'

const a = (code: string, said: Partial<SchoolLocation> = {}): SchoolLocation => ({
  ...{ code, brin: code.slice(0, 4), board: '10249', name: `School ${code}`, street: 'Kade', houseNumber: '1' },
  ...{ postcode: '7822HG', place: 'Emmen', municipalityCode: '0114', municipality: 'Emmen', denomination: 'Openbaar' },
  ...{ structure: '', phone: '', website: '', closedOn: null, successor: null },
  ...said,
})
const at = (postcode: string, houseNumber = '1') => ({ postcode, houseNumber })
const DAY = '2026-08-01'
const compare = (known: SchoolLocation[], listed: SchoolLocation[]) => compareSchools(known, listed, DAY)

test.each([
  { what: 'the same again', now: {}, kinds: null },
  { what: 'another name', now: { name: 'De Brug' }, kinds: ['renamed'] },
  { what: 'another postcode', now: { postcode: '7811LD' }, kinds: ['moved'] },
  { what: 'another house number', now: { houseNumber: '3' }, kinds: ['moved'] },
  { what: 'another spelling of the street', now: { street: 'De Kade' }, kinds: ['details'] },
  { what: 'another board', now: { board: '20000' }, kinds: ['board'] },
  { what: 'another telephone number', now: { phone: '0591659840' }, kinds: ['details'] },
  { what: 'name and place at once', now: { name: 'De Brug', postcode: '7811LD' }, kinds: ['moved', 'renamed'] },
])('$what is $kinds', ({ now, kinds }) => {
  const { changes, same } = compare([a('16AH00')], [a('16AH00', now)])
  expect(changes[0]?.kinds ?? null).toEqual(kinds)
  expect(same).toBe(kinds === null ? 1 : 0)
})

test('a number that was never there is new, and one that closed stands again', () => {
  const { changes } = compare([a('16AH00', { closedOn: '2025-08-01' })], [a('16AH00'), a('16BX00', at('7811LD'))])
  expect(changes.map(({ code, kinds }) => [code, kinds])).toEqual([
    ['16AH00', ['reopened']],
    ['16BX00', ['new']],
  ])
})

test('a name is never a key: the same name under another number is another school', () => {
  const { changes } = compare([a('16AH00', at('1000AA'))], [a('16BX00', { name: 'School 16AH00', ...at('2000AA') })])
  expect(changes.map(({ code, kinds }) => [code, kinds])).toEqual([
    ['16BX00', ['new']],
    ['16AH00', ['closed']],
  ])
})

test.each([
  {
    what: 'one new number at its address',
    others: [],
    listed: [a('16AH01')],
    successor: '16AH01',
    candidates: ['16AH01'],
  },
  {
    what: 'a school that moves into its building',
    others: [a('16AH00', at('1000AA'))],
    listed: [a('16AH00')],
    successor: '16AH00',
    candidates: ['16AH00'],
  },
  {
    what: 'two new numbers at its address',
    others: [],
    listed: [a('16AH01'), a('17XX00', { board: '2' })],
    successor: null,
    candidates: ['16AH01', '17XX00'],
  },
  {
    what: 'a school that stood on the same campus before',
    others: [a('17XX00', { board: '2' })],
    listed: [a('17XX00', { board: '2' })],
    successor: null,
    candidates: ['17XX00'],
  },
  {
    what: 'nothing at its address, another of its board in the place',
    others: [a('16AH00', at('1000AA'))],
    listed: [a('16AH00', at('1000AA'))],
    successor: null,
    candidates: ['16AH00'],
  },
  {
    what: 'nothing near',
    others: [a('17XX00', { board: '2', ...at('1000AA') })],
    listed: [a('17XX00', { board: '2', ...at('1000AA') })],
    successor: null,
    candidates: [],
  },
])('closing with $what goes on as $successor', ({ others, listed, successor, candidates }) => {
  const { changes } = compare([a('34CD00'), ...others], listed)
  const closed = changes.find(({ code }) => code === '34CD00')
  expect(closed).toMatchObject({
    kinds: [successor === null ? 'closed' : 'merged'],
    after: { closedOn: DAY, successor },
    candidates,
  })
})

test('what has closed does not close again', () => {
  expect(compare([a('16AH00', { closedOn: '2025-08-01' })], []).changes).toEqual([])
})

test('an address without a house number says nothing of who goes on', () => {
  const { changes } = compare(
    [a('34CD00', { houseNumber: '', place: 'Assen' })],
    [a('17XX00', { houseNumber: '', board: '2' })],
  )
  expect(changes.at(-1)).toMatchObject({ kinds: ['closed'], candidates: [] })
})

test.each([
  { closing: 30, same: 60, changed: 10, incomplete: true },
  { closing: 20, same: 70, changed: 10, incomplete: false },
  { closing: 3, same: 1, changed: 0, incomplete: false },
])(
  '$closing missing of $same and $changed others seems incomplete: $incomplete',
  ({ closing, same, changed, incomplete }) => {
    expect(seemsIncomplete(closing, same, changed)).toBe(incomplete)
  },
)
