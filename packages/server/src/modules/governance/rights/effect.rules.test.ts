import { expect, test } from 'vitest'
import { calculateEffect, calculateFieldEffect, type Change } from './effect.rules.ts'
import { nobodyLeft, withCell, withoutSubject, type House } from './house.rules.ts'

const SEE = { see: true, change: false, export: false, delete: false }
const NOTHING = { ...SEE, see: false }
const CHANGE = { ...SEE, change: true }

const house: House = {
  domains: [
    { id: 'members', bit: 0, ownerUserId: null, deputyUserId: null },
    { id: 'education', bit: 1, ownerUserId: 'olga', deputyUserId: null },
  ],
  rights: [
    { kind: 'role', key: 'reader', domainId: 'members', rights: SEE },
    { kind: 'role', key: 'reader', domainId: 'education', rights: SEE },
    { kind: 'role', key: 'manager', domainId: 'members', rights: CHANGE },
  ],
  limits: [],
  opened: [],
  special: [],
}
const person = (id: string, role: string, teamIds: string[] = []) => ({ id, name: id, role, teamIds, domainIds: [] })
const people = [person('anna', 'reader'), person('bram', 'reader', ['schools']), person('olga', 'manager')]
const counts = [
  { mask: 0b01n, count: 100 },
  { mask: 0b10n, count: 20 },
  { mask: 0b11n, count: 3 },
]
const changed = (after: House): Change => ({ before: house, after, people, counts })
const cell = { kind: 'role', key: 'reader', domainId: 'education' } as const

test('whoever loses a domain loses the relations that they do not see through another', () => {
  const [see] = calculateEffect(changed(withCell(house, { ...cell, rights: NOTHING, limits: [] })))
  expect(see).toEqual({
    right: 'see',
    gains: { colleagues: 0, names: [], relations: 0 },
    loses: { colleagues: 2, names: ['anna', 'bram'], relations: 20 },
  })
})

test('whoever keeps a domain through a team loses nothing', () => {
  const before = withCell(house, { kind: 'team', key: 'schools', domainId: 'education', rights: SEE, limits: [] })
  const after = withCell(before, { ...cell, rights: NOTHING, limits: [] })
  const [see] = calculateEffect({ before, after, people, counts })
  expect(see?.loses).toEqual({ colleagues: 1, names: ['anna'], relations: 20 })
})

test('changing is counted apart from seeing', () => {
  const effect = calculateEffect(changed(withCell(house, { ...cell, rights: CHANGE, limits: [] })))
  expect(effect.find(({ right }) => right === 'change')?.gains).toEqual({
    colleagues: 2,
    names: ['anna', 'bram'],
    relations: 23,
  })
  expect(effect.find(({ right }) => right === 'see')?.gains.colleagues).toBe(0)
})

test('a limit on a field counts for those who go on seeing the domain', () => {
  const after = withCell(house, { ...cell, rights: SEE, limits: [{ field: 'phones', access: 'hidden' }] })
  expect(calculateFieldEffect(changed(after), 'education', ['phones', 'emails'])).toEqual([
    { field: 'phones', gains: 0, loses: 2 },
  ])
})

test('a domain with an owner who works here is never lost', () => {
  const after = withCell(house, { ...cell, rights: NOTHING, limits: [] })
  expect(nobodyLeft({ before: house, after }, { before: people, after: people }, 'education')).toEqual([])
})

test('a domain without an owner cannot lose the last who see or change it', () => {
  const none = withoutSubject(withoutSubject(house, { kind: 'role', key: 'reader' }), { kind: 'role', key: 'manager' })
  expect(nobodyLeft({ before: house, after: none }, { before: people, after: people }, 'members')).toEqual([
    'see',
    'change',
  ])
  const withoutManager = withoutSubject(house, { kind: 'role', key: 'manager' })
  expect(nobodyLeft({ before: house, after: withoutManager }, { before: people, after: people }, 'members')).toEqual([
    'change',
  ])
})

test('sight in an emergency does not count as somebody who sees', () => {
  const opened = { ...house, opened: [{ userId: 'anna', domainId: 'members' }] }
  const none = withoutSubject(withoutSubject(opened, { kind: 'role', key: 'reader' }), { kind: 'role', key: 'manager' })
  expect(nobodyLeft({ before: opened, after: none }, { before: people, after: people }, 'members')).toEqual([
    'see',
    'change',
  ])
})
