import { daysLater, monthsLater, utcDay } from '@klantregie/contract'
import type { Recurrence, RepeatUnit } from '@klantregie/contract'

/** What a line says, as far as it was understood; the rest is what the task is called. */
export interface QuickTask {
  readonly title: string
  readonly dueOn: string | null
  readonly dueTime: string | null
  readonly recurrence: Recurrence | null
  readonly owner: QuickOwner | null
}

export interface QuickOwner {
  readonly kind: 'user' | 'team'
  readonly id: string
  readonly name: string
}

/** Who reads and when: the day it is in the Netherlands, and for whom a task can be. */
export interface QuickKnown {
  readonly today: string
  readonly owners: readonly QuickOwner[]
}

const WEEKDAYS = [
  ['maandag', 'ma', 'monday', 'mon'],
  ['dinsdag', 'di', 'tuesday', 'tue'],
  ['woensdag', 'wo', 'wednesday', 'wed'],
  ['donderdag', 'do', 'thursday', 'thu'],
  ['vrijdag', 'vr', 'friday', 'fri'],
  ['zaterdag', 'za', 'saturday', 'sat'],
  ['zondag', 'zo', 'sunday', 'sun'],
] as const
const MONTHS = [
  ['januari', 'jan', 'january'],
  ['februari', 'feb', 'february'],
  ['maart', 'mrt', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['augustus', 'aug', 'august'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const
const UNITS: Readonly<Record<RepeatUnit, readonly string[]>> = {
  day: ['dag', 'dagen', 'day', 'days'],
  week: ['week', 'weken', 'weeks'],
  month: ['maand', 'maanden', 'month', 'months'],
  year: ['jaar', 'jaren', 'year', 'years'],
}

const words = (lists: readonly (readonly string[])[]): string => lists.flat().join('|')
const WEEKDAY = words(WEEKDAYS)
const MONTH = words(MONTHS)
const UNIT = words(Object.values(UNITS))
/** A word by itself: not a part of a longer one. */
const whole = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d@])(?:${pattern})(?![\\p{L}\\d])`, 'iu')

/** Two letters alone are too often something else: "do" and "di" count only behind "op", "on" or "elke". */
const LONG_WEEKDAY = words(WEEKDAYS.map((names) => names.filter((name) => name.length > 3)))

/**
 * Reads "Bel de school morgen 14:00 elke week @Sanne" as a task: Dutch and English, in any order. What is not understood stays in the
 * title; nothing is guessed that is not written. An empty title means that there is nothing to add.
 */
export function readQuickTask(line: string, known: QuickKnown): QuickTask {
  const rest = new Rest(line)
  const owner = takeOwner(rest, known.owners)
  const repeated = takeRecurrence(rest, known.today)
  const dueTime = takeTime(rest)
  const dueOn = takeDay(rest, known.today) ?? repeated?.firstOn ?? (repeated || dueTime !== null ? known.today : null)
  return { title: rest.text(), dueOn, dueTime, recurrence: repeated?.recurrence ?? null, owner }
}

/** What is left of the line while its parts are understood and taken out. */
class Rest {
  private line: string
  constructor(line: string) {
    this.line = line
  }
  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.line)
    if (found) this.line = `${this.line.slice(0, found.index)} ${this.line.slice(found.index + found[0].length)}`
    return found
  }
  has(part: string): boolean {
    return this.line.toLowerCase().includes(part.toLowerCase())
  }
  text(): string {
    return this.line
      .replace(/\s+/g, ' ')
      .replace(/\s+([,.])/g, '$1')
      .trim()
      .replace(/[,;]$/, '')
  }
}

/** The longest name that stands behind an @; a first name is enough when only one person has it. */
function takeOwner(rest: Rest, owners: readonly QuickOwner[]): QuickOwner | null {
  const firsts = Map.groupBy(owners, ({ name }) => name.split(' ')[0]?.toLowerCase() ?? '')
  const named = owners.flatMap((owner) => {
    const first = owner.name.split(' ')[0] ?? ''
    const isOnlyOne = firsts.get(first.toLowerCase())?.length === 1
    return isOnlyOne ? [owner.name, first].map((name) => ({ name, owner })) : [{ name: owner.name, owner }]
  })
  const longestFirst = named.filter(({ name }) => name !== '').sort((one, other) => other.name.length - one.name.length)
  for (const { name, owner } of longestFirst) {
    if (rest.has(`@${name}`) && rest.take(new RegExp(`@${escapeForPattern(name)}(?![\\p{L}\\d])`, 'iu'))) return owner
  }
  return null
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function takeTime(rest: Rest): string | null {
  const clock = rest.take(/(?<![\d:])(?:om |at )?([01]?\d|2[0-3])[:.]([0-5]\d)(?: uur| u)?(?![\d:.-])/i)
  if (clock) return `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? '00'}`
  const hour = rest.take(/(?<!\d)(?:om |at )?([01]?\d|2[0-3]) ?(?:uur|u)(?![\p{L}\d])/iu)
  return hour ? `${(hour[1] ?? '').padStart(2, '0')}:00` : null
}

interface Repeated {
  readonly recurrence: Recurrence
  readonly firstOn: string | null
}

function takeRecurrence(rest: Rest, today: string): Repeated | null {
  const weekly = rest.take(whole(`(?:elke|iedere|every) (${WEEKDAY})`))
  if (weekly) {
    const firstOn = nextWeekday(today, indexOf(WEEKDAYS, weekly[1] ?? ''), { isTodayToo: true })
    return { recurrence: repeat(1, 'week'), firstOn }
  }
  const every = rest.take(whole(`(?:elke|elk|iedere|ieder|every|om de) (?:(\\d{1,3}) )?(${UNIT})`))
  if (!every) return null
  const unit = unitOf(every[2] ?? '')
  const count = Number(every[1] ?? 1)
  return unit === null || count < 1 || count > 365 ? null : { recurrence: repeat(count, unit), firstOn: null }
}

const repeat = (every: number, unit: RepeatUnit): Recurrence => ({ every, unit, from: 'due', until: null })

function unitOf(word: string): RepeatUnit | null {
  const found = Object.entries(UNITS).find(([, names]) => names.includes(word.toLowerCase()))
  return (found?.[0] as RepeatUnit | undefined) ?? null
}

function indexOf(lists: readonly (readonly string[])[], word: string): number {
  return lists.findIndex((names) => names.includes(word.toLowerCase()))
}

type Reader = (rest: Rest, today: string) => string | null

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [whole('vandaag|today'), 0],
  [whole('overmorgen|day after tomorrow'), 2],
  [whole('morgen|tomorrow'), 1],
]

const takeRelative: Reader = (rest, today) => {
  for (const [pattern, days] of RELATIVE) if (rest.take(pattern)) return daysLater(today, days)
  const next = rest.take(whole('volgende week|next week'))
  if (next) return nextWeekday(today, 0, { isTodayToo: false })
  const ahead = rest.take(whole(`(?:over|in) (\\d{1,3}) (${UNIT})`))
  const unit = unitOf(ahead?.[2] ?? '')
  return ahead && unit ? laterBy(today, Number(ahead[1]), unit) : null
}

const takeWeekday: Reader = (rest, today) => {
  const found = rest.take(whole(`(?:(?:op|on|aanstaande|komende|next) (${WEEKDAY})|(${LONG_WEEKDAY}))`))
  const index = indexOf(WEEKDAYS, found?.[1] ?? found?.[2] ?? '')
  return index < 0 ? null : nextWeekday(today, index, { isTodayToo: false })
}

const takeDate: Reader = (rest, today) => {
  const iso = rest.take(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/)
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const named = rest.take(whole(`(?:(?:op|vanaf|from|on) )?(\\d{1,2}) (${MONTH})(?: (\\d{4}))?`))
  if (named) return inYear(today, named[3], { month: indexOf(MONTHS, named[2] ?? '') + 1, day: Number(named[1]) })
  const written = rest.take(/(?<![\d-])(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?(?![\d-])/)
  return written ? inYear(today, written[3], { month: Number(written[2]), day: Number(written[1]) }) : null
}

function takeDay(rest: Rest, today: string): string | null {
  return takeDate(rest, today) ?? takeRelative(rest, today) ?? takeWeekday(rest, today)
}

/** A day without a year is the next one that comes. */
function inYear(
  today: string,
  year: string | undefined,
  { month, day }: { month: number; day: number },
): string | null {
  if (year !== undefined) return realDay(Number(year), month, day)
  const own = Number(today.slice(0, 4))
  const found = realDay(own, month, day)
  return found !== null && found < today ? realDay(own + 1, month, day) : found
}

function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? utcDay(date) : null
}

function laterBy(day: string, count: number, unit: RepeatUnit): string {
  if (unit === 'day' || unit === 'week') return daysLater(day, count * (unit === 'week' ? 7 : 1))
  return monthsLater(day, unit === 'year' ? count * 12 : count)
}

/** 0 for Monday … 6 for Sunday. */
function nextWeekday(today: string, weekday: number, { isTodayToo }: { isTodayToo: boolean }): string {
  const own = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const days = (weekday - own + 7) % 7
  return daysLater(today, days === 0 && !isTodayToo ? 7 : days)
}
