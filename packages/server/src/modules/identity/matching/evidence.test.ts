import { expect, it } from 'vitest'
import { evidenceCodes } from '@klantregie/contract'
import { CONTACT_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS } from './fields.rules.ts'
import { WIDTH } from './model.rules.ts'
import { O } from './compare-organisations.rules.ts'
import { P } from './compare-persons.rules.ts'

const all = [...PERSON_FIELDS, ...CONTACT_FIELDS, ...ORGANISATION_FIELDS]

it('every level of every field has a code, and no code is without a meaning', () => {
  const codes = all.flatMap(({ name, levels }) => levels.map((level) => `${name}.${level.name}`))
  expect([...evidenceCodes].sort()).toEqual([...new Set(codes)].sort())
})

it('the positions of the comparison are those of the fields', () => {
  expect(Object.keys(P)).toEqual(PERSON_FIELDS.map(({ name }) => name))
  expect(Object.keys(O)).toEqual(ORGANISATION_FIELDS.map(({ name }) => name))
})

it.each(all.map((field) => [field.name, field] as const))('the chances of %s add up', (_, { levels }) => {
  expect(levels.length).toBeLessThan(WIDTH)
  expect(levels.reduce((sum, { match }) => sum + match, 0)).toBeCloseTo(1, 1)
  expect(levels.reduce((sum, { near }) => sum + near, 0)).toBeCloseTo(1, 1)
})
