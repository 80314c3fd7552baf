import { AGE, MAILBOX, MOBILE, P } from './compare-persons.rules.ts'
import { BIRTH } from './dates.rules.ts'
import { FIRST_NAME, INITIALS, SURNAME } from './name-levels.rules.ts'
import { ADDRESS, AREA } from './places.rules.ts'

type Levels = ArrayLike<number>
/** A field and the last of its levels that counts; level 0 is "missing" and never does. */
type Upto = readonly [field: number, last: number]

/** For a row without a name the mailbox must bear the name of the other. */
const NAMED_AFTER: readonly Upto[] = [[P.mailbox, MAILBOX.initial]]
/** Something of which few have the same. Without it two people of one name in one town would be merged. */
const TIES: readonly Upto[] = [
  [P.mailbox, MAILBOX.other],
  [P.mobile, MOBILE.shared],
  [P.landline, 1],
  [P.birthDate, BIRTH.similar],
  [P.address, ADDRESS.similar],
  [P.area, AREA.postcode],
  [P.identifier, 1],
  [P.employer, 1],
]
/** Evidence of the person, which surname, address, landline and a shared mailbox are not. */
const PERSONAL: readonly Upto[] = [
  [P.firstName, FIRST_NAME.similar],
  [P.initials, INITIALS.same],
  [P.birthDate, BIRTH.same],
  [P.mailbox, MAILBOX.plain],
  [P.mobile, MOBILE.own],
  [P.identifier, 1],
]
const ONE_SOURCE = 1
const SAME_EMPLOYER = 1
/** At one organisation a name tells who it is: colleagues seldom share a surname. */
const NAMED: readonly Upto[] = [
  [P.firstName, FIRST_NAME.similar],
  [P.initials, INITIALS.agree],
]
/** What a child does not share with brothers and sisters; their mobile and mailbox are mostly the parents'. */
const OF_CHILD: readonly Upto[] = [
  [P.firstName, FIRST_NAME.similar],
  [P.initials, INITIALS.same],
  [P.mailbox, MAILBOX.own],
  [P.identifier, 1],
]
/** Evidence that no brother or sister shares. */
const OWN: readonly Upto[] = [
  [P.firstName, FIRST_NAME.similar],
  [P.initials, INITIALS.same],
  [P.mailbox, MAILBOX.initial],
  [P.mobile, MOBILE.own],
  [P.identifier, 1],
]

const isAny = (levels: Levels, conditions: readonly Upto[]) =>
  conditions.some(([field, last]) => levels[field] !== 0 && (levels[field] ?? 0) <= last)

/**
 * What an automatic merge of two persons needs besides a high score. Three things would otherwise be merged that nobody
 * would want merged unasked: a father and a son with the same initial, a child and the parent whose mailbox it uses,
 * twins of whom only the initial is known.
 */
export function mayMergePersons(levels: Levels, rarity: ArrayLike<number>): boolean {
  if (levels[P.employer] === SAME_EMPLOYER && (isAny(levels, NAMED) || isOnlyBearer(levels, rarity))) return true
  if (!isNamed(levels)) return isAny(levels, NAMED_AFTER) && !isUndatedChild(levels)
  return isAny(levels, TIES) && isAny(levels, PERSONAL) && !isUndatedChild(levels) && isNoSibling(levels)
}

/** Bits of a surname that one in five hundred people bears. */
const RARE_SURNAME = 9

/** One rare surname at one organisation, of which the one record tells no first name: colleagues of one name are mostly called Jansen. */
function isOnlyBearer(levels: Levels, rarity: ArrayLike<number>): boolean {
  const isUnknown = levels[P.firstName] === FIRST_NAME.missing && levels[P.initials] === INITIALS.missing
  const isSame = levels[P.surname] === SURNAME.same && (rarity[P.surname] ?? 0) >= RARE_SURNAME
  return isUnknown && isSame && levels[P.gender] !== DIFFERENT && isAny(levels, TIES)
}

/** Of a field that is the same or not. */
const DIFFERENT = 2

const isNamed = (levels: Levels) => [P.surname, P.firstName, P.initials].some((field) => levels[field] !== 0)

/** A child beside a record that tells no age, which is mostly the parent's. */
const isUndatedChild = (levels: Levels) => levels[P.age] === AGE.child && levels[P.birthDate] === BIRTH.missing

/** Children, and people of whom one list has only the initial twice, may be brothers or sisters. */
function isNoSibling(levels: Levels): boolean {
  if (levels[P.age] === AGE.child || levels[P.age] === AGE.youth) return isAny(levels, OF_CHILD)
  const isInitialOnly = levels[P.firstName] === FIRST_NAME.missing && levels[P.initials] !== INITIALS.missing
  return levels[P.source] !== ONE_SOURCE || !isInitialOnly || isAny(levels, OWN)
}
