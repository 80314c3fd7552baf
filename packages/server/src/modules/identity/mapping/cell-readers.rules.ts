import type { ActivityTarget, DateOrder, MappingTarget, OptOutChannel, RowProblemCode } from '@klantregie/contract'
import { parseDay } from '../../../platform/pure/dutch/calendar-day.ts'
import {
  parseBoardNumber,
  parseBrin,
  parseBrinLocation,
  parseKvk,
  parseRsin,
} from '../../../platform/pure/dutch/checks.ts'
import { isNoEmail, normaliseEmail, parseEmails } from '../../../platform/pure/dutch/email.ts'
import { splitAddressLine, splitHouseNumber } from '../../../platform/pure/dutch/house-number.ts'
import { cleanOrganisationName } from '../../../platform/pure/dutch/organisation-name.ts'
import { parsePhones } from '../../../platform/pure/dutch/phone.ts'
import { repairPlace } from '../../../platform/pure/dutch/place-name.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { countryCode, languageCode } from '../../../platform/pure/named-codes.ts'
import { addEmail, addIdentifier, addPhone, report } from './record-draft.rules.ts'
import type { ColumnPlace, RecordDraft } from './record-draft.rules.ts'
import { readOptOut, readYesNo } from './yes-no.rules.ts'

/** Puts one clean, non-empty cell into the draft; what cannot be read is reported and left out. */
export type CellReader = (draft: RecordDraft, value: string) => void

export interface CellContext {
  readonly place: ColumnPlace
  readonly dateOrder: DateOrder
  /** ISO day. */
  readonly today: string
  /** Whether another column holds the house number, so that an address line is only a street. */
  readonly hasHouseNumber: boolean
  /** Whether another column holds the place, so that a place behind the postcode is not needed. */
  readonly hasPlace: boolean
}

type MakeReader = (context: CellContext) => CellReader

/** Text of at most `longest` characters, as the contract allows; a longer one is left out and reported. */
function text(longest: number, put: (draft: RecordDraft, value: string) => void): MakeReader {
  return ({ place }) =>
    (draft, value) =>
      value.length > longest ? report(draft, 'value.too_long', place, value) : put(draft, value)
}

/** Remembers answers for values that come back in many rows: places, municipalities, countries. */
function remembered<T>(read: (value: string) => T): (value: string) => T {
  const known = new Map<string, T>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const answer = read(value)
    // A column that turns out to hold different values everywhere must not fill the memory.
    if (known.size < 20_000) known.set(value, answer)
    return answer
  }
}

const SERIAL = /^\d{5}$/

type DayField = 'birthDate' | 'roleFrom' | 'roleUntil' | 'newsletterOn'
/** Days that nobody can have in the future. */
const PAST: ReadonlySet<DayField> = new Set(['birthDate', 'newsletterOn'])

function day(field: DayField): MakeReader {
  const put = (draft: RecordDraft, value: string) => {
    if (field === 'newsletterOn') draft.newsletter.on = value
    else draft.plain[field] = value
  }
  return ({ place, dateOrder, today }) => {
    const context = { order: dateOrder, today }
    const asSerial = { ...context, serial: '1900' } as const
    return (draft, value) => {
      // Five digits between dates are a date that a spreadsheet turned into its day number; four would be a year.
      const reading = parseDay(value, SERIAL.test(value) ? asSerial : context)
      const isFuture = PAST.has(field) && reading.state === 'day' && reading.day > today
      if (reading.state === 'day' && !isFuture) put(draft, reading.day)
      else if (reading.state === 'impossible' || isFuture) report(draft, 'value.date_impossible', place, value)
      else if (reading.state === 'unreadable') report(draft, 'value.date_invalid', place, value)
    }
  }
}

const email: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const single = normaliseEmail(value)
    if (single !== undefined) {
      addEmail(draft, single)
      return
    }
    if (isNoEmail(value)) return
    const { emails, invalid } = parseEmails(value)
    for (const address of emails) addEmail(draft, address)
    for (const piece of invalid) report(draft, 'value.email_invalid', place, piece)
  }

/** A number that cannot be called is kept as written (contract), reported, and only left out when it has no digits. */
const phone: MakeReader =
  ({ place }) =>
  (draft, value) => {
    for (const number of parsePhones(value, draft.country)) {
      if (!number.isValid) report(draft, 'value.phone_invalid', place, value)
      if (number.isValid || /\d/.test(number.number)) addPhone(draft, number)
    }
  }

type Part = 'visit' | 'post'

const LONGEST_STREET = 160
const LONGEST_PLACE = 120
const LONGEST_NUMBER = 20
const LONGEST_ADDITION = 40

function addressLine(part: Part): MakeReader {
  return ({ place, hasHouseNumber }) =>
    (draft, value) => {
      if (value.length > LONGEST_STREET) {
        report(draft, 'value.too_long', place, value)
        return
      }
      const parts = hasHouseNumber ? { street: value } : splitAddressLine(value)
      // Columns of their own are more precise than what is inside a line, so they are not overwritten.
      for (const [key, found] of Object.entries(parts) as [keyof typeof parts, string][]) draft[part][key] ??= found
    }
}

function houseNumber(part: Part): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      const { houseNumber: number, addition } = splitHouseNumber(value)
      if (value.length > LONGEST_ADDITION) report(draft, 'value.too_long', place, value)
      else if (number === undefined) draft[part].addition ??= value
      else {
        draft[part].houseNumber = number.slice(0, LONGEST_NUMBER)
        if (addition !== undefined) draft[part].addition = addition
      }
    }
}

function postcode(part: Part): MakeReader {
  const placeOf = remembered(repairPlace)
  return ({ place, hasPlace }) =>
    (draft, value) => {
      const reading = parsePostcode(value, draft.country)
      if (reading !== undefined) {
        draft[part].postcode = reading.postcode
        if (reading.rest !== undefined && reading.rest.length <= LONGEST_PLACE)
          draft[part].place ??= placeOf(reading.rest)
      } else if (!hasPlace && !/\d/.test(value) && value.length <= LONGEST_PLACE) {
        // "Postcode + plaats" of somebody of whom only the place is known.
        draft[part].place ??= placeOf(value)
      } else report(draft, 'value.postcode_invalid', place, value)
    }
}

function placeName(part: Part): MakeReader {
  const placeOf = remembered(repairPlace)
  return text(LONGEST_PLACE, (draft, value) => {
    draft[part].place = placeOf(value)
  })
}

type SchoolNumber = 'brin' | 'brinLocation' | 'boardNumber'

function checked(
  parse: (value: string) => string | undefined,
  code: RowProblemCode,
  put: (draft: RecordDraft, value: string) => void,
): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      const found = parse(value)
      if (found === undefined) report(draft, code, place, value)
      else put(draft, found)
    }
}

const remember = (field: SchoolNumber) => (draft: RecordDraft, value: string) => {
  draft[field] = value
}

const country: MakeReader = () => {
  const codeOf = remembered((value) => countryCode(value) ?? '')
  return (draft, value) => {
    const code = codeOf(value)
    if (code === '') return
    draft.country = code
    draft.visit.country = code
  }
}

const language: MakeReader = () => {
  const codeOf = remembered((value) => languageCode(value) ?? '')
  return (draft, value) => {
    const code = codeOf(value)
    if (code !== '') draft.plain.language = code
  }
}

function namePart(
  part: 'title' | 'initials' | 'firstName' | 'callName' | 'prefix' | 'surname' | 'partnerPrefix' | 'partnerSurname',
  longest: number,
): MakeReader {
  return text(longest, (draft, value) => {
    draft.name[part] = value
  })
}

/** A column of sexes says how to address somebody; anything but man and woman says nothing about that. */
const GREETING_OF: ReadonlyMap<string, string> = new Map([
  ['m', 'dhr.'],
  ['man', 'dhr.'],
  ['male', 'dhr.'],
  ['v', 'mw.'],
  ['vrouw', 'mw.'],
  ['f', 'mw.'],
  ['female', 'mw.'],
])
const NO_GREETING: ReadonlySet<string> = new Set([
  'o',
  'x',
  'u',
  'onbekend',
  'anders',
  'overig',
  'other',
  'unknown',
  '?',
])

const title = text(60, (draft, value) => {
  const word = value.toLowerCase()
  if (!NO_GREETING.has(word)) draft.name.title = GREETING_OF.get(word) ?? value
})

/** A house-number addition such as "-A" without what joins it to the number. */
const addition = text(LONGEST_ADDITION, (draft, value) => {
  const bare = value.replace(/^[\s\-–./]+/u, '')
  if (bare !== '') draft.visit.addition = bare
})

const municipality: MakeReader = (context) => {
  const nameOf = remembered(repairPlace)
  return text(LONGEST_PLACE, (draft, value) => {
    draft.plain.municipality = nameOf(value)
  })(context)
}

/** Yes or no about the newsletter; whatever else is written is no yes, and is reported. */
const newsletter: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const answer = readYesNo(value)
    // A no in any column of the row stands beside a yes in another.
    if (answer === false) draft.newsletter.isWanted = false
    else if (answer === true) draft.newsletter.isWanted ??= true
    else report(draft, 'value.yes_no_invalid', place, value)
  }

/** "Do not e-mail": a yes is a no of the person, a no says nothing, because nobody gives consent by not objecting. */
function optOut(channel: OptOutChannel): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      const isOut = readOptOut(value)
      if (isOut === true) draft.optOuts.add(channel)
      else if (isOut === undefined) report(draft, 'value.yes_no_invalid', place, value)
    }
}

/** How each target is read. `keep` and `skip` leave no trace in the record. */
export const CELL_READERS: Readonly<Record<Exclude<MappingTarget, ActivityTarget | 'keep' | 'skip'>, MakeReader>> = {
  external_id: text(200, (draft, value) => (draft.externalId = value)),
  full_name: text(400, (draft, value) => (draft.fullName = value)),
  title,
  initials: namePart('initials', 40),
  first_name: namePart('firstName', 160),
  call_name: namePart('callName', 80),
  prefix: namePart('prefix', 40),
  surname: namePart('surname', 160),
  partner_prefix: namePart('partnerPrefix', 40),
  partner_surname: namePart('partnerSurname', 160),
  birth_date: day('birthDate'),
  organisation_name: text(300, (draft, value) => (draft.organisationName = cleanOrganisationName(value))),
  contact_name: text(400, (draft, value) => (draft.contactName = value)),
  email,
  phone,
  mobile: phone,
  website: text(300, (draft, value) => (draft.plain.website = value)),
  address_line: addressLine('visit'),
  street: text(LONGEST_STREET, (draft, value) => (draft.visit.street = value)),
  house_number: houseNumber('visit'),
  house_number_addition: addition,
  postcode: postcode('visit'),
  place: placeName('visit'),
  municipality,
  country,
  post_address_line: addressLine('post'),
  post_street: text(LONGEST_STREET, (draft, value) => (draft.post.street = value)),
  post_house_number: houseNumber('post'),
  post_postcode: postcode('post'),
  post_place: placeName('post'),
  brin: checked(parseBrin, 'value.brin_invalid', remember('brin')),
  brin_location: checked(parseBrinLocation, 'value.brin_invalid', remember('brinLocation')),
  board_number: checked(parseBoardNumber, 'value.brin_invalid', remember('boardNumber')),
  kvk: checked(parseKvk, 'value.kvk_invalid', (draft, value) => addIdentifier(draft, 'kvk', value)),
  rsin: checked(parseRsin, 'value.rsin_invalid', (draft, value) => addIdentifier(draft, 'rsin', value)),
  card_number: text(80, (draft, value) => addIdentifier(draft, 'card', value)),
  branch: text(120, (draft, value) => (draft.plain.branch = value)),
  role_from: day('roleFrom'),
  role_until: day('roleUntil'),
  newsletter,
  newsletter_on: day('newsletterOn'),
  newsletter_source: text(200, (draft, value) => (draft.newsletter.source = value)),
  no_email: optOut('email'),
  no_phone: optOut('phone'),
  no_post: optOut('post'),
  no_sms: optOut('sms'),
  language,
  remark: text(10_000, (draft, value) => draft.remarks.push(value)),
}
