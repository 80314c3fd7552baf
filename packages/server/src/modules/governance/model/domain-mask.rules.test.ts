import { expect, test } from 'vitest'
import { calculateDomainMask, HIGHEST_BIT, keyOfName } from './domain-mask.rules.ts'

test.each([
  { who: 'someone without any existing domain', bits: [], mask: '0' },
  { who: 'someone of the first domain', bits: [0], mask: '1' },
  { who: 'someone of two domains', bits: [0, 2], mask: '5' },
  { who: 'someone named to one domain twice', bits: [3, 3], mask: '8' },
  {
    who: 'someone of the highest domain, beyond what a JavaScript number holds exactly',
    bits: [HIGHEST_BIT, 0],
    mask: '4611686018427387905',
  },
])('$who sees the domains of mask $mask', ({ bits, mask }) => {
  expect(calculateDomainMask(bits)).toBe(mask)
})

test.each([
  { name: 'vriend van het orgel', key: 'vriend_van_het_orgel' },
  { name: ' (oud-)leerling! ', key: 'oud_leerling' },
  { name: '日本', key: 'type' },
])('a type called "$name" gets the key $key', ({ name, key }) => {
  expect(keyOfName(name)).toBe(key)
})
