import type { SearchHit } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { hitDetail, isLookalike, splitHits } from './search.view.ts'

function hit(change: Partial<SearchHit>): SearchHit {
  return {
    id: '01980000-0000-7000-8000-000000000001',
    kind: 'person',
    name: 'Anke de Graaf',
    types: ['Lener'],
    email: 'anke@voorbeeld.nl',
    postcode: '1316 AB',
    place: 'Almere',
    birthDate: '1984-05-02',
    ...change,
  }
}

test.each([
  { typed: 'graaf', expected: false },
  { typed: 'ANKE almere', expected: false },
  { typed: 'raaf', expected: false },
  { typed: 'greaf', expected: true },
  { typed: 'anke@voorbeeld.nl', expected: false },
  { typed: '1316 12', expected: false },
  { typed: '0612345678', expected: false },
])('"$typed" for Anke de Graaf from Almere: a lookalike is $expected', ({ typed, expected }) => {
  expect(isLookalike(hit({}), typed)).toBe(expected)
})

test('accents are no mistake', () => {
  expect(isLookalike(hit({ name: 'Zoë Ünal' }), 'zoe unal')).toBe(false)
})

test('the detail tells namesakes apart and leaves out what is not known', () => {
  expect(hitDetail(hit({ types: ['Lener', 'Donateur', 'Pers'] }))).toBe('Lener, Donateur · 1316 AB Almere · 1984')
  expect(hitDetail(hit({ types: [], postcode: null, place: null, birthDate: null }))).toBe('')
})

test('forgiven hits stand apart from exact ones', () => {
  const other = hit({ name: 'Anke de Graef', email: null })
  expect(splitHits([hit({}), other], 'graaf', true)).toEqual({ exact: [hit({})], lookalikes: [other] })
  expect(splitHits([other], 'graaf', false).lookalikes).toEqual([])
})
