import type { Fact, FactKind } from '@klantregie/contract'
import { amountText, centsOf } from '../money.view.ts'
import { instantOf } from '../timeline/timeline.view.ts'

/** Which fields a kind has beside the day and a note. */
interface Asked {
  readonly quantity?: 'number' | 'hours'
  readonly amount?: true
  readonly isAmountNeeded?: true
  readonly offering?: true
  readonly until?: true
  readonly isUntilNeeded?: true
  readonly pledge?: true
  readonly inReturn?: true
  readonly audience?: true
}

export const asked: Readonly<Record<FactKind, Asked>> = {
  ticket: { quantity: 'number', amount: true, offering: true },
  attendance: { quantity: 'number', offering: true },
  enrolment: { quantity: 'number', amount: true, offering: true },
  membership: { amount: true, until: true, isUntilNeeded: true },
  loan: { quantity: 'number', audience: true },
  gift: { amount: true, isAmountNeeded: true },
  pledge: { pledge: true },
  sponsoring: { amount: true, isAmountNeeded: true, until: true, inReturn: true },
  subsidy: { amount: true, isAmountNeeded: true, until: true },
  purchase: { quantity: 'number', amount: true },
  volunteering: { quantity: 'hours', offering: true },
  web_visit: { quantity: 'number' },
  complaint: { offering: true },
}

type Texts = Readonly<Record<string, string>>
const MINUTES = 60

const orNothing = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> =>
  text === undefined || text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>)

/** "2,5" hours in minutes; what is no number is sent as it is, so that the form says so. */
const minutesOf = (text: string): number => Math.round(Number(text.replace(',', '.')) * MINUTES)

function quantityOf({ quantity }: Asked, texts: Texts): number {
  if (quantity === undefined) return 1
  const text = (texts['quantity'] ?? '').trim()
  return quantity === 'hours' ? minutesOf(text) : Number(text === '' ? '1' : text)
}

/** An empty amount is none; one that cannot be read is sent as nothing that passes. */
const amountOf = (text: string | undefined): number | null =>
  text === undefined || text.trim() === '' ? 0 : centsOf(text)

/**
 * What stands in the form, as it is sent: only what the chosen kind has. Fields have the names of the body, so that what is wrong stands
 * beside them; the yearly sum of a pledge goes by `detail`.
 */
export function factOf(texts: Texts, offsetOf: (day: string) => string): Record<string, unknown> {
  const kind = texts['kind'] as FactKind
  const has = asked[kind]
  const occurredAt = instantOf(texts['day'] ?? '', '', offsetOf)
  const detail = detailOf(texts, has)
  return {
    kind,
    quantity: quantityOf(has, texts),
    amountCents: has.amount ? amountOf(texts['amountCents']) : 0,
    ...(occurredAt !== undefined && { occurredAt: soonerThanNow(occurredAt, texts['now'] ?? occurredAt) }),
    ...Object.fromEntries(fieldsOf(has, texts).flatMap((field) => Object.entries(orNothing(field, texts[field])))),
    ...(Object.keys(detail).length > 0 && { detail }),
  }
}

/** What a kind has that is sent as it was typed or chosen. */
function fieldsOf(has: Asked, texts: Texts) {
  return [
    ...(has.until || has.pledge ? (['from'] as const) : []),
    ...(has.until ? (['until'] as const) : []),
    ...(has.offering ? (['offeringId'] as const) : []),
    ...(has.audience && texts['audience'] !== 'unknown' ? (['audience'] as const) : []),
  ]
}

/** A day without a time is noon; today that may still have to come. */
const soonerThanNow = (moment: string, now: string): string => (moment > now ? now : moment)

function detailOf(texts: Texts, has: Asked): Record<string, unknown> {
  const pledge = has.pledge && {
    yearlyCents: amountOf(texts['detail']),
    years: Number(texts['years']),
    isFixed: texts['isFixed'] === 'yes',
    ...orNothing('agreedOn', texts['agreedOn']),
  }
  return {
    ...orNothing('note', texts['note']),
    ...(has.inReturn && orNothing('inReturn', texts['inReturn'])),
    ...(pledge || {}),
  }
}

/** How much of a fact can be taken back at most, as the fields of the dialog begin. */
export function reversalTexts({ kind, quantity, amountCents }: Pick<Fact, 'kind' | 'quantity' | 'amountCents'>) {
  return {
    quantity: kind === 'volunteering' ? String(quantity / MINUTES).replace('.', ',') : String(quantity),
    amountCents: amountText(Math.max(amountCents, 0)),
    note: '',
  }
}

export function reversalOf(texts: Texts, kind: FactKind): Record<string, unknown> {
  const quantity = texts['quantity'] ?? ''
  return {
    quantity: kind === 'volunteering' ? minutesOf(quantity) : Number(quantity),
    amountCents: amountOf(texts['amountCents']),
    ...orNothing('note', texts['note']),
  }
}
