import { describe, expect, test } from 'vitest'
import { differenceOf } from './difference.view.ts'
import type { Piece } from './difference.view.ts'

/** Marked pieces between square brackets. */
const drawn = (pieces: readonly Piece[] = []) =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

describe.each([
  {
    what: 'a word more',
    left: 'Theater De Sluis',
    right: 'Stichting Theater de Sluis',
    marks: ['Theater De Sluis', '[Stichting] Theater de Sluis'],
    changes: ['/Stichting'],
  },
  {
    what: 'a word that became another',
    left: 'Karin Bakker',
    right: 'Karin Visser',
    marks: ['Karin [Bakker]', 'Karin [Visser]'],
    changes: ['Bakker/Visser'],
  },
  {
    what: 'an initial',
    left: 'Piet Bakker',
    right: 'P. Bakker',
    marks: ['P[iet] Bakker', 'P. Bakker'],
    changes: ['iet/'],
  },
  {
    what: 'two digits of a date',
    left: '12-3-1980',
    right: '13-4-1980',
    marks: ['1[2]-[3]-1980', '1[3]-[4]-1980'],
    changes: ['2/3', '3/4'],
  },
  { what: 'a letter more', left: 'Jansen', right: 'Janssen', marks: ['Jansen', 'Jans[s]en'], changes: ['/s'] },
  { what: 'another letter', left: 'Meijer', right: 'Meyer', marks: ['Me[ij]er', 'Me[y]er'], changes: ['ij/y'] },
  {
    what: 'another digit',
    left: '12-3-1980',
    right: '12-8-1980',
    marks: ['12-[3]-1980', '12-[8]-1980'],
    changes: ['3/8'],
  },
  {
    what: 'two places',
    left: 'jan.devries@voorbeeld.nl',
    right: 'jan.vries@voorbeelt.nl',
    marks: ['jan.[de]vries@voorbeel[d].nl', 'jan.vries@voorbeel[t].nl'],
    changes: ['de/', 'd/t'],
  },
  {
    what: 'an accent or a capital is no difference',
    left: 'José',
    right: 'JOSE',
    marks: ['José', 'JOSE'],
    changes: [],
  },
  { what: 'a space is no difference', left: '1621 AB', right: '1621AB', marks: ['1621 AB', '1621AB'], changes: [] },
])('$what', ({ left, right, marks, changes }) => {
  const found = differenceOf(left, right)
  test(`${left} beside ${right} is marked`, () => {
    expect([drawn(found?.left), drawn(found?.right)]).toEqual(marks)
  })
  test('and told in words', () => {
    expect(found?.changes.map((change) => `${change.left}/${change.right}`)).toEqual(changes)
  })
  test('and nothing of the values is lost', () => {
    expect([found?.left, found?.right].map((pieces) => pieces?.map(({ text }) => text).join(''))).toEqual([left, right])
  })
})

test.each([
  { what: 'two different names', left: 'Karin Bakker', right: 'Mohammed el Idrissi' },
  { what: 'something endless', left: 'a'.repeat(500), right: 'a'.repeat(500) },
  { what: 'a difference at every turn', left: 'a1b2c3d4e5f', right: 'a6b7c8d9e0f' },
])('$what is not marked letter by letter', ({ left, right }) => {
  expect(differenceOf(left, right)).toBeNull()
})
