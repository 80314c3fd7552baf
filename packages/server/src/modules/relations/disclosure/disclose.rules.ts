import type { LimitedField, LimitedFields, RelationRecord } from '@klantregie/contract'
import { isMinor } from '../../../platform/pure/dutch/age-of-consent.ts'
import { displayNameOf } from '../projection/projection.rules.ts'
import { decideAccess, isRead, type Decided, type RelationFacts, type Viewer } from './disclosure.rules.ts'
import {
  maskAddress,
  maskAnything,
  maskBirthDate,
  maskEmail,
  maskIdentifier,
  maskPhone,
  maskWholeAddress,
} from './mask.rules.ts'

/** A record without what this reader may not see of it, and beside it what was kept back and why. */
export type DisclosedRecord = { readonly record: RelationRecord; readonly limited: LimitedFields }

/** No fields of a relation: what it is, and what only says how a record came about. */
const NO_FIELD: ReadonlySet<string> = new Set([
  'kind',
  'branch',
  'roleFrom',
  'roleUntil',
  'remark',
  'newsletter',
  'optOuts',
])

/**
 * A record as this reader may have it. What is masked or hidden is not in the record at all, so that nothing that looks like
 * a value can be stored, mailed or read in again.
 */
export function discloseRecord(record: RelationRecord, facts: RelationFacts, viewer: Viewer): DisclosedRecord {
  const limited: Record<string, LimitedField> = {}
  const shown: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue
    const decided = NO_FIELD.has(key) ? null : decideAccess(facts, viewer, key)
    if (decided === null || isRead(decided)) shown[key] = value
    else
      limited[key] = limitedField(
        decided,
        textsOf(key, value, { isChild: isMinor(facts.birthDate, viewer.today), decided }),
      )
  }
  return { record: shown as RelationRecord, limited: withHidden(limited, facts, viewer) }
}

/** Fields that are hidden are named also when they hold nothing: that they are empty may not be seen either. */
export function withHidden(limited: LimitedFields, facts: RelationFacts, viewer: Viewer): LimitedFields {
  const all = { ...limited }
  for (const field of Object.keys(viewer.fields)) {
    const decided = decideAccess(facts, viewer, field)
    if (decided.access === 'hidden') all[field] = limitedField(decided, [])
  }
  return all
}

function limitedField({ access, because }: Decided, texts: readonly string[]): LimitedField {
  const isMasked = access === 'masked'
  return { access: isMasked ? 'masked' : 'hidden', because: because ?? 'right', texts: isMasked ? [...texts] : [] }
}

type Masked = { readonly isChild: boolean; readonly decided: Decided }

type Mask = (said: RelationRecord, masked: Masked) => string[] | undefined

const MASKS: Readonly<Record<string, Mask>> = {
  emails: ({ emails }) => emails?.map(maskEmail),
  phones: ({ phones }) => phones?.map(maskPhone),
  addresses: ({ addresses }, { decided }) => addresses?.map((address) => addressText(address, decided)),
  identifiers: ({ identifiers }) => identifiers?.map(({ value }) => maskIdentifier(value)),
  birthDate: ({ birthDate }, { isChild }) => (birthDate === undefined ? [] : [maskBirthDate(birthDate, isChild)]),
}

/** What is left of each value of a field; of one that has no mask of its own that there is something. */
function textsOf(key: string, value: unknown, masked: Masked): string[] {
  return MASKS[key]?.({ [key]: value } as RelationRecord, masked) ?? [maskAnything()]
}

type Address = NonNullable<RelationRecord['addresses']>[number]

function addressText(address: Address, { because }: Decided): string {
  if (because === 'protected') return maskWholeAddress()
  return because === 'minor' ? [maskAddress(address), address.place ?? ''].join(' ').trim() : maskAddress(address)
}

/**
 * Of a child the place stays where everything else of the address goes: a list of children by place is daily work, and nobody
 * is found by a place alone.
 */
export function disclosePlace(place: string | null, facts: RelationFacts, viewer: Viewer): string | null {
  const decided = decideAccess(facts, viewer, 'addresses')
  return isRead(decided) || decided.because === 'minor' ? place : null
}

/** Whoever is known by nothing but an address or number is not called by it when that is kept back. */
export const nameOfDisclosed = displayNameOf
