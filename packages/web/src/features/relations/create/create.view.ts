import type { OwnField, RelationKind, RelationType, lookUpRelations } from '@klantregie/contract'
import type { z } from 'zod'
import type { ApiProblem } from '../../../lib/problem.ts'
import { ownBody } from '../own/own.view.ts'
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
export function bodyOf(
  kind: RelationKind,
  values: Readonly<Record<string, string>>,
  fields: readonly OwnField[] = [],
): Record<string, unknown> {
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
    own: fields.length === 0 ? undefined : ownBody(fields, values),
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

/** Which own fields a refusal is about, each with what to say there; null when it is about something else. */
export function refusedOwn(error: ApiProblem, missing: string): Readonly<Record<string, string>> | null {
  const { details } = error
  if (error.code === 'identity.field_required' && Array.isArray(details['fields']))
    return Object.fromEntries(details['fields'].map(({ key }: { key: string }) => [key, missing]))
  const { field, message } = details
  return error.code === 'identity.field_invalid' && typeof field === 'string' && typeof message === 'string'
    ? { [field]: message }
    : null
}

/** The field that a refused body belongs to, so the message can stand where the mistake was made. */
export function namelessField(kind: RelationKind): string {
  return kind === 'person' ? 'surname' : 'organisationName'
}

export function typesFor(types: readonly RelationType[], kind: RelationKind): readonly RelationType[] {
  return types.filter((type) => type.kinds.includes(kind) && !type.isRetired)
}

export type LookUp = z.input<typeof lookUpRelations.body>
export type Likely = z.output<typeof lookUpRelations.response>['items'][number]

/** What is looked up while typing; null while nothing typed so far can tell two apart. */
export function lookUpOf(kind: RelationKind, values: Readonly<Record<string, string>>): LookUp | null {
  const text = (key: string) => values[key]?.trim() ?? ''
  const first = text('callName') || text('firstName') || text('initials')
  const said = {
    ...(kind === 'person'
      ? { firstName: first, prefix: text('prefix'), surname: text('surname'), birthDate: text('birthDate') }
      : { organisationName: text('organisationName') }),
    email: text('emails'),
    phone: text('phones'),
    postcode: text('postcode'),
    houseNumber: text('houseNumber'),
  }
  if (!tellsApart(said)) return null
  return { kind, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')) }
}

type Said = Readonly<Partial<Record<Exclude<keyof LookUp, 'kind'>, string>>>

/** A way to reach somebody, the name of an organisation, or a surname with something beside it. */
function tellsApart(said: Said): boolean {
  const { email = '', phone = '', organisationName = '', surname = '' } = said
  const isReachable = /^\S+@\S+\.\S{2,}$/.test(email) || phone.replace(/\D/g, '').length >= 9
  const hasMore = [said.firstName, said.birthDate, said.postcode].some((part) => part !== undefined && part !== '')
  return isReachable || organisationName.length >= 4 || (surname.length >= 2 && hasMore)
}

const HINTS = 3

/** Whom to show: not those somebody already looked at and said no to, and no more than one takes in while typing. */
export function likelyOnes(found: readonly Likely[], dismissed: ReadonlySet<string>): readonly Likely[] {
  return found.filter(({ relation }) => !dismissed.has(relation.id)).slice(0, HINTS)
}

const REASONS = 3
/** Says nothing about who it is: what is typed has no source yet, and an age makes nobody the same. */
const beside = /^(source|age)\./

/** Codes of what is the same, the heaviest first, and then what speaks most against it. */
export function reasonCodes(evidence: Likely['evidence']): {
  readonly same: readonly string[]
  readonly other: string | null
} {
  const heavy = evidence.filter(({ code }) => !beside.test(code)).sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  return {
    same: heavy
      .filter(({ bits }) => bits > 0)
      .slice(0, REASONS)
      .map(({ code }) => code),
    other: heavy.find(({ bits, code }) => bits < 0 && code.endsWith('.differs'))?.code ?? null,
  }
}
