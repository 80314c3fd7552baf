import type { CodeColumns } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { areCodeColumns, proposeCodeColumns, readCodeRow } from './code-list.rules.ts'

const columns: CodeColumns = {
  ...{ keyedBy: 'postcode', postcode: 0, houseNumber: null, code: 1, name: 2, group: null, groupName: null },
}

describe('a row says where and what', () => {
  test.each([
    ['a postcode with a space and small letters', ['4101 ab', 'A01', 'Randstedelingen'], columns, '4101AB'],
    ['an area', ['4101', 'A01'], { ...columns, keyedBy: 'area' }, '4101'],
    [
      'an address with an addition',
      ['4101AB', 'A01', '012-a'],
      { ...columns, keyedBy: 'address', houseNumber: 2, name: null },
      '4101AB 12',
    ],
  ] as const)('%s', (_what, cells, chosen, place) => {
    expect(readCodeRow(cells, chosen)).toMatchObject({ place, code: 'A01' })
  })

  test.each([
    ['a postcode of four figures where six places are asked', ['4101', 'A01'], columns, 'no_place'],
    ['nothing', ['', 'A01'], columns, 'no_place'],
    [
      'a street where a number is asked',
      ['4101AB', 'A01', 'Kade'],
      { ...columns, keyedBy: 'address', houseNumber: 2 },
      'no_number',
    ],
    ['no code', ['4101AB', ' '], columns, 'no_code'],
    ['a text that is no code', ['4101AB', 'Stedelijke balanceerders'], columns, 'no_code'],
  ] as const)('%s is refused with its reason', (_what, cells, chosen, refused) => {
    expect(readCodeRow(cells, chosen)).toEqual({ refused })
  })

  test('a code that is called as its group has no group', () => {
    const chosen = { ...columns, group: 2, name: null }
    expect(readCodeRow(['4101AB', 'A', 'A'], chosen)).toMatchObject({ code: 'A', group: null })
    expect(readCodeRow(['4101AB', 'A1', 'A'], chosen)).toMatchObject({ code: 'A1', group: 'A' })
  })
})

describe('columns are proposed by what they are called, a postcode by what stands in it', () => {
  test.each([
    [
      'a list per postcode',
      ['PC6', 'WHIZE_TYPE', 'WHIZE_NAAM'],
      [['4101AB', 'A1', 'x']],
      { keyedBy: 'postcode', code: 1, name: 2 },
    ],
    [
      'a list per area without names',
      ['gebied', 'doelgroep'],
      [
        ['4101', '3'],
        ['4102', '5'],
      ],
      { keyedBy: 'area', postcode: 0, code: 1 },
    ],
    [
      'a list per address with groups',
      ['postcode', 'huisnummer', 'groep', 'groepsnaam', 'code'],
      [['4101AB', '12', 'A', 'x', 'A1']],
      { keyedBy: 'address', houseNumber: 1, group: 2, groupName: 3, code: 4 },
    ],
    [
      'a list whose only code is called a group',
      ['postcode', 'doelgroep'],
      [['4101AB', '4']],
      { code: 1, group: null },
    ],
  ] as const)('%s', (_what, headers, rows, expected) => {
    expect(proposeCodeColumns(headers, rows)).toMatchObject(expected)
  })

  test('a list without a postcode is not guessed at', () => {
    expect(proposeCodeColumns(['naam', 'code'], [['Jan', 'A1']])).toBeNull()
  })
})

test('each column says one thing, and an address needs a number', () => {
  expect(areCodeColumns(columns, 3)).toBe(true)
  expect(areCodeColumns(columns, 2)).toBe(false)
  expect(areCodeColumns({ ...columns, name: 1 }, 3)).toBe(false)
  expect(areCodeColumns({ ...columns, keyedBy: 'address' }, 3)).toBe(false)
  expect(areCodeColumns({ ...columns, houseNumber: 2, name: null }, 3)).toBe(false)
})
