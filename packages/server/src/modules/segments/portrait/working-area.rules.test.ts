import { expect, test } from 'vitest'
import { mostOf, municipalitiesOf } from './working-area.rules.ts'

const places = [
  { place: 'Gorinchem', municipality: 'Gorinchem', municipalityCode: '0512' },
  { place: 'Leerdam', municipality: 'Vijfheerenlanden', municipalityCode: '1961' },
  { place: 'Vianen', municipality: 'Vijfheerenlanden', municipalityCode: '1961' },
  { place: 'Bergen op Zoom', municipality: 'Bergen op Zoom', municipalityCode: '0748' },
  { place: 'Bergen', municipality: 'Bergen', municipalityCode: '0373' },
  { place: 'Hengelo', municipality: 'Hengelo', municipalityCode: '0164' },
  { place: 'Hengelo', municipality: 'Bronckhorst', municipalityCode: '1876' },
  { place: 'Rijswijk', municipality: 'Rijswijk', municipalityCode: '0603' },
  { place: 'Rijswijk', municipality: 'Altena', municipalityCode: '1959' },
  { place: 'Sùdwest', municipality: 'Súdwest-Fryslân', municipalityCode: '1900' },
]

test.each([
  { branches: ['Bibliotheek Gorinchem', 'Theater De Waag'], codes: ['0512'] },
  { branches: ['Vestiging Leerdam', 'Vianen'], codes: ['1961'] },
  { branches: ['Bergen op Zoom (Centrum)'], codes: ['0748'] },
  { branches: ['Filiaal Sudwest Fryslan'], codes: ['1900'] },
  { branches: ['Rijswijk'], codes: ['0603'] },
  { branches: ['Centrum', 'Noord'], codes: [] },
  { branches: ['Gorinchemse Poort'], codes: [] },
])('$branches works for $codes', ({ branches, codes }) => expect(municipalitiesOf(branches, places)).toEqual(codes))

test('most relations live in the fewest municipalities that hold four fifths of them', () => {
  const counts = new Map([
    ['0512', 70],
    ['1961', 15],
    ['0363', 10],
    ['0344', 5],
  ])
  expect(mostOf(counts)).toEqual(['0512', '1961'])
  expect(mostOf(new Map())).toEqual([])
})
