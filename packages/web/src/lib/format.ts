/** How dates, numbers, money and time are written, per language. Instants are shown as they are in the Netherlands. */
export type FormatLanguage = 'nl' | 'en'

const ZONE = 'Europe/Amsterdam'
const locales = { nl: 'nl-NL', en: 'en-GB' } as const

/** The BCP 47 tag that Intl and React Aria want. */
export function localeOf(language: FormatLanguage): 'nl-NL' | 'en-GB' {
  return locales[language]
}

// Making an Intl object costs a hundred times more than using it, and a table asks for one in every cell.
const made = new Map<string, unknown>()
function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

function dateFormat(language: FormatLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locales[language], options))
}

function numberFormat(language: FormatLanguage, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(`n${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locales[language], options))
}

/** A calendar day ("2026-03-05") has no zone; an instant is moved to Dutch time. */
function momentOf(value: string): { readonly date: Date; readonly timeZone: string } {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return { date: new Date(isDay ? `${value}T12:00:00Z` : value), timeZone: isDay ? 'UTC' : ZONE }
}

/** 5-3-2026 in Dutch, 5 Mar 2026 in English, where 05/03 could be two days; for a calendar day or an ISO instant. */
export function formatDate(value: string, language: FormatLanguage): string {
  const { date, timeZone } = momentOf(value)
  const month = language === 'nl' ? 'numeric' : 'short'
  return dateFormat(language, { day: 'numeric', month, year: 'numeric', timeZone }).format(date)
}

/** 17–25 dec 2026, with as much of the first day as differs; a period of one day is written as that day. For calendar days. */
export function formatPeriod(from: string, until: string, language: FormatLanguage): string {
  if (from === until) return formatDate(from, language)
  const [first, last] = [momentOf(from), momentOf(until)]
  return dateFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(
    first.date,
    last.date,
  )
}

/** donderdag 5 maart 2026 */
export function formatLongDate(value: string, language: FormatLanguage): string {
  const { date, timeZone } = momentOf(value)
  return dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    date,
  )
}

/** 5-3-2026 14:05 */
export function formatDateTime(value: string, language: FormatLanguage): string {
  const time = dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE }).format(
    new Date(value),
  )
  return `${formatDate(value, language)} ${time}`
}

/** 0–23, the hour it is in the Netherlands. */
export function dutchHour(now: Date): number {
  return Number(dateFormat('nl', { hour: '2-digit', hourCycle: 'h23', timeZone: ZONE }).format(now))
}

/** 20.148 in Dutch, 20,148 in English. */
export function formatNumber(value: number, language: FormatLanguage): string {
  return numberFormat(language, { maximumFractionDigits: 2 }).format(value)
}

/** `fraction` is 0–1; whole per cents, because more digits suggest a precision that is not there. */
export function formatPercent(fraction: number, language: FormatLanguage): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(fraction)
}

/** Cents in, "€ 1.234,50" out. */
export function formatMoney(amountCents: number, language: FormatLanguage): string {
  return numberFormat(language, { style: 'currency', currency: 'EUR' }).format(amountCents / 100)
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Decimal units, as file managers show them. */
export function formatBytes(bytes: number, language: FormatLanguage): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1)
  const options = { style: 'unit', unit: byteUnits[power] ?? 'byte', maximumFractionDigits: power > 1 ? 1 : 0 } as const
  return numberFormat(language, { ...options, unitDisplay: power === 0 ? 'long' : 'short' }).format(
    bytes / 1000 ** power,
  )
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Rough on purpose: "2 minuten", "1 uur"; an estimate with seconds in it makes people watch the clock. */
export function formatDuration(seconds: number, language: FormatLanguage): string {
  const [unit, count] = roughly(seconds)
  return numberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(count)
}

function roughly(seconds: number): readonly ['second' | 'minute' | 'hour' | 'day', number] {
  const size = Math.abs(seconds)
  if (size < MINUTE) return ['second', Math.round(seconds)]
  if (size < HOUR) return ['minute', Math.round(seconds / MINUTE)]
  if (size < DAY) return ['hour', Math.round(seconds / HOUR)]
  return ['day', Math.round(seconds / DAY)]
}

/** "gisteren", "3 uur geleden"; beyond a month the date itself says more. */
export function formatRelative(value: string, now: Date, language: FormatLanguage): string {
  const seconds = (new Date(value).getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) > 30 * DAY) return formatDate(value, language)
  const [unit, count] = roughly(seconds)
  const format = once(`r${language}`, () => new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }))
  return unit === 'second' ? format.format(0, 'second') : format.format(count, unit)
}

const PHONE_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^\+316(\d{4})(\d{4})$/, '06 $1 $2'],
  [/^\+31([1-9]\d)(\d{3})(\d{4})$/, '0$1 $2 $3'],
]

/** Dutch numbers as people say them; others as they are. */
export function phoneText(number: string): string {
  const group = PHONE_GROUPS.find(([pattern]) => pattern.test(number))
  return group ? number.replace(group[0], group[1]) : number
}
