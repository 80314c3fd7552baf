import { mobileOf, type Mailboxes } from './addresses-and-numbers.ts'
import { homeIn, type Home } from './homes.ts'
import type { Person } from './households.ts'
import type { Random } from './random.ts'
import { fullSurname, type Surname } from './surnames.ts'

/** A person as one source knows them: nobody's lists agree on everything. */
export interface PersonView {
  readonly person: Person
  /** Capitals with full stops; null when the source has none. */
  readonly initials: string | null
  readonly callName: string
  readonly surname: Surname
  readonly partner: Surname | null
  readonly birthDate: string | null
  readonly home: Home | null
  readonly email: string | null
  readonly mobile: string | null
  readonly landline: string | null
  /** What was cut off or never asked: the postcode behind an address. */
  readonly hasPostcode: boolean
}

const initialsOf = (person: Person): string => person.given.registered.map((name) => `${name.charAt(0)}.`).join('')

const MISSING = { birthDate: 0.03, postcode: 0.025, email: 0.05, mobile: 0.12, landline: 0.2 } as const

/** What a source knows when nothing went wrong but the usual gaps. */
export function plainView(random: Random, person: Person): PersonView {
  return {
    person,
    initials: initialsOf(person),
    callName: person.given.callName,
    surname: person.surname,
    partner: person.partner,
    birthDate: random.chance(MISSING.birthDate) ? null : person.birthDate,
    home: person.home,
    email: random.chance(MISSING.email) ? null : person.email,
    mobile: random.chance(MISSING.mobile) ? null : person.mobile,
    landline: random.chance(MISSING.landline) ? null : person.landline,
    hasPostcode: !random.chance(MISSING.postcode),
  }
}

/** Spellings that people at a counter hear and write: the same name, another letter. */
const SOUNDALIKES: readonly (readonly [RegExp, string])[] = [
  [/ij/u, 'y'],
  [/ck/u, 'k'],
  [/ss/u, 's'],
  [/ph/u, 'f'],
  [/au/u, 'ou'],
  [/ei/u, 'ij'],
  [/dt$/u, 't'],
  [/aa/u, 'ae'],
  [/nn/u, 'n'],
  [/tt/u, 't'],
]

/** A slip of the keyboard or the ear inside a word of at least five letters. */
function misspell(random: Random, word: string): string {
  if (word.length < 5) return word
  const heard = SOUNDALIKES.filter(([sound]) => sound.test(word))
  if (heard.length > 0 && random.chance(0.6)) {
    const [sound, spelling] = random.pick(heard)
    return word.replace(sound, spelling)
  }
  const at = random.between(1, word.length - 3)
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  return random.chance(0.5) ? swapped : word.slice(0, at) + word.slice(at + 1)
}

type Change = (view: PersonView, random: Random, mailboxes: Mailboxes) => PersonView

/** How the second registration of one person differs from the first. Each leaves enough for an attentive reader. */
const CHANGES: readonly Change[] = [
  (view, random) => ({ ...view, surname: { ...view.surname, core: misspell(random, view.surname.core) } }),
  (view, random) => ({ ...view, home: view.home === null ? null : homeIn(random, view.home.area) }),
  (view, random, mailboxes) => {
    const { person } = view
    if (view.email === null || person.age < 15) return view
    const birthYear = Number(person.birthDate.slice(0, 4))
    const who = { call: view.callName, surname: fullSurname(person.surname), birthYear, index: person.index }
    return { ...view, email: mailboxes.personal(random, who) }
  },
  (view) => ({ ...view, partner: null }),
  (view) => ({ ...view, initials: view.initials === null ? null : `${view.initials.charAt(0)}.`, birthDate: null }),
  (view) => ({ ...view, callName: view.person.given.registered[0] ?? view.callName }),
  (view) => ({ ...view, birthDate: swapDayAndMonth(view.birthDate) }),
  (view) => ({ ...view, mobile: view.mobile === null ? null : mobileOf(view.person.index + 500_000) }),
  (view) => ({ ...view, hasPostcode: false, landline: null }),
]

function swapDayAndMonth(day: string | null): string | null {
  if (day === null || Number(day.slice(8, 10)) > 12) return day
  return `${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`
}

/** The same person, registered again by somebody who did not look first: one or two things are different. */
export function otherView(random: Random, person: Person, mailboxes: Mailboxes): PersonView {
  const first = random.pick(CHANGES)(plainView(random, person), random, mailboxes)
  return random.chance(0.35) ? random.pick(CHANGES)(first, random, mailboxes) : first
}
