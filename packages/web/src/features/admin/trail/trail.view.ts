import type { AuditBreak, AuditVerification } from '@klantregie/contract'

/** What a change is told with: names of things in the reader's language. */
export interface Words {
  readonly label: (key: string) => string
  /** A value that is a code in words; any other as it is. */
  readonly value: (key: string, text: string) => string
  readonly yes: string
  readonly no: string
  readonly nothing: string
  /** A day or moment as it is written here. */
  readonly moment: (iso: string) => string
}

/** One thing that was said or changed. `before` is undefined when nothing is known of what it was. */
export interface Change {
  readonly key: string
  readonly label: string
  readonly before: string | undefined
  readonly after: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/
/** Longer texts are cut: the whole of it is in the export. */
const LONGEST = 300

type Details = Readonly<Record<string, unknown>>

/**
 * The particulars of an entry as lines that people can read: what it was and what it became. Understands every form in which
 * they are written: a field with its value before and after, two records, a pair per name, or plain values.
 */
export function changesOf(details: Details, words: Words): readonly Change[] {
  const { field, before, after, ...rest } = details
  const plain = linesOf(rest, words)
  if (before === undefined && after === undefined)
    return [...(typeof field === 'string' ? [line('field', undefined, words.label(field), words)] : []), ...plain]
  if (typeof field === 'string') return [compared(field, before, after, words), ...plain]
  if (isRecord(before) || isRecord(after)) return [...recordsCompared(before, after, words), ...plain]
  return [compared('value', before, after, words), ...plain]
}

function recordsCompared(before: unknown, after: unknown, words: Words): Change[] {
  const [was, becomes] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(becomes)])]
  const changed = keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(becomes[key]))
  return changed.flatMap((key) =>
    isInternal(key, becomes[key] ?? was[key]) ? [] : [compared(key, was[key], becomes[key], words)],
  )
}

function compared(key: string, before: unknown, after: unknown, words: Words): Change {
  const was = valueText(key, before, words)
  return line(key, was === '' ? words.nothing : was, valueText(key, after, words), words)
}

function line(key: string, before: string | undefined, after: string, words: Words): Change {
  return { key, label: words.label(key), before, after: after === '' ? words.nothing : after }
}

function linesOf(details: Details, words: Words): Change[] {
  return Object.entries(details).flatMap(([key, value]) => {
    if (isInternal(key, value)) return []
    if (isPair(key, value)) return [compared(key, value[0], value[1], words)]
    if (isRecord(value)) return linesOf(value, words)
    const text = valueText(key, value, words)
    return text === '' ? [] : [line(key, undefined, text, words)]
  })
}

/** `{ role: ["reader", "administrator"] }`: what it was and what it became. A name in the plural is a list. */
function isPair(key: string, value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 && !key.endsWith('s') && value.every((one) => !isRecord(one))
}

/** Ids say nothing to people; what they stand for is in the sentence. */
function isInternal(key: string, value: unknown): boolean {
  if (/(^id|Ids?|Hash|sha256)$/.test(key)) return true
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.length > 0 && values.every((one) => typeof one === 'string' && UUID.test(one))
}

function valueText(key: string, value: unknown, words: Words): string {
  const text = wholeText(key, value, words)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function wholeText(key: string, value: unknown, words: Words): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string')
    return DAY_OR_MOMENT.test(value) ? words.moment(value) : visible(words.value(key, value))
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map((one) => wholeText(key, one, words))
      .filter(Boolean)
      .join(', ')
  if (!isRecord(value)) return ''
  return Object.entries(value)
    .flatMap(([inner, one]) => (isInternal(inner, one) ? [] : [wholeText(inner, one, words)]))
    .filter(Boolean)
    .join(' ')
}

/** Without what a screen cannot show or what would turn the rest of the line around. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '�')
}

function isRecord(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** "relation.field_changed" → relation; which screen shows the subject. Null when there is none. */
export function subjectHref(kind: string | null, id: string | null): string | null {
  if (id === null) return null
  if (kind === 'relation') return `/relaties/${id}`
  if (kind === 'import') return `/imports/${id}`
  if (kind === 'task') return `/taken?taak=${id}`
  return null
}

export type ChainView =
  { readonly state: 'never' } | { readonly state: 'right' | 'broken'; readonly verification: AuditVerification }

/** What the line above the list says about the last verification. */
export function chainView([last]: readonly AuditVerification[]): ChainView {
  if (!last) return { state: 'never' }
  return { state: last.breaks === 0 ? 'right' : 'broken', verification: last }
}

/** "14" or "14–20"; null for what has no place in the chain. */
export function placeOf({ number, until }: AuditBreak): string | null {
  if (number === null) return null
  return until === null ? String(number) : `${number}–${until}`
}
