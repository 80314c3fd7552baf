import type {
  Address,
  AddressUse,
  Identifier,
  IdentifierScheme,
  OptOutChannel,
  OwnValues,
  PersonName,
  Phone,
  RelationRecord,
  RowProblem,
  RowProblemCode,
} from '@klantregie/contract'

type AddressParts = { -readonly [K in keyof Omit<Address, 'use'>]?: string }

/** What the cells of one row have said so far. */
export interface RecordDraft {
  readonly name: PersonName
  fullName: string
  contactName: string
  organisationName: string
  externalId: string
  readonly emails: string[]
  readonly phones: Phone[]
  readonly visit: AddressParts
  readonly post: AddressParts
  readonly identifiers: Identifier[]
  readonly remarks: string[]
  brin: string
  brinLocation: string
  boardNumber: string
  /** Everything that is one value and needs no thought afterwards. */
  readonly plain: Partial<
    Pick<RelationRecord, 'birthDate' | 'website' | 'municipality' | 'language' | 'branch' | 'roleFrom' | 'roleUntil'>
  >
  /** Values of the organisation's own fields; made when there is one, because most lists have none. */
  own: OwnValues | undefined
  readonly newsletter: { isWanted?: boolean; on?: string; source?: string }
  readonly optOuts: Set<OptOutChannel>
  /** The country the row names, otherwise the one of the import. */
  country: string
  readonly problems: RowProblem[]
}

export function emptyDraft(country: string): RecordDraft {
  return {
    name: {},
    fullName: '',
    contactName: '',
    organisationName: '',
    externalId: '',
    emails: [],
    phones: [],
    visit: {},
    post: {},
    identifiers: [],
    remarks: [],
    brin: '',
    brinLocation: '',
    boardNumber: '',
    plain: {},
    newsletter: {},
    optOuts: new Set(),
    own: undefined,
    country,
    problems: [],
  }
}

/** A column as the row reader knows it: where it is and how a problem names it. */
export interface ColumnPlace {
  readonly column: number
  readonly header: string
  /** The limit that a value passes, when it is said with the problem. */
  readonly limit?: string | undefined
}

/** Problems show the value, but not a whole letter. */
const LONGEST_SHOWN = 200

export function report(
  draft: Pick<RecordDraft, 'problems'>,
  code: RowProblemCode,
  place: ColumnPlace,
  value: string,
): void {
  const { column, header, limit } = place
  const problem = { code, column, header, value: value.slice(0, LONGEST_SHOWN) }
  draft.problems.push(limit === undefined ? problem : { ...problem, limit })
}

/** More than ten of these in one row is damage, not a person with eleven telephones. */
const MOST_CONTACT_POINTS = 10

export function addEmail(draft: RecordDraft, email: string): void {
  if (draft.emails.length < MOST_CONTACT_POINTS && !draft.emails.includes(email)) draft.emails.push(email)
}

export function addPhone(draft: RecordDraft, phone: Phone): void {
  const isKnown = draft.phones.some(({ number }) => number === phone.number)
  if (draft.phones.length < MOST_CONTACT_POINTS && !isKnown) draft.phones.push(phone)
}

export function addIdentifier(draft: RecordDraft, scheme: IdentifierScheme, value: string): void {
  const isKnown = draft.identifiers.some((known) => known.scheme === scheme && known.value === value)
  if (!isKnown) draft.identifiers.push({ scheme, value })
}

/** An address with anything in it; a country alone says where somebody lives, but is no address. */
export function finishAddress(use: AddressUse, parts: AddressParts): Address | undefined {
  const hasPlace = parts.street ?? parts.postcode ?? parts.place ?? parts.houseNumber
  return hasPlace === undefined ? undefined : { use, ...parts }
}
