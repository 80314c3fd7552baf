import type { Address, PersonName, Phone, RelationRecord } from '@klantregie/contract'
import { internationalOf } from './addresses-and-numbers.ts'
import type { DemoRole } from './demo-row.ts'
import type { Home } from './homes.ts'
import type { PersonView } from './person-view.ts'
import { fullSurname } from './surnames.ts'

/** How a source writes names: in columns or in one cell, with initials or with the first name. */
export type NameStyle = 'initials' | 'initials_cell' | 'first_name' | 'one_cell'

/** "Jansen-de Vries": the partner's name in front when it is used (onzetaal.nl). */
export function usedSurname(view: PersonView): string {
  const own = fullSurname(view.surname)
  return view.partner === null ? own : `${fullSurname(view.partner)}-${own}`
}

/** "Anke de Graaf". */
export const fullName = (view: PersonView): string => `${view.callName} ${usedSurname(view)}`

/** "A.M. de Graaf". */
export const nameWithInitials = (view: PersonView): string => `${view.initials ?? ''} ${usedSurname(view)}`.trim()

function givenParts(view: PersonView, style: NameStyle): PersonName {
  const initials = view.initials === null ? {} : { initials: view.initials }
  if (style === 'one_cell') return { original: fullName(view), firstName: view.callName }
  if (style === 'first_name') return { firstName: view.callName }
  if (style === 'initials_cell') return { original: nameWithInitials(view), ...initials }
  return { ...initials, callName: view.callName }
}

function nameOf(view: PersonView, style: NameStyle): PersonName {
  const { surname, partner } = view
  return {
    ...givenParts(view, style),
    ...(surname.prefix === null ? {} : { prefix: surname.prefix }),
    surname: surname.core,
    ...(partner === null ? {} : { partnerSurname: partner.core, order: 'partner-own' as const }),
    ...(partner?.prefix ? { partnerPrefix: partner.prefix } : {}),
  }
}

/** The address in the contract's form. */
export function addressOf(home: Home, hasPostcode = true): Address {
  return {
    use: 'visit',
    street: home.street,
    houseNumber: home.houseNumber,
    ...(home.addition === null ? {} : { addition: home.addition }),
    ...(hasPostcode ? { postcode: home.postcode } : {}),
    place: home.area.place,
    country: 'NL',
  }
}

export const mobilePhone = (digits: string): Phone => ({
  number: internationalOf(digits),
  kind: 'mobile',
  isValid: true,
})
export const landlinePhone = (digits: string): Phone => ({
  number: internationalOf(digits),
  kind: 'landline',
  isValid: true,
})

/** What the source asks for; the record holds nothing that the source's cells do not. */
export interface Asked {
  readonly style: NameStyle
  readonly birthDate?: boolean
  readonly address?: boolean
  readonly landline?: boolean
  readonly mobile?: boolean
  readonly card?: string | null
}

function phonesOf(view: PersonView, asked: Asked): Phone[] {
  const mobile = asked.mobile === true && view.mobile !== null ? [mobilePhone(view.mobile)] : []
  const landline = asked.landline === true && view.landline !== null ? [landlinePhone(view.landline)] : []
  return [...mobile, ...landline]
}

/** First start and, when every role ended, last end. */
export function period(roles: readonly DemoRole[]): { from: string | null; until: string | null } {
  const starts = roles.flatMap(({ from }) => from ?? []).sort()
  const ends = roles.flatMap(({ until }) => until ?? []).sort()
  return { from: starts[0] ?? null, until: ends.length === roles.length ? (ends.at(-1) ?? null) : null }
}

function membershipOf(roles: readonly DemoRole[]): Pick<RelationRecord, 'branch' | 'roleFrom' | 'roleUntil'> {
  const { from, until } = period(roles)
  const branch = roles[0]?.branchName ?? null
  return {
    ...(branch === null ? {} : { branch }),
    ...(from === null ? {} : { roleFrom: from }),
    ...(until === null ? {} : { roleUntil: until }),
  }
}

/** What an import would make of the source's row, absent where the source says nothing. */
export function recordOf(view: PersonView, roles: readonly DemoRole[], asked: Asked): RelationRecord {
  const phones = phonesOf(view, asked)
  return {
    kind: 'person',
    name: nameOf(view, asked.style),
    ...(asked.birthDate === true && view.birthDate !== null ? { birthDate: view.birthDate } : {}),
    ...(view.email === null ? {} : { emails: [view.email] }),
    ...(phones.length === 0 ? {} : { phones }),
    ...(asked.address === true && view.home !== null ? { addresses: [addressOf(view.home, view.hasPostcode)] } : {}),
    ...(asked.card ? { identifiers: [{ scheme: 'card' as const, value: asked.card }] } : {}),
    ...membershipOf(roles),
  }
}
