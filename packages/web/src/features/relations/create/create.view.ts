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
  const text = (key: string) => {
    const value = values[key]?.trim() ?? ''
    return value === '' || value === NONE ? undefined : value
  }
  const list = (key: string) => (text(key) === undefined ? undefined : [text(key)])
  const address = addressFrom(values)
  const birthDate = text('birthDate')
  const ofKind: Readonly<Record<RelationKind, Record<string, unknown>>> = {
    person: {
      name: nameFrom(values, undefined) ?? undefined,
      birthDate: birthDate && (readDay(birthDate) ?? birthDate),
    },
    organisation: { organisationName: text('organisationName'), website: text('website') },
    household: { organisationName: text('organisationName') },
  }
  const body = {
    kind,
    ...ofKind[kind],
    emails: list('emails'),
    phones: list('phones'),
    addresses: address ? [address] : undefined,
    typeId: text('typeId'),
    branchId: text('branchId'),
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
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
