import { daysBetween } from '@klantregie/contract'
import type { Audience, FactDetail, FactKind, RowProblemCode } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import type { ActivityDraft } from './activity-draft.rules.ts'

/** What was offered, as a row names it. */
export type StagedOffering = {
  /** Rows with the same key name the same. */
  readonly key: string
  readonly kind: 'event' | 'course' | 'service'
  readonly title: string
  readonly titleKey: string
  /** The title with the hall, where that is no branch: one title may be in two halls at a time. */
  readonly placedTitle: string
  readonly placedKey: string
  /** A clock in Amsterdam, "2026-03-01 20:15:00"; null for what has no moment. */
  readonly startsAt: string | null
  /** Whether the row said at what time. */
  readonly hasTime: boolean
  readonly branchId: string | null
}

/** What somebody did, as a row tells it. Moments are those of a clock in Amsterdam. */
export type StagedFact = {
  readonly kind: FactKind
  readonly at: string
  readonly day: string | null
  readonly until: string | null
  /** Minutes for volunteering. */
  readonly quantity: number
  readonly cents: number
  readonly currency: string
  readonly order: string | null
  readonly isReversal: boolean
  readonly audience: Audience | null
  readonly priceType: string | null
  readonly channel: string | null
  readonly genreId: string | null
  readonly branchId: string | null
  readonly detail: FactDetail | null
  readonly offering: StagedOffering | null
  /** Takes back what an earlier list told: without that there is nothing to write. */
  readonly isOnlyOfKnown: boolean
}

const PERIODS: ReadonlySet<FactKind> = new Set(['membership', 'pledge', 'sponsoring', 'subsidy'])
const WITH_LAST_DAY: ReadonlySet<FactKind> = new Set(['membership', 'pledge'])
const WITH_AMOUNT: ReadonlySet<FactKind> = new Set(['gift', 'pledge', 'sponsoring', 'subsidy'])
/** A sale may be anybody's; of a member or a volunteer nothing can be counted without knowing who. */
const OF_SOMEBODY: ReadonlySet<FactKind> = new Set([
  'membership',
  'pledge',
  'sponsoring',
  'subsidy',
  'volunteering',
  'complaint',
])
const EVENTS: ReadonlySet<FactKind> = new Set(['ticket', 'attendance'])
const MIDNIGHT = '00:00:00'

export type FactReading =
  { readonly fact: StagedFact; readonly attendance: StagedFact | null } | { readonly refusal: RowProblemCode }

/** The fact that a row tells, with the scan beside it; or what is missing. `hasPerson`: it is known who it was. */
export function readFact(draft: ActivityDraft, kind: FactKind, hasPerson: boolean): FactReading {
  const event = startOf(draft)
  const at = momentOf(draft, event)
  if (at === undefined) return { refusal: 'fact.day_missing' }
  const weight = weightOf(draft, kind)
  const refusal = refusalOf(draft, { kind, hasPerson, from: draft.from ?? at.slice(0, 10), ...weight })
  if (refusal !== null) return { refusal }
  const fact: StagedFact = {
    kind,
    at,
    ...periodOf(draft, { kind, at, isReversal: weight.isReversal }),
    ...weight,
    // A promise brings nothing itself: what comes of it are gifts.
    cents: kind === 'pledge' ? 0 : weight.cents,
    ...wordsOf(draft, kind),
    detail: detailOf(draft, { kind, cents: weight.cents, at }),
    offering: offeringOf(draft, kind, event),
    isOnlyOfKnown: false,
  }
  return { fact, attendance: attendanceOf(draft, fact, event?.at ?? at) }
}

type Start = { readonly at: string; readonly hasTime: boolean }

/** When it was done: ordered or paid, else when it took place. */
function momentOf(draft: ActivityDraft, event: Start | undefined): string | undefined {
  return orderedAt(draft) ?? event?.at ?? (draft.from && `${draft.from} ${MIDNIGHT}`)
}

type Words = Pick<StagedFact, 'currency' | 'order' | 'audience' | 'priceType' | 'channel' | 'genreId' | 'branchId'>

function wordsOf(draft: ActivityDraft, kind: FactKind): Words {
  const { currency = 'EUR', orderNumber, audience, priceType, channel, genreId, branchId } = draft
  const orNull = <T>(value: T | undefined): T | null => value ?? null
  return {
    currency,
    order: orNull(orderNumber),
    audience: orNull(audience),
    priceType: kind === 'membership' ? null : orNull(priceType),
    channel: orNull(channel),
    genreId: orNull(genreId),
    branchId: orNull(branchId),
  }
}

function orderedAt({ ordered, orderTime }: ActivityDraft): string | undefined {
  return ordered && `${ordered.day} ${orderTime ?? ordered.time ?? MIDNIGHT}`
}

function startOf({ event, eventTime }: ActivityDraft): Start | undefined {
  if (event === undefined) return undefined
  const time = eventTime ?? event.time
  return { at: `${event.day} ${time ?? MIDNIGHT}`, hasTime: time !== null }
}

type Weight = Pick<StagedFact, 'quantity' | 'cents' | 'isReversal'>

/** Whether something was given or paid back, whichever of quantity and amount says so. */
export function isGivenBack({ quantity = 1, minutes = 1, cents, unitCents, refundOf }: ActivityDraft): boolean {
  return refundOf !== undefined || quantity < 0 || minutes < 0 || (cents ?? unitCents ?? 0) < 0
}

/** What is given back is below zero. */
function weightOf(draft: ActivityDraft, kind: FactKind): Weight {
  const told = kind === 'volunteering' ? (draft.minutes ?? draft.quantity) : draft.quantity
  const quantity = told ?? 1
  const cents = draft.cents ?? (draft.unitCents ?? 0) * quantity
  return isGivenBack(draft)
    ? { quantity: 0 - Math.abs(quantity), cents: 0 - Math.abs(cents), isReversal: true }
    : { quantity, cents, isReversal: false }
}

type Asked = Weight & { readonly kind: FactKind; readonly hasPerson: boolean; readonly from: string }

function refusalOf({ until }: ActivityDraft, asked: Asked): RowProblemCode | null {
  const { kind, hasPerson, quantity, cents } = asked
  if (quantity === 0 && cents === 0) return 'fact.nothing'
  if (OF_SOMEBODY.has(kind) && !hasPerson) return 'fact.person_missing'
  if (WITH_AMOUNT.has(kind) && cents === 0) return 'fact.amount_missing'
  return PERIODS.has(kind) ? refusalOfPeriod(until, asked) : null
}

function refusalOfPeriod(until: string | undefined, { kind, from, isReversal }: Asked): RowProblemCode | null {
  if (until === undefined) return WITH_LAST_DAY.has(kind) && !isReversal ? 'fact.until_missing' : null
  return until < from ? 'fact.period_reversed' : null
}

/** A period begins when it is said to, or with the deed; a reversal counts on its own day, anything else on that of the event. */
function periodOf(
  { from, until }: ActivityDraft,
  { kind, at, isReversal }: { kind: FactKind; at: string; isReversal: boolean },
): Pick<StagedFact, 'day' | 'until'> {
  const deed = at.slice(0, 10)
  if (isReversal) return { day: deed, until: null }
  return PERIODS.has(kind) ? { day: from ?? deed, until: until ?? null } : { day: from ?? null, until: null }
}

const DAYS_A_YEAR = 365.25

function detailOf(
  draft: ActivityDraft,
  { kind, cents, at }: { kind: FactKind; cents: number; at: string },
): FactDetail | null {
  const { note, priceType, until, from = at.slice(0, 10) } = draft
  const years = until === undefined ? 1 : Math.min(99, Math.max(1, Math.round(daysBetween(from, until) / DAYS_A_YEAR)))
  const detail: FactDetail = {
    ...(note === undefined ? {} : { note }),
    ...(kind === 'membership' && priceType !== undefined ? { subscription: priceType } : {}),
    ...(kind === 'pledge' ? { yearlyCents: Math.abs(cents), years } : {}),
  }
  return Object.keys(detail).length === 0 ? null : detail
}

const BETWEEN = '\u001f'

const offeredAs = (kind: FactKind): StagedOffering['kind'] => {
  if (EVENTS.has(kind)) return 'event'
  return kind === 'enrolment' ? 'course' : 'service'
}

function saidOf(start: Start | undefined): Pick<StagedOffering, 'startsAt' | 'hasTime'> {
  return start === undefined ? { startsAt: null, hasTime: false } : { startsAt: start.at, hasTime: start.hasTime }
}

function offeringOf(
  { title, place, branchId }: ActivityDraft,
  kind: FactKind,
  event: Start | undefined,
): StagedOffering | null {
  if (title === undefined || kind === 'loan') return null
  const placedTitle = place === undefined ? title : `${title}, ${place}`
  const offered = offeredAs(kind)
  const [titleKey, placedKey] = [fold(title), fold(placedTitle)]
  const said = saidOf(offered === 'service' ? undefined : event)
  const key = [offered, placedKey, said.startsAt ?? '', String(said.hasTime)].join(BETWEEN)
  return { key, kind: offered, title, titleKey, placedTitle, placedKey, ...said, branchId: branchId ?? null }
}

/**
 * Who bought a ticket and came, did two things. A scan that an earlier list told and this one denies is taken back: nothing is left
 * of it, and what was never told needs no taking back.
 */
function attendanceOf({ scanned }: ActivityDraft, fact: StagedFact, at: string): StagedFact | null {
  if (scanned === undefined || fact.kind !== 'ticket' || fact.isReversal) return null
  const came = scanned === true ? fact.quantity : scanned === false ? 0 : scanned
  const isTakenBack = came === 0
  return {
    ...fact,
    kind: 'attendance',
    at,
    day: isTakenBack ? at.slice(0, 10) : null,
    quantity: came,
    cents: 0,
    priceType: null,
    detail: null,
    isReversal: isTakenBack,
    isOnlyOfKnown: isTakenBack,
  }
}
