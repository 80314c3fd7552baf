import type { Mailboxes } from '../src/app/demo/addresses-and-numbers.ts'
import type { Household, Person } from '../src/app/demo/households.ts'
import { homeIn, type Home } from '../src/app/demo/homes.ts'
import type { Random } from '../src/app/demo/random.ts'
import { fullSurname } from '../src/app/demo/surnames.ts'

export type Town = { readonly random: Random; readonly mailboxes: Mailboxes }

/** A person with what the years brought: other addresses, mailboxes and numbers, of which lists may know the old ones. */
export type Citizen = {
  readonly id: string
  readonly person: Person
  readonly homes: readonly Home[]
  readonly emails: readonly string[]
  readonly mobiles: readonly string[]
  readonly landline: string | null
  /** Whether the mailbox is theirs alone. */
  readonly hasOwnMail: boolean
}

const MOVED = 0.14
const SECOND_MAIL = 0.16
const SECOND_MOBILE = 0.08

/**
 * Mobile numbers 068xxxxxxx, ten million of them and none twice: more people than the demonstration's 0689 has numbers
 * for, and a number of two people would be a riddle of our own making.
 */
const MOBILES = 10_000_000
const STRIDE = 3_874_211
const OLD_NUMBERS = 5_000_000
const mobileOf = (index: number) => `068${String((index * STRIDE + 207_171) % MOBILES).padStart(7, '0')}`

function landlineOf({ home, index }: Household): string {
  const { areaCode } = home.area
  const digits = 10 - areaCode.length
  return `${areaCode}${String((index * STRIDE + 4_711) % 10 ** digits).padStart(digits, '0')}`
}

export function aged({ random, mailboxes }: Town, person: Person, household: Household): Citizen {
  const { home, email, mobile, age, index } = person
  const sharers = [...household.adults, ...household.children].filter((one) => one.email === email)
  const hasOwnMail = sharers.length === 1
  const who = {
    call: person.given.callName,
    surname: fullSurname(person.surname),
    birthYear: Number(person.birthDate.slice(0, 4)),
    index,
  }
  const secondMail = email !== null && age > 17 && random.chance(SECOND_MAIL) ? [mailboxes.personal(random, who)] : []
  return {
    id: `P${index}`,
    person,
    homes: random.chance(MOVED) ? [home, homeIn(random, home.area)] : [home],
    emails: email === null ? [] : [email, ...secondMail],
    mobiles:
      mobile === null
        ? []
        : [mobileOf(index), ...(random.chance(SECOND_MOBILE) ? [mobileOf(index + OLD_NUMBERS)] : [])],
    landline: person.landline === null ? null : landlineOf(household),
    hasOwnMail,
  }
}
