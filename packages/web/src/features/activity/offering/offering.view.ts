import type { Offering, OfferingKind, OfferingValues, PriceType } from '@klantregie/contract'
import { amountText, centsOf } from '../money.view.ts'
import { instantOf } from '../timeline/timeline.view.ts'

/** To what a kind may belong. */
export const parentKind: Readonly<Partial<Record<OfferingKind, OfferingKind>>> = { date: 'event', event: 'series' }

type Texts = Readonly<Record<string, string>>

/** "Volwassene 25,00", a line each; null when a line has no amount at its end. */
export function pricesOf(text: string): PriceType[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const prices = lines.map((line) => {
    const [, name = '', amount = ''] = /^(.+?)[\s:]+(?:€\s*)?([\d.,]+)$/u.exec(line) ?? []
    return { name: name.replace(/[\s:€]+$/u, ''), amountCents: centsOf(amount) }
  })
  return prices.every((price): price is PriceType => price.amountCents !== null && price.name !== '') ? prices : null
}

export const pricesText = (prices: readonly PriceType[]): string =>
  prices.map(({ name, amountCents }) => `${name} ${amountText(amountCents)}`).join('\n')

/** Names parted by commas or lines. */
export const namesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/u)
    .map((name) => name.trim())
    .filter(Boolean)

const NONE = ''
const orNull = (text: string): string | null => (text === NONE ? null : text)

/** What stands in the form, as it is sent. What cannot be read is sent as it is, so that the form says what is wrong with it. */
export function valuesOf(texts: Texts, offsetOf: (day: string) => string): Record<string, unknown> {
  const of = (name: string) => texts[name] ?? NONE
  const moment = (part: 'start' | 'end') => instantOf(of(`${part}Day`), of(`${part}Time`), offsetOf) ?? null
  const capacity = of('capacity').replaceAll(/[\s.]/gu, '')
  const belongs = parentKind[of('kind') as OfferingKind] !== undefined
  return {
    kind: of('kind'),
    parentId: belongs ? orNull(of('parentId')) : null,
    title: of('title'),
    genreId: orNull(of('genreId')),
    branchId: orNull(of('branchId')),
    startsAt: moment('start'),
    endsAt: moment('end'),
    capacity: capacity === NONE ? null : Number(capacity),
    state: of('state'),
    makers: namesOf(of('makers')),
    targetGroupIds: of('targetGroupIds').split(' ').filter(Boolean),
    priceTypes: pricesOf(of('priceTypes')),
    externalId: orNull(of('externalId').trim()),
  }
}

type Clock = (at: string) => { readonly day: string; readonly time: string }

const NO_MOMENT = { day: '', time: '' }

export function textsOf(values: OfferingValues, clock: Clock): Record<string, string> {
  const of = (at: string | null) => (at === null ? NO_MOMENT : clock(at))
  const [start, end] = [of(values.startsAt), of(values.endsAt)]
  const { parentId, genreId, branchId, externalId, capacity } = values
  const optional = Object.entries({ parentId, genreId, branchId, externalId, capacity })
  return {
    ...Object.fromEntries(optional.map(([name, value]) => [name, String(value ?? NONE)])),
    kind: values.kind,
    title: values.title,
    startDay: start.day,
    startTime: start.time,
    endDay: end.day,
    endTime: end.time,
    state: values.state,
    makers: values.makers.join(', '),
    targetGroupIds: values.targetGroupIds.join(' '),
    priceTypes: pricesText(values.priceTypes),
  }
}

/** What a new offering begins with; below another one it is of the kind that belongs there. */
export function blank(parent: Pick<Offering, 'id' | 'values'> | null): OfferingValues {
  const kind = parent?.values.kind === 'series' ? 'event' : parent?.values.kind === 'event' ? 'date' : 'event'
  return {
    kind,
    parentId: parent?.id ?? null,
    title: parent?.values.kind === 'event' ? parent.values.title : '',
    genreId: null,
    branchId: null,
    startsAt: null,
    endsAt: null,
    capacity: null,
    state: 'planned',
    makers: [],
    targetGroupIds: [],
    priceTypes: [],
    externalId: null,
  }
}
