import { describe, expect, test } from 'vitest'
import { decidesAbout, isVacant, refuseAppointment } from './seat.rules.ts'

const person = (id: string, isActive = true) => [id, { id, name: id, isActive, isAdministrator: false }] as const
const people = new Map([person('anna'), person('bob'), person('carla'), person('gone', false)])
const seats = (ownerUserId: string | null, deputyUserId: string | null) => ({ ownerUserId, deputyUserId })

test.each([
  { what: 'with an owner', at: seats('anna', null), vacant: false },
  { what: 'with a deputy only', at: seats(null, 'bob'), vacant: false },
  { what: 'whose owner left and whose deputy is there', at: seats('gone', 'bob'), vacant: false },
  { what: 'whose owner left', at: seats('gone', null), vacant: true },
  { what: 'without anybody', at: seats(null, null), vacant: true },
  { what: 'of somebody who was never here', at: seats('nobody', null), vacant: true },
])('a domain $what is vacant: $vacant', ({ at, vacant }) => {
  expect(isVacant(at, people)).toBe(vacant)
})

test.each([
  { who: 'the owner', at: seats('anna', null), userId: 'anna', managesDomains: false, decides: true },
  { who: 'the deputy', at: seats('anna', 'bob'), userId: 'bob', managesDomains: false, decides: true },
  {
    who: 'the administrator beside an owner',
    at: seats('anna', null),
    userId: 'carla',
    managesDomains: true,
    decides: false,
  },
  {
    who: 'the administrator of a vacant domain',
    at: seats('gone', null),
    userId: 'carla',
    managesDomains: true,
    decides: true,
  },
  {
    who: 'a colleague of a vacant domain',
    at: seats(null, null),
    userId: 'carla',
    managesDomains: false,
    decides: false,
  },
])('$who decides: $decides', ({ at, decides, ...who }) => {
  expect(decidesAbout(at, who, people)).toBe(decides)
})

describe('an appointment', () => {
  test.each([
    { what: 'of a colleague', at: seats(null, null), seat: 'owner', userId: 'anna', refusal: null },
    { what: 'of another owner', at: seats('anna', 'bob'), seat: 'owner', userId: 'carla', refusal: null },
    { what: 'of nobody', at: seats('anna', null), seat: 'owner', userId: null, refusal: null },
    {
      what: 'of nobody to an empty seat',
      at: seats('anna', null),
      seat: 'deputy',
      userId: null,
      refusal: 'governance.seat_unchanged',
    },
    {
      what: 'of who has it',
      at: seats('anna', null),
      seat: 'owner',
      userId: 'anna',
      refusal: 'governance.seat_unchanged',
    },
    {
      what: 'of the deputy as owner',
      at: seats('anna', 'bob'),
      seat: 'owner',
      userId: 'bob',
      refusal: 'governance.owner_is_deputy',
    },
    {
      what: 'of the owner as deputy',
      at: seats('anna', null),
      seat: 'deputy',
      userId: 'anna',
      refusal: 'governance.owner_is_deputy',
    },
    {
      what: 'of who left',
      at: seats(null, null),
      seat: 'owner',
      userId: 'gone',
      refusal: 'governance.colleague_not_found',
    },
    {
      what: 'of who does not exist',
      at: seats(null, null),
      seat: 'owner',
      userId: 'x',
      refusal: 'governance.colleague_not_found',
    },
  ] as const)('$what: $refusal', ({ at, refusal, ...appointment }) => {
    expect(refuseAppointment(at, appointment, people)).toBe(refusal)
  })
})
