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
const orNull = (text: string | undefined): string | null => (text === undefined || text === NONE ? null : text)

/** What stands in the form, as it is sent. What cannot be read is sent as it is, so that the form says what is wrong with it. */
export function valuesOf(texts: Texts, offsetOf: (day: string) => string): Record<string, unknown> {
  const capacity = (texts['capacity'] ?? '').replaceAll(/[\s.]/gu, '')
  return {
    kind: texts['kind'],
    parentId: parentKind[texts['kind'] as OfferingKind] === undefined ? null : orNull(texts['parentId']),
    title: texts['title'],
    genreId: orNull(texts['genreId']),
    branchId: orNull(texts['branchId']),
    startsAt: instantOf(texts['startDay'] ?? '', texts['startTime'] ?? '', offsetOf) ?? null,
    endsAt: instantOf(texts['endDay'] ?? '', texts['endTime'] ?? '', offsetOf) ?? null,
    capacity: capacity === '' ? null : Number(capacity),
    state: texts['state'],
    makers: namesOf(texts['makers'] ?? ''),
    targetGroupIds: (texts['targetGroupIds'] ?? '').split(' ').filter(Boolean),
    priceTypes: pricesOf(texts['priceTypes'] ?? ''),
    externalId: orNull(texts['externalId']?.trim()),
  }
}

type Clock = (at: string) => { readonly day: string; readonly time: string }

export function textsOf(values: OfferingValues, clock: Clock): Record<string, string> {
  const [start, end] = [values.startsAt, values.endsAt].map((at) => (at === null ? { day: '', time: '' } : clock(at)))
  return {
    kind: values.kind,
    parentId: values.parentId ?? NONE,
    title: values.title,
    genreId: values.genreId ?? NONE,
    branchId: values.branchId ?? NONE,
    startDay: start?.day ?? '',
    startTime: start?.time ?? '',
    endDay: end?.day ?? '',
    endTime: end?.time ?? '',
    capacity: values.capacity === null ? '' : String(values.capacity),
    state: values.state,
    makers: values.makers.join(', '),
    targetGroupIds: values.targetGroupIds.join(' '),
    priceTypes: pricesText(values.priceTypes),
    externalId: values.externalId ?? '',
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
