import type { RelationRecord } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'

/** Shorter values occur by chance in somebody else's row. */
const SHORTEST = 6

/**
 * By which values rows that point at nobody are recognised: addresses, numbers and passes are one person's or one
 * household's; a name alone is not, so it is kept apart and never decides by itself.
 */
export function tracesOf(records: readonly { record: RelationRecord; externalId: string }[]): {
  contacts: string[]
  names: string[]
} {
  const contacts = new Set<string>()
  const names = new Set<string>()
  for (const { record } of records) {
    for (const email of record.emails ?? []) add(contacts, email)
    for (const { number } of record.phones ?? []) for (const form of formsOfPhone(number)) add(contacts, form)
    for (const { value } of record.identifiers ?? []) add(contacts, value)
    for (const name of namesOf(record)) add(names, name)
  }
  return { contacts: [...contacts], names: [...names] }
}

function add(found: Set<string>, text: string): void {
  if (text.trim().length >= SHORTEST) found.add(text.trim().toLowerCase())
}

/** As it is stored, as people write it, and its last digits, which a list with other punctuation still has together. */
function formsOfPhone(number: string): string[] {
  const national = number.replace(/^\+31/, '0')
  return [number, national]
}

function namesOf({ name, organisationName }: RelationRecord): string[] {
  const { original, firstName, callName, initials, prefix, surname, partnerSurname } = name ?? {}
  const full = [firstName ?? callName ?? initials, prefix, surname].filter(Boolean).join(' ')
  return [original, full, surname, partnerSurname, firstName, organisationName].filter((text) => text !== undefined)
}

/** A cell of somebody else's row in the same list that says who the erased person is: emptied, the other cells stay. */
export function withoutTraces(
  payload: unknown,
  traces: { readonly contacts: readonly string[]; readonly names: readonly string[] },
): { readonly payload: unknown; readonly changed: number } {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return { payload, changed: 0 }
  let changed = 0
  const entries = Object.entries(payload).map(([key, value]) => {
    const text = (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase()
    const tells = [...traces.contacts, ...traces.names].some((trace) => text.includes(trace))
    if (tells) changed += 1
    return [key, tells ? '' : value] as const
  })
  return { payload: Object.fromEntries(entries), changed }
}

type Frequencies = Readonly<
  Record<string, { readonly total: number; readonly counts: Readonly<Record<string, number>> }>
>

/**
 * How often names occur was learned from all records. A name that no more records had than the erased person's own is nobody
 * else's, and goes; one that others have too tells nothing about the person.
 */
export function withoutOwnNames(
  frequencies: Frequencies,
  own: { readonly words: ReadonlySet<string>; readonly records: number },
): { readonly frequencies: Frequencies; readonly changed: number } {
  let changed = 0
  const kept = Object.entries(frequencies).map(([sort, table]) => {
    const counts = Object.entries(table.counts).filter(([value, count]) => {
      const isOwn = count <= own.records && [...own.words].some((word) => value === word || value.includes(word))
      if (isOwn) changed += 1
      return !isOwn
    })
    return [sort, { ...table, counts: Object.fromEntries(counts) }] as const
  })
  return { frequencies: Object.fromEntries(kept), changed }
}

/** Folded words of the names, as frequencies are counted by. */
export function wordsOf(names: readonly string[]): Set<string> {
  return new Set(
    names.flatMap((name) => [fold(name), ...fold(name).split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2),
  )
}
