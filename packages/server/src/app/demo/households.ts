import { landlineOf, mobileOf, type Mailboxes } from './addresses-and-numbers.ts'
import { dayNumber, dayOf } from './calendar.ts'
import { drawGivenName, type GivenName, type Sex } from './first-names.ts'
import { drawHome, type Area, type Home } from './homes.ts'
import type { Random } from './random.ts'
import {
  drawBackground,
  drawFamilyName,
  fullSurname,
  type Background,
  type FamilyName,
  type Surname,
} from './surnames.ts'

export interface Person {
  /** Counts all people of the region that were drawn, also those who never became a relation. */
  readonly index: number
  readonly sex: Sex
  readonly background: Background
  readonly given: GivenName
  readonly surname: Surname
  /** The partner's name, for those who use it in front of their own: "Jongsma-van der Sluis". */
  readonly partner: Surname | null
  readonly birthDate: string
  /** Whole years on the day of the demonstration. */
  readonly age: number
  readonly home: Home
  /** For children an address of a parent. */
  readonly email: string | null
  /** Digits only, with the leading zero. */
  readonly mobile: string | null
  readonly landline: string | null
}

export interface Household {
  readonly index: number
  readonly home: Home
  readonly adults: readonly Person[]
  readonly children: readonly Person[]
}

export interface Region {
  readonly today: string
  readonly mailboxes: Mailboxes
  /** Hands out numbers to people and households. */
  readonly nextPerson: () => number
  readonly nextHousehold: () => number
}

const ADULT = 18
const DAYS_PER_YEAR = 365.25

type Shape = 'family' | 'couple' | 'single'

/** Shares of household shapes by the age of the adult we meet first (roughly CBS, households by composition). */
function drawShape(random: Random, age: number): Shape {
  const [family, couple] =
    age < 28 ? [0.08, 0.3] : age < 53 ? [0.64, 0.16] : age < 67 ? [0.16, 0.49] : [0, age < 80 ? 0.58 : 0.34]
  const roll = random.next()
  return roll < family ? 'family' : roll < family + couple ? 'couple' : 'single'
}

function drawAdultAge(random: Random, area: Area): number {
  return Math.min(Math.max(area.adultBands.draw(random) * 5 + random.between(0, 4), ADULT), 99)
}

function birthDateFor(random: Random, today: string, age: number): string {
  return dayOf(Math.floor(dayNumber(today) - (age + random.next()) * DAYS_PER_YEAR))
}

/** Share of adults of whom some system knows an e-mail address. */
const mailShare = (age: number): number => (age < 65 ? 0.93 : age < 80 ? 0.76 : 0.38)

interface Draft {
  readonly sex: Sex
  readonly age: number
  readonly surname: Surname
  readonly partner: Surname | null
}

interface Setting {
  readonly random: Random
  readonly region: Region
  readonly home: Home
  readonly background: Background
  readonly landline: string | null
  readonly sharedMail: string | null
}

function makePerson(setting: Setting, draft: Draft, mailOfParent?: string | null): Person {
  const { random, region, home, background } = setting
  const index = region.nextPerson()
  const birthDate = birthDateFor(random, region.today, draft.age)
  const birthYear = Number(birthDate.slice(0, 4))
  const given = drawGivenName(random, background, draft.sex, birthYear)
  const ownMail = () => {
    if (!random.chance(mailShare(draft.age))) return null
    return region.mailboxes.personal(random, {
      call: given.callName,
      surname: fullSurname(draft.surname),
      birthYear,
      index,
    })
  }
  const isSmall = draft.age < 13
  return {
    ...draft,
    index,
    background,
    given,
    birthDate,
    home,
    email: mailOfParent === undefined ? (setting.sharedMail ?? ownMail()) : draft.age < 15 ? mailOfParent : ownMail(),
    mobile: !isSmall && random.chance(draft.age < 75 ? 0.86 : 0.52) ? mobileOf(index) : null,
    landline: setting.landline,
  }
}

/** Women who married before about 1995 mostly use their husband's name in front of their own; later fewer and fewer do. */
function partnerNameChance(age: number): number {
  return age > 70 ? 0.72 : age > 55 ? 0.5 : age > 40 ? 0.28 : 0.16
}

function drawChildren(setting: Setting, parents: readonly Person[], family: FamilyName): Person[] {
  const { random } = setting
  const mother = parents.find(({ sex }) => sex === 'f') ?? parents[0]
  if (mother === undefined) return []
  const count = random.pick([1, 1, 2, 2, 2, 2, 3, 3, 4])
  const ages = new Set<number>()
  for (let index = 0; index < count; index++) ages.add(mother.age - random.between(24, 37))
  const atHome = [...ages].filter((age) => age >= 0 && age < ADULT).sort((one, other) => other - one)
  const mail = parents.find(({ email }) => email !== null)?.email ?? null
  return atHome.map((age) => {
    const sex = random.chance(0.51) ? 'm' : 'f'
    return makePerson(setting, { sex, age, surname: family[sex], partner: null }, mail)
  })
}

function drawPartner(setting: Setting, first: Person, family: FamilyName): Person {
  const { random, background } = setting
  const isSameSex = random.chance(0.02)
  const sex: Sex = isSameSex === (first.sex === 'm') ? 'm' : 'f'
  const age = Math.max(ADULT, first.age + (first.sex === 'm' ? random.between(-5, 2) : random.between(-2, 5)))
  const own = random.chance(0.04) ? family : drawFamilyName(random, background)
  const uses = sex === 'f' && !isSameSex && background === 'nl' && random.chance(partnerNameChance(age))
  return makePerson(setting, { sex, age, surname: own[sex], partner: uses ? family.m : null })
}

/** Who has a landline: the older, the more. */
const landlineShare = (age: number): number => (age > 60 ? 0.75 : 0.2)

function drawSharedMail(
  random: Random,
  region: Region,
  about: { shape: Shape; age: number; surname: Surname; place: string; index: number },
): string | null {
  const { shape, age, surname, place, index } = about
  const shares = shape === 'couple' && random.chance(age > 60 ? 0.3 : 0.05)
  return shares ? region.mailboxes.family(fullSurname(surname), place, index) : null
}

/** One household of the working area, with all who live there. */
export function drawHousehold(random: Random, region: Region): Household {
  const home = drawHome(random)
  const background = drawBackground(random)
  const family = drawFamilyName(random, background)
  const index = region.nextHousehold()
  const age = drawAdultAge(random, home.area)
  const shape = drawShape(random, age)
  const landline = random.chance(landlineShare(age)) ? landlineOf(home, index) : null
  const sharedMail = drawSharedMail(random, region, { shape, age, surname: family.m, place: home.area.place, index })
  const setting: Setting = { random, region, home, background, landline, sharedMail }
  const sex: Sex = shape === 'single' ? random.pick(['m', 'f', 'f']) : 'm'
  const first = makePerson(setting, { sex, age, surname: family[sex], partner: null })
  const hasPartner = shape === 'couple' || (shape === 'family' && random.chance(0.86))
  const adults = hasPartner ? [first, drawPartner(setting, first, family)] : [first]
  return { index, home, adults, children: shape === 'family' ? drawChildren(setting, adults, family) : [] }
}
