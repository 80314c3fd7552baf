import {
  Day,
  OwnFieldKey,
  type DateOrder,
  type FieldChoice,
  type Language,
  type OwnField,
  type OwnValue,
  type RowProblemCode,
  type TextForm,
} from '@klantregie/contract'
import { parseDay } from '../../../platform/pure/dutch/calendar-day.ts'
import { parseIban } from '../../../platform/pure/dutch/checks.ts'
import { squeeze } from '../../../platform/pure/dutch/clean-text.ts'
import { normaliseEmail } from '../../../platform/pure/dutch/email.ts'
import { parseCents, parseNumber } from '../../../platform/pure/dutch/number-text.ts'
import { parsePhone } from '../../../platform/pure/dutch/phone.ts'
import { parsePostcode } from '../../../platform/pure/dutch/postcode.ts'
import { fold } from '../../../platform/pure/fold.ts'

/**
 * What fits a field of the organisation's own: the only place that says so. Whatever comes in (by hand, from a file, through
 * the API) passes here, and nothing that does not fit is stored.
 */
export type OwnShape = Pick<OwnField, 'dataType' | 'limits' | 'choices'>

/** Why a value does not fit, and the limit that it passes, written as people write it. */
export type OwnProblem = { readonly code: RowProblemCode; readonly limit?: string }
export type Checked =
  { readonly ok: true; readonly value: OwnValue } | { readonly ok: false; readonly problem: OwnProblem }

const fits = (value: OwnValue): Checked => ({ ok: true, value })
const refuse = (code: RowProblemCode, limit?: string): Checked => ({
  ok: false,
  problem: limit === undefined ? { code } : { code, limit },
})

const LONGEST_TEXT = 300
const LONGEST_LONG_TEXT = 10_000
/** Beyond this a number is no longer exact. */
const LARGEST_NUMBER = 1e15
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** What neither the database nor a spreadsheet can hold; line ends and tabs stay. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g

type Check = (field: OwnShape, value: OwnValue, kept: OwnValue | undefined) => Checked

/** Per kind of field: of which kind its values are, and what else they must be. */
const CHECKS: Readonly<Record<OwnShape['dataType'], Check>> = {
  text: ofText('value.kind_invalid', checkText),
  long_text: ofText('value.kind_invalid', checkText),
  number: (field, value) => (typeof value === 'number' ? checkNumber(field, value) : refuse('value.number_invalid')),
  money: (field, value) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? checkNumber(field, value)
      : refuse('value.number_invalid'),
  date: ofText('value.date_invalid', checkDay),
  choice: (field, value, kept) =>
    typeof value === 'string' ? checkChoices(field, [value], kept) : refuse('value.choice_unknown'),
  choices: (field, value, kept) =>
    Array.isArray(value) ? checkChoices(field, value, kept) : refuse('value.choice_unknown'),
  yes_no: (_field, value) => (typeof value === 'boolean' ? fits(value) : refuse('value.yes_no_invalid')),
  reference: ofText('value.reference_invalid', (_field, id) =>
    ID.test(id) ? fits(id) : refuse('value.reference_invalid'),
  ),
}

function ofText(code: RowProblemCode, check: (field: OwnShape, text: string) => Checked): Check {
  return (field, value) => (typeof value === 'string' ? check(field, value) : refuse(code))
}

/** `kept`: what is stored now; a choice that was retired since may stay, but not come. */
export function checkOwnValue(field: OwnShape, value: OwnValue, kept?: OwnValue): Checked {
  return CHECKS[field.dataType](field, value, kept)
}

function checkText({ dataType, limits }: OwnShape, raw: string): Checked {
  const clean = raw.toWellFormed().replace(CONTROL, '')
  const text = dataType === 'text' ? squeeze(clean) : clean.replaceAll('\r\n', '\n').trim()
  const longest = Math.min(limits.longest ?? LONGEST_LONG_TEXT, dataType === 'text' ? LONGEST_TEXT : LONGEST_LONG_TEXT)
  if (text.length > longest) return refuse('value.too_long', String(longest))
  if (limits.shortest !== undefined && text.length < limits.shortest)
    return refuse('value.too_short', String(limits.shortest))
  if (limits.form === undefined) return fits(text)
  const formed = FORMS[limits.form](text)
  return formed === undefined ? refuse('value.form_invalid') : fits(formed)
}

/** Each in one pass over the text, so that no text can make it slow; answers the form in which it is stored. */
const FORMS: Readonly<Record<TextForm, (text: string) => string | undefined>> = {
  digits: (text) => (/^\d+$/.test(text) ? text : undefined),
  letters_and_digits: (text) => (/^[\p{L}\p{N}]+$/u.test(text) ? text : undefined),
  postcode: (text) => parsePostcode(text)?.postcode,
  email: normaliseEmail,
  website: (text) => (/^(?:https?:\/\/)?[^\s/.]+\.[^\s]+$/i.test(text) ? text : undefined),
  phone: (text) => {
    const phone = parsePhone(text)
    return phone?.isValid === true ? phone.number : undefined
  },
  iban: parseIban,
  year: (text) => (/^(?:1[89]|20|21)\d\d$/.test(text) ? text : undefined),
}

function checkNumber({ dataType, limits }: OwnShape, value: number): Checked {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST_NUMBER) return refuse('value.number_invalid')
  const write = (limit: number) => (dataType === 'money' ? writeMoney(limit, 'nl') : writeNumber(limit, 'nl'))
  if (limits.min !== undefined && value < limits.min) return refuse('value.too_small', write(limits.min))
  if (limits.max !== undefined && value > limits.max) return refuse('value.too_large', write(limits.max))
  const { decimals } = limits
  if (decimals !== undefined && isFiner(value, decimals)) return refuse('value.too_many_decimals', String(decimals))
  // Minus nought is nought to everybody but a computer.
  return fits(value === 0 ? 0 : value)
}

function isFiner(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) !== value
}

function checkDay({ limits: { earliest, latest } }: OwnShape, value: string): Checked {
  if (!Day.safeParse(value).success) return refuse('value.date_invalid')
  if (earliest !== undefined && value < earliest) return refuse('value.too_early', writeDay(earliest))
  if (latest !== undefined && value > latest) return refuse('value.too_late', writeDay(latest))
  return fits(value)
}

function checkChoices({ dataType, choices }: OwnShape, keys: readonly string[], kept: OwnValue | undefined): Checked {
  const had = new Set(Array.isArray(kept) ? kept : [kept])
  for (const key of keys) {
    const choice = choices.find((one) => one.key === key)
    if (choice === undefined) return refuse('value.choice_unknown')
    if (choice.isRetired && !had.has(key)) return refuse('value.choice_retired', choice.label)
  }
  // In the order of the field, each once: the same choices are the same value.
  const chosen = choices.filter(({ key }) => keys.includes(key)).map(({ key }) => key)
  return fits(dataType === 'choice' ? (chosen[0] ?? '') : chosen)
}

export type TextContext = { readonly dateOrder: DateOrder; /** ISO day. */ readonly today: string }

const YES: ReadonlySet<string> = new Set(['ja', 'j', 'yes', 'y', 'waar', 'true', 'wel', 'x', '1', 'aan'])
const NO: ReadonlySet<string> = new Set(['nee', 'n', 'no', 'onwaar', 'false', 'niet', '0', 'uit'])
/** Between several choices in one cell, as lists write them. */
const BETWEEN_CHOICES = /[;|\n]/

/** A cell of a file as a value: Dutch numbers and dates, ja and nee, choices by their label. */
export function readOwnText(field: OwnShape, text: string, context: TextContext): Checked {
  switch (field.dataType) {
    case 'number':
      return readNumber(field, parseNumber(text))
    case 'money':
      return readNumber(field, parseCents(text))
    case 'date':
      return readDay(field, text, context)
    case 'yes_no':
      return readYesNo(text)
    case 'choice':
      return readChoices(field, [text])
    case 'choices':
      return readChoices(field, text.split(BETWEEN_CHOICES))
    case 'text':
    case 'long_text':
    case 'reference':
      return checkOwnValue(field, text)
  }
}

function readNumber(field: OwnShape, value: number | undefined): Checked {
  return value === undefined ? refuse('value.number_invalid') : checkOwnValue(field, value)
}

function readDay(field: OwnShape, text: string, { dateOrder, today }: TextContext): Checked {
  const reading = parseDay(text, { order: dateOrder, today })
  if (reading.state === 'day') return checkDay(field, reading.day)
  return refuse(reading.state === 'impossible' ? 'value.date_impossible' : 'value.date_invalid')
}

function readYesNo(text: string): Checked {
  const word = fold(text).replace(/[.!]/g, '').trim()
  if (YES.has(word)) return fits(true)
  return NO.has(word) ? fits(false) : refuse('value.yes_no_invalid')
}

function readChoices(field: OwnShape, texts: readonly string[]): Checked {
  const keys: string[] = []
  for (const text of texts.map((one) => one.trim()).filter((one) => one !== '')) {
    const choice = choiceNamed(field.choices, text)
    if (choice === undefined) return refuse('value.choice_unknown')
    keys.push(choice.key)
  }
  return keys.length === 0
    ? refuse('value.choice_unknown')
    : checkOwnValue(field, field.dataType === 'choice' ? (keys[0] ?? '') : keys)
}

/** By its label as people write it, whatever capitals or accents; of two that are called the same, the one in use. */
function choiceNamed(choices: readonly FieldChoice[], text: string): FieldChoice | undefined {
  const name = fold(text)
  const named = choices.filter(({ key, label }) => fold(label.trim()) === name || key === text)
  return named.find(({ isRetired }) => !isRetired) ?? named[0]
}

const WORDS = { nl: { yes: 'ja', no: 'nee' }, en: { yes: 'yes', no: 'no' } } as const

/** A value as one line of text. `nameOf`: what a relation that is referred to is called; without it, its id. */
export function sayOwnValue(
  field: OwnShape,
  value: OwnValue,
  language: Language,
  nameOf: (id: string) => string | undefined = () => undefined,
): string {
  if (typeof value === 'boolean') return value ? WORDS[language].yes : WORDS[language].no
  if (typeof value === 'number') return sayNumber(field, value, language)
  if (Array.isArray(value)) return value.map((key) => labelOf(field, key)).join('; ')
  return sayText(field, value, language) ?? nameOf(value) ?? '—'
}

function sayNumber({ dataType }: OwnShape, value: number, language: Language): string {
  return dataType === 'money' ? writeMoney(value, language) : writeNumber(value, language)
}

/** Nothing for a reference, which only has a name elsewhere. */
function sayText(field: OwnShape, value: string, language: Language): string | undefined {
  if (field.dataType === 'reference') return undefined
  if (field.dataType === 'choice') return labelOf(field, value)
  return field.dataType === 'date' && language === 'nl' ? writeDay(value) : value
}

function labelOf({ choices }: OwnShape, key: string): string {
  return choices.find((choice) => choice.key === key)?.label ?? key
}

function writeNumber(value: number, language: Language): string {
  return language === 'nl' ? String(value).replace('.', ',') : String(value)
}

/** "1234,50": without the sign and without points, so that a spreadsheet reads it as a number. */
function writeMoney(cents: number, language: Language): string {
  const text = (cents / 100).toFixed(2)
  return language === 'nl' ? text.replace('.', ',') : text
}

/** "2026-03-01" as "1-3-2026". */
function writeDay(day: string): string {
  return day.split('-').map(Number).reverse().join('-')
}

/** The keys of own fields of which something (a record, golden values) says anything. */
export function ownKeysOf(record: object): OwnFieldKey[] {
  return Object.keys(record).filter(isOwnKey)
}

/** Safe for whatever comes from outside: `own_` and small letters, nothing that means something in the language. */
export function isOwnKey(key: string): key is OwnFieldKey {
  return OwnFieldKey.safeParse(key).success
}
