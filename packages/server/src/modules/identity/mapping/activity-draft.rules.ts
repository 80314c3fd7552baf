import type { ActivityTarget, Audience, DateOrder, FactKind, RowProblem, RowProblemCode } from '@klantregie/contract'
import { parseCents, parseNumber } from '../../../platform/pure/dutch/number-text.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { currencyIn, readAudience, readCurrency, readFactKind } from './activity-words.rules.ts'
import { readMoment, readTime } from './moment-text.rules.ts'
import { report, type ColumnPlace } from './record-draft.rules.ts'
import { readYesNo } from './yes-no.rules.ts'

type Moment = { readonly day: string; readonly time: string | null }

/** What the cells of one row have said so far of what somebody did. */
export type ActivityDraft = {
  kind?: FactKind
  customerNumber?: string
  orderNumber?: string
  refundOf?: string
  ordered?: Moment
  orderTime?: string
  title?: string
  event?: Moment
  eventTime?: string
  place?: string
  quantity?: number
  minutes?: number
  priceType?: string
  cents?: number
  unitCents?: number
  currency?: string
  channel?: string
  /** How many came in; all when it only says yes. */
  scanned?: number | boolean
  from?: string
  until?: string
  genreId?: string
  audience?: Audience
  branchId?: string
  note?: string
  readonly problems: RowProblem[]
  /** Something is wrong without which the row cannot be counted rightly. */
  isRefused: boolean
}

export type Named = { readonly id: string; readonly key: string }

export type ActivityCellContext = {
  readonly place: ColumnPlace
  readonly dateOrder: DateOrder
  /** ISO day. */
  readonly today: string
  /** Genres and branches of the organisation, by folded name. */
  readonly genres: readonly Named[]
  readonly branches: readonly Named[]
}

export type ActivityReader = (draft: ActivityDraft, value: string) => void
type MakeReader = (context: ActivityCellContext) => ActivityReader

function refuse(draft: ActivityDraft, code: RowProblemCode, place: ColumnPlace, value: string): void {
  report(draft, code, place, value)
  draft.isRefused = true
}

type TextField = 'orderNumber' | 'refundOf' | 'title' | 'place' | 'priceType' | 'channel' | 'note'

function text(field: TextField, longest: number): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      if (value.length > longest) report(draft, 'value.too_long', place, value)
      else draft[field] = value
    }
}

/** A spreadsheet that took a number for an amount writes customer 12740 as "12740.0". */
const customerNumber: MakeReader =
  ({ place }) =>
  (draft, value) => {
    if (value.length > 80) report(draft, 'value.too_long', place, value)
    else draft.customerNumber = value.replace(/^(\d+)[.,]0+$/, '$1')
  }

/** A moment that cannot be read is refused: the fact would count for the wrong day. */
function moment(field: 'ordered' | 'event'): MakeReader {
  return ({ place, dateOrder, today }) =>
    (draft, value) => {
      const reading = readMoment(value, { order: dateOrder, today })
      if (reading.state === 'moment') draft[field] = { day: reading.day, time: reading.time }
      else if (reading.state === 'impossible') refuse(draft, 'value.date_impossible', place, value)
      else if (reading.state === 'unreadable') refuse(draft, 'value.date_invalid', place, value)
    }
}

function time(field: 'orderTime' | 'eventTime'): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      const read = readTime(value)
      if (read === undefined) report(draft, 'value.time_invalid', place, value)
      else draft[field] = read
    }
}

function day(field: 'from' | 'until'): MakeReader {
  return ({ place, dateOrder, today }) =>
    (draft, value) => {
      const reading = readMoment(value, { order: dateOrder, today })
      if (reading.state === 'moment') draft[field] = reading.day
      else if (reading.state === 'impossible') refuse(draft, 'value.date_impossible', place, value)
      else if (reading.state === 'unreadable') refuse(draft, 'value.date_invalid', place, value)
    }
}

/** "1.234" is a thousand to one and a bit more than one to the other: nobody but the list's owner can say which. */
function amount(field: 'cents' | 'unitCents'): MakeReader {
  return ({ place }) =>
    (draft, value) => {
      const [dutch, english] = [parseCents(value, 'nl'), parseCents(value, 'en')]
      if (dutch === undefined) refuse(draft, 'value.amount_invalid', place, value)
      else if (dutch !== english) refuse(draft, 'value.amount_ambiguous', place, value)
      else {
        draft[field] = dutch
        const sign = currencyIn(value)
        if (sign !== undefined) draft.currency ??= sign
      }
    }
}

const MOST = 1_000_000

const quantity: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const [dutch, english] = [parseNumber(value, 'nl'), parseNumber(value, 'en')]
    if (dutch !== english) refuse(draft, 'value.amount_ambiguous', place, value)
    else if (dutch === undefined || !Number.isInteger(dutch) || Math.abs(dutch) > MOST)
      refuse(draft, 'value.quantity_invalid', place, value)
    else draft.quantity = dutch
  }

const MINUTES = 60

/** Hours as "2,5" or "2:30", kept as minutes. */
const hours: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const clock = /^(-?)(\d{1,3}):([0-5]\d)$/.exec(value)
    const read = clock === null ? parseNumber(value) : Number(clock[2]) + Number(clock[3]) / MINUTES
    if (read === undefined || Math.abs(read) > MOST / MINUTES) refuse(draft, 'value.quantity_invalid', place, value)
    else draft.minutes = Math.round(read * MINUTES) * (clock?.[1] === '-' ? -1 : 1)
  }

const currency: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const read = readCurrency(value)
    if (read === undefined) refuse(draft, 'value.currency_invalid', place, value)
    else draft.currency = read
  }

/** Yes, no, how many came in, or when. */
const scanned: MakeReader =
  ({ place, dateOrder, today }) =>
  (draft, value) => {
    const count = /^\d{1,6}$/.test(value) ? Number(value) : undefined
    const answer = readYesNo(value)
    if (count !== undefined) draft.scanned = count === 1 ? true : count
    else if (answer !== undefined) draft.scanned = answer
    else if (/^(?:gescand|scanned|gebruikt|used|checkedin|ingecheckt)$/i.test(value)) draft.scanned = true
    else if (readMoment(value, { order: dateOrder, today }).state === 'moment') draft.scanned = true
    else report(draft, 'value.yes_no_invalid', place, value)
  }

const kind: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const read = readFactKind(value)
    if (read === undefined) refuse(draft, 'fact.kind_unknown', place, value)
    else draft.kind = read
  }

const audience: MakeReader =
  ({ place }) =>
  (draft, value) => {
    const read = readAudience(value)
    if (read === undefined) report(draft, 'value.audience_invalid', place, value)
    else draft.audience = read
  }

function chosen(field: 'genreId' | 'branchId', code: RowProblemCode): MakeReader {
  return ({ place, genres, branches }) => {
    const known = new Map((field === 'genreId' ? genres : branches).map(({ key, id }) => [key, id]))
    return (draft, value) => {
      const id = known.get(fold(value))
      if (id === undefined) report(draft, code, place, value)
      else draft[field] = id
    }
  }
}

/** How each meaning of a column of activity is read; `branch` and `remark` are of what was done, not of who did it. */
export const ACTIVITY_READERS: Readonly<Record<ActivityTarget | 'branch' | 'remark', MakeReader>> = {
  fact_kind: kind,
  customer_number: customerNumber,
  order_number: text('orderNumber', 100),
  order_date: moment('ordered'),
  order_time: time('orderTime'),
  refund_of: text('refundOf', 100),
  event_title: text('title', 250),
  event_date: moment('event'),
  event_time: time('eventTime'),
  event_place: text('place', 45),
  quantity,
  hours,
  price_type: text('priceType', 80),
  amount: amount('cents'),
  unit_price: amount('unitCents'),
  currency,
  sales_channel: text('channel', 80),
  scanned,
  period_from: day('from'),
  period_until: day('until'),
  genre: chosen('genreId', 'value.genre_unknown'),
  audience,
  branch: chosen('branchId', 'value.branch_unknown'),
  remark: text('note', 300),
}
