import { closeSync, openSync, writeSync } from 'node:fs'
import { openMailboxes } from './addresses-and-numbers.ts'
import { dayNumber, dayOf, dutchDay } from './calendar.ts'
import { drawHousehold, type Region } from './households.ts'
import { otherView, plainView, type PersonView } from './person-view.ts'
import { dice, type Random } from './random.ts'
import { landlineText, mobileText, quoted } from './source-rows.ts'
import { fullSurname } from './surnames.ts'

export const BORROWER_COLUMNS = [
  'Lenersnummer',
  'Voorletters',
  'Roepnaam',
  'Tussenvoegsel',
  'Achternaam',
  'Geboortedatum',
  'Straat',
  'Huisnummer',
  'Toevoeging',
  'Postcode',
  'Plaats',
  'E-mail',
  'Telefoon',
  'Mobiel',
  'Vestiging',
  'Lid sinds',
  'Lid tot',
  'Abonnement',
] as const

export interface BorrowerCsvOptions {
  readonly seed?: string
  /** "2026-11-21". */
  readonly today: string
}

const FLUSH_AT = 1 << 16
const REGISTERED_AGAIN = 0.01
const FIRST_MEMBER_DAY = dayNumber('2004-01-05')

function placeCells({ home, hasPostcode }: PersonView): string {
  if (home === null) return ';;;;'
  return `${home.street};${home.houseNumber};${home.addition ?? ''};${hasPostcode ? home.postcode : ''};${home.area.place}`
}

/** One line of the list; the dates of the membership are drawn here. */
function lineOf(random: Random, view: PersonView, number: number, lastDay: number): string {
  const { person, surname, partner } = view
  const born = dayNumber(person.birthDate)
  const since = Math.max(born + 200, FIRST_MEMBER_DAY + Math.floor(random.next() * (lastDay - FIRST_MEMBER_DAY)))
  const from = Math.min(since, lastDay)
  const until = random.chance(0.18) ? from + Math.floor(random.next() * (lastDay - from)) : null
  const name = partner === null ? surname : { prefix: partner.prefix, core: `${partner.core}-${fullSurname(surname)}` }
  const birth = view.birthDate === null ? '' : dutchDay(view.birthDate)
  const period = `${dutchDay(dayOf(from))};${until === null ? '' : dutchDay(dayOf(until))}`
  const reach = `${view.email ?? ''};${landlineText(view)};${mobileText(view.mobile)}`
  return (
    `${2_000_104_017 + number * 13};${view.initials ?? ''};${view.callName};${name.prefix ?? ''};${quoted(name.core)};${birth};` +
    `${placeCells(view)};${reach};${person.home.branch};${period};${person.age < 18 ? 'Jeugd gratis' : 'Basis'}\r\n`
  )
}

function* views(random: Random, region: Region): Generator<PersonView> {
  for (;;) {
    const { adults, children } = drawHousehold(random, region)
    for (const person of [...adults, ...children]) {
      yield plainView(random, person)
      if (random.chance(REGISTERED_AGAIN)) yield otherView(random, person, region.mailboxes)
    }
  }
}

/**
 * Writes a borrower list of exactly `rows` rows as a Dutch library system exports it (UTF-8 with a byte order mark,
 * semicolons, CRLF, days as dd-mm-yyyy), for benchmarks and proofs. One in a hundred stands in it twice, slightly different.
 * Replaces an existing file. Throws the file system's error when the path cannot be written.
 */
export function writeDemoCsv(path: string, rows: number, { seed = 'leners', today }: BorrowerCsvOptions): void {
  const random = dice(seed, 'csv')
  let persons = 0
  let households = 0
  const region: Region = {
    today,
    mailboxes: openMailboxes(),
    nextPerson: () => ++persons,
    nextHousehold: () => ++households,
  }
  const lastDay = dayNumber(today) - 1
  const file = openSync(path, 'w')
  try {
    let text = `\uFEFF${BORROWER_COLUMNS.join(';')}\r\n`
    let written = 0
    for (const view of views(random, region)) {
      if (written >= rows) break
      text += lineOf(random, view, ++written, lastDay)
      if (text.length < FLUSH_AT) continue
      writeSync(file, text)
      text = ''
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
}
