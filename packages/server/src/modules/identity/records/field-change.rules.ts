import type { FieldKey, FieldValue, OwnFieldKey, RelationRecord, RowProblemCode } from '@klantregie/contract'
import { normaliseEmail } from '../../../platform/pure/dutch/email.ts'
import { parsePhone } from '../../../platform/pure/dutch/phone.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'

export type ManualRecord = RelationRecord & {
  /** Fields emptied on purpose. */
  readonly cleared?: readonly FieldKey[]
  /** ISO moments of what was said before the last change: after a merge two hand-made records tell which was later. */
  readonly saidAt?: Readonly<Partial<Record<FieldKey, string>>>
}

export type Normalised =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly problem: RowProblemCode
      readonly value: string
      /** The limit that a value of an own field passes. */
      readonly limit?: string | undefined
    }

/** A change of a field of the product itself; own fields are held to what the organisation agreed (`own-field.service.ts`). */
export type BuiltInChange = Exclude<FieldValue, { field: OwnFieldKey }>

/** A value typed by hand in the form in which it is stored; refused with the reason when it cannot be meant. */
export function normaliseValue({ field, value }: BuiltInChange): Normalised {
  if (value === null) return { ok: true, value: null }
  if (field === 'emails') return each(value, 'value.email_invalid', normaliseEmail)
  if (field === 'phones') {
    const phones = value.map((text) => parsePhone(text))
    const wrong = value.find((_, index) => phones[index]?.isValid !== true)
    return wrong === undefined
      ? { ok: true, value: phones }
      : { ok: false, problem: 'value.phone_invalid', value: wrong }
  }
  if (field === 'addresses') return addresses(value)
  if (field === 'name')
    return Object.values(value).some((part) => part !== '') ? { ok: true, value } : { ok: true, value: null }
  return { ok: true, value }
}

function each(
  values: readonly string[],
  problem: RowProblemCode,
  normalise: (text: string) => string | undefined,
): Normalised {
  const normal = values.map((text) => normalise(text))
  const wrong = values.find((_, index) => normal[index] === undefined)
  return wrong === undefined ? { ok: true, value: normal } : { ok: false, problem, value: wrong }
}

function addresses(values: NonNullable<RelationRecord['addresses']>): Normalised {
  const normal = values.map((address) => {
    if (address.postcode === undefined || (address.country ?? 'NL') !== 'NL') return address
    const postcode = parsePostcode(address.postcode)?.postcode
    return postcode === undefined ? null : { ...address, postcode }
  })
  const wrong = values.find((_, index) => normal[index] === null)
  return wrong === undefined
    ? { ok: true, value: normal }
    : { ok: false, problem: 'value.postcode_invalid', value: wrong.postcode ?? '' }
}

/** The next version of the hand-made record: one field set, or emptied on purpose. */
export function withField(record: ManualRecord, field: FieldKey, value: unknown): ManualRecord {
  const { [field]: _old, cleared = [], saidAt = {}, ...rest } = record
  const { [field]: _when, ...saidBefore } = saidAt
  const others = cleared.filter((key) => key !== field)
  return {
    ...rest,
    ...(value === null
      ? { cleared: [...others, field] }
      : { [field]: value, ...(others.length > 0 ? { cleared: others } : {}) }),
    ...(Object.keys(saidBefore).length > 0 ? { saidAt: saidBefore } : {}),
  }
}

/** The record with the moment of everything it says, so that a next version does not make it look newly said. */
export function dated(record: ManualRecord, recordedAt: Date): ManualRecord {
  const { kind: _kind, cleared = [], saidAt = {}, ...fields } = record
  const said = [...(Object.keys(fields) as FieldKey[]), ...cleared]
  const moments = said.map((field) => [field, saidAt[field] ?? recordedAt.toISOString()] as const)
  return moments.length === 0 ? record : { ...record, saidAt: Object.fromEntries(moments) }
}

/** Equal as values, whatever the order of the keys: what an editor saw against what is stored now. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return canonical(left ?? null) === canonical(right ?? null)
}

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`
}

/** Whether anything is left by which a person can be recognised in a list. */
export function isNamed(record: RelationRecord): boolean {
  const name = record.name ?? {}
  const hasName = [name.surname, name.partnerSurname, name.firstName, name.callName, name.initials, name.original].some(
    (part) => part !== undefined && part.trim() !== '',
  )
  return (
    hasName ||
    record.organisationName !== undefined ||
    (record.emails?.length ?? 0) > 0 ||
    (record.phones?.length ?? 0) > 0
  )
}
