import type { PossibleDuplicate } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { compare } from './duplicates.view.ts'

type Relation = PossibleDuplicate['relations'][number]
const relation = (extra: Partial<Relation>): Relation => ({
  id: 'a',
  name: 'José de Vries',
  kind: 'person',
  email: null,
  phone: null,
  postcode: null,
  place: null,
  birthDate: null,
  ...extra,
})

test('capitals, accents and spaces make no difference', () => {
  const rows = compare([
    relation({ place: 'Hoorn', postcode: '1621AB' }),
    relation({ name: 'Jose de vries', place: 'HOORN', postcode: '1621 AB' }),
  ])
  expect(rows.map(({ field, agreement }) => [field, agreement])).toEqual([
    ['name', 'same'],
    ['postcode', 'same'],
    ['place', 'same'],
  ])
})

test('another birth date speaks against, an unknown one says nothing', () => {
  const born = (birthDate: string | null) => relation({ birthDate })
  expect(compare([born('1980-01-02'), born('1981-01-02')]).at(-1)?.agreement).toBe('different')
  expect(compare([born('1980-01-02'), born(null)]).at(-1)?.agreement).toBe('open')
  expect(compare([born(null), born(null)])).toHaveLength(1)
})
