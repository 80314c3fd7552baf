import type { RelationKind, RelationType, SearchHit } from '@klantregie/contract'
import { addressFrom, nameFrom, readDay } from '../page/page.view.ts'

export const NONE = 'none'

/** Everything the form can hold, for every kind, so that changing the kind loses nothing that was typed. */
export const emptyForm: Readonly<Record<string, string>> = {
  organisationName: '',
  firstName: '',
  callName: '',
  initials: '',
  title: '',
  prefix: '',
  surname: '',
  partnerPrefix: '',
  partnerSurname: '',
  order: 'partner-own',
  birthDate: '',
  emails: '',
  phones: '',
  website: '',
  use: 'visit',
  street: '',
  houseNumber: '',
  addition: '',
  postcode: '',
  place: '',
  country: 'NL',
  typeId: NONE,
  branchId: NONE,
}

/** What is sent: only what fits the kind and was filled in. A birthday that is no day stays as typed, and is refused. */
export function bodyOf(kind: RelationKind, values: Readonly<Record<string, string>>): Record<string, unknown> {
  const text = (key: string) => values[key]?.trim() ?? ''
  const address = addressFrom(values)
  const body: Record<string, unknown> = { kind }
  if (kind === 'person') {
    const name = nameFrom(values, undefined)
    if (name) body['name'] = name
    if (text('birthDate') !== '') body['birthDate'] = readDay(text('birthDate')) ?? text('birthDate')
  } else {
    if (text('organisationName') !== '') body['organisationName'] = text('organisationName')
    if (kind === 'organisation' && text('website') !== '') body['website'] = text('website')
  }
  if (text('emails') !== '') body['emails'] = [text('emails')]
  if (text('phones') !== '') body['phones'] = [text('phones')]
  if (address) body['addresses'] = [address]
  if (text('typeId') !== NONE) body['typeId'] = text('typeId')
  if (text('branchId') !== NONE) body['branchId'] = text('branchId')
  return body
}

/** The field that a refused body belongs to, so the message can stand where the mistake was made. */
export function namelessField(kind: RelationKind): string {
  return kind === 'person' ? 'surname' : 'organisationName'
}

export function typesFor(types: readonly RelationType[], kind: RelationKind): readonly RelationType[] {
  return types.filter((type) => type.kinds.includes(kind))
}

/** What to look for while typing: what is most certain first. Null when nothing typed so far can tell two apart. */
export function duplicateQuestion(kind: RelationKind, values: Readonly<Record<string, string>>): string | null {
  const text = (key: string) => values[key]?.trim() ?? ''
  if (/^\S+@\S+\.\S{2,}$/.test(text('emails'))) return text('emails')
  if (text('phones').replace(/\D/g, '').length >= 9) return text('phones')
  if (kind !== 'person') return text('organisationName').length >= 4 ? text('organisationName') : null
  const first = text('callName') || text('firstName') || text('initials')
  return text('surname').length >= 2 && first !== '' ? [first, text('surname')].join(' ') : null
}

const HINTS = 4

/** Only literal finds are worth a warning here: somebody who merely looks alike would be noise while typing. */
export function likelyDuplicates(hits: readonly SearchHit[], isForgiven: boolean): readonly SearchHit[] {
  return isForgiven ? [] : hits.slice(0, HINTS)
}
