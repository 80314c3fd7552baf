import type { Address, RelationRecord } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import { FIT, fitOf, nameBeforeSurname, readMailbox, yearIn } from './mailbox.rules.ts'
import type { Fit } from './mailbox.rules.ts'
import { namesSort, organisationCore } from './organisation-core.rules.ts'
import { NO_NAME, readName } from './read-name.rules.ts'
import type { ReadName } from './read-name.rules.ts'

/** Persons and the contact persons of organisations are compared with each other; organisations only among themselves. */
export type MatchKind = 'person' | 'organisation' | 'household'

export interface FeatureMailbox {
  readonly address: string
  readonly local: string
  readonly fit: Fit
}

/** What a record says, in the form in which it is compared. Folded: small letters, no accents, no punctuation. */
export interface Features {
  readonly kind: MatchKind
  /** Own and partner's surname without voorvoegsel, in either order; at most two. */
  readonly surnames: readonly string[]
  /** First name and call name; at most two. */
  readonly given: readonly string[]
  readonly initials: string
  readonly gender: 'm' | 'f' | ''
  /** yyyymmdd; 0 when unknown. */
  readonly birth: number
  /** Last two digits of a year in the mailbox, which is mostly that of birth; −1 without one. */
  readonly yearHint: number
  readonly mailboxes: readonly FeatureMailbox[]
  /** Digits of E.164. */
  readonly mobiles: readonly number[]
  readonly landlines: readonly number[]
  readonly postcode: string
  readonly houseNumber: string
  readonly addition: string
  readonly street: string
  readonly place: string
  /** The organisation itself, or the one somebody works for. */
  readonly organisation: string
  /** Domain of mail that is not a provider's. */
  readonly domain: string
  /** "kvk:12345678". */
  readonly identifiers: readonly string[]
}

const MOST = 2
const NOT_LETTERS_OR_DIGITS = /[^\p{L}\p{N}]/gu

const compact = (text: string) => fold(text).replace(NOT_LETTERS_OR_DIGITS, '')

/** What stood in the same row beside the record; evidence about its surroundings. */
export interface Surroundings {
  /** Of a contact person: the organisation, with its address, telephone and general mailbox. */
  readonly employer?: RelationRecord | undefined
  /** Of an organisation: its contact persons, whose mail shows its domain. */
  readonly contacts?: readonly RelationRecord[] | undefined
}

/** The comparable features of a record. */
export function featuresOf(written: RelationRecord, { employer, contacts = [] }: Surroundings = {}): Features {
  const record = withEmployerApart(written)
  const name = record.kind === 'organisation' ? NO_NAME : withNameInMailbox(readName(record.name ?? {}), record)
  const others = mailOf(employer === undefined ? contacts : [employer])
  const { mailboxes, domain } = readMailboxes(record, others, name)
  const address = bestAddress(record) ?? bestAddress(employer)
  return {
    kind: record.kind,
    surnames: name.surnames,
    given: name.given,
    initials: name.initials,
    gender: genderOf(record.name?.title),
    birth: dayNumber(record.birthDate),
    yearHint: yearInAny(mailboxes),
    mailboxes,
    domain,
    ...readPhones([record, employer]),
    ...readAddress(address),
    organisation: organisationOf([record, employer], address),
    identifiers: (record.identifiers ?? []).map(({ scheme, value }) => `${scheme}:${compact(value)}`),
  }
}

const mailOf = (records: readonly RelationRecord[]) => records.flatMap(({ emails }) => emails ?? [])

function organisationOf(sources: Sources, address: Address | undefined): string {
  const name = sources.map((source) => source?.organisationName).find((known) => known !== undefined)
  return name === undefined ? '' : organisationCore(name, address?.place)
}

const dayNumber = (day: string | undefined) => (day === undefined ? 0 : Number(day.replaceAll('-', '')))

const yearInAny = (mailboxes: readonly FeatureMailbox[]) =>
  mailboxes.map(({ local }) => yearIn(local)).find((year) => year !== undefined) ?? -1

type Sources = readonly (RelationRecord | undefined)[]

function readPhones(sources: Sources): Pick<Features, 'mobiles' | 'landlines'> {
  const valid = sources.flatMap((source) => source?.phones ?? []).filter(({ isValid }) => isValid)
  const numbers = (isMobile: boolean) =>
    valid.filter(({ kind }) => (kind === 'mobile') === isMobile).map(({ number }) => Number(number.slice(1)))
  return { mobiles: numbers(true).slice(0, MOST), landlines: numbers(false).slice(0, MOST) }
}

const TELLING = 4

/** Business accounts carry the organisation in the first name ("De Driehoek | Elich"); sort words or the domain give it away. */
function withEmployerApart(record: RelationRecord): RelationRecord {
  const { name, kind, emails = [] } = record
  if (kind !== 'person' || name?.firstName === undefined || name.firstName.length < TELLING) return record
  const mailbox = emails.map(readMailbox).find((known) => known !== undefined && !known.isProvider)
  if (!namesSort(name.firstName) && !isInDomain(name.firstName, mailbox?.domain)) return record
  const { firstName, ...person } = name
  return { ...record, name: person, organisationName: record.organisationName ?? firstName }
}

/** Of a contact with a surname alone, what the mailbox at work says: "robert.talaperu" is Robert. */
function withNameInMailbox(name: ReadName, { organisationName, emails = [] }: RelationRecord): ReadName {
  if (organisationName === undefined || name.surnames.length === 0 || name.given.length > 0 || name.initials !== '')
    return name
  const found = readable(emails)
    .filter(({ isProvider }) => !isProvider)
    .map(({ local }) => nameBeforeSurname(local, name))
    .find((known) => known !== null)
  if (!found) return name
  return 'given' in found
    ? { ...name, given: [found.given], initials: found.given.slice(0, 1) }
    : { ...name, initials: found.initials }
}

function isInDomain(firstName: string, domain: string | undefined): boolean {
  if (domain === undefined) return false
  const site = compact(domain.slice(0, domain.lastIndexOf('.')))
  return organisationCore(firstName)
    .split(' ')
    .some((word) => word.length >= TELLING && site.includes(word))
}

const MAN = /^(?:dhr|de heer|heer|hr|meneer|mijnheer|mister|herr|monsieur)\b/
const WOMAN = /^(?:mw|mevr|mevrouw|mej|mvr|mrs|miss|ms|frau|madame|mme|zuster)\b/

function genderOf(title: string | undefined): Features['gender'] {
  if (title === undefined) return ''
  const folded = title.toLowerCase()
  if (/[/]|en\b/.test(folded)) return ''
  return MAN.test(folded) ? 'm' : WOMAN.test(folded) ? 'f' : ''
}

/** An organisation's mailboxes are its own; those of its contacts only show its domain. */
function readMailboxes(record: RelationRecord, others: readonly string[], name: ReadName) {
  const own = readable(record.emails ?? [])
  const all = [...own, ...readable(others)]
  const isPerson = record.kind === 'person'
  const distinct = new Map((isPerson ? all : own).map((mailbox) => [mailbox.address, mailbox] as const))
  const mailboxes = [...distinct.values()].slice(0, MOST).map(({ address, local }): FeatureMailbox => {
    return { address, local, fit: isPerson ? fitOf(local, name) : FIT.none }
  })
  return { mailboxes, domain: all.find(({ isProvider }) => !isProvider)?.domain ?? '' }
}

const readable = (emails: readonly string[]) => emails.map(readMailbox).filter((mailbox) => mailbox !== undefined)

function bestAddress(record: RelationRecord | undefined): Address | undefined {
  return record?.addresses?.find(({ use }) => use === 'visit') ?? record?.addresses?.[0]
}

const STREET_ENDS: readonly (readonly [RegExp, string])[] = [
  [/str$/, 'straat'],
  [/ln$/, 'laan'],
  [/wg$/, 'weg'],
  [/pln$/, 'plein'],
  [/kd$/, 'kade'],
  [/sgl$/, 'singel'],
  [/gr$/, 'gracht'],
]
const STREET_STARTS: readonly (readonly [RegExp, string])[] = [
  [/^burg(?=[^e])/, 'burgemeester'],
  [/^prof(?=[^e])/, 'professor'],
  [/^past(?=[^o])/, 'pastoor'],
  [/^st(?=[bcdfghjkmnpqsvwxz])/, 'sint'],
]

function readAddress({
  postcode = '',
  houseNumber = '',
  addition = '',
  street = '',
  place = '',
}: Partial<Address> = {}) {
  return {
    postcode: compact(postcode),
    houseNumber: houseNumber.replace(/^0+/, ''),
    addition: compact(addition),
    street: streetOf(street),
    place: compact(place),
  }
}

function streetOf(written: string): string {
  const bare = compact(written)
  for (const [end, whole] of STREET_ENDS) if (end.test(bare)) return startOf(bare.replace(end, whole))
  return startOf(bare)
}

function startOf(street: string): string {
  for (const [start, whole] of STREET_STARTS) if (start.test(street)) return street.replace(start, whole)
  return street
}
