import { FactKind } from '@klantregie/contract'
import type { TimelineEntry } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useMoney, useQuantityText } from '../facts/words.tsx'
import { useT } from '../locale/index.ts'
import { dutchDay } from '../moment.ts'

type Told = Pick<TimelineEntry, 'kind' | 'sentence' | 'values' | 'at'>

const REVERSED = 'timeline.fact.reversed.'

/** "3 kaarten: Hamlet en nog 2", from what the server counted. */
export function useFactSentence(): (entry: Told) => string {
  const t = useT()
  const quantity = useQuantityText()
  return ({ sentence, values }) => {
    const kind = FactKind.safeParse(sentence.split('.').at(-1)).data
    if (kind === undefined) return t('timeline.fact.withheld')
    const others = Number(values['others'] ?? 0)
    const title = String(values['title'] ?? '')
    const titles = others > 0 ? t('timeline.fact.andOthers', { title, count: others }) : title
    const what = `${quantity(kind, Number(values['quantity'] ?? 1))}${titles === '' ? '' : `: ${titles}`}`
    return sentence.startsWith(REVERSED) ? t('fact.reversal', { what }) : what
  }
}

/** What it brought, for when it counts if that is another day, and whether it was taken back since. */
export function useFactDetails(): (entry: Told) => readonly string[] {
  const t = useT()
  const format = useFormat()
  const money = useMoney()
  return ({ kind, values, at }) => {
    const { cents = 0, currency = 'EUR', day = '', until = '', isReversed = 0 } = values
    if (kind !== 'fact' || day === '') return []
    const details: string[] = []
    if (cents !== 0) details.push(money(Number(cents), String(currency)))
    if (until !== '') details.push(format.period(String(day), String(until)))
    else if (day !== dutchDay(at)) details.push(t('timeline.fact.countsFor', { day: format.date(String(day)) }))
    if (isReversed === 1) details.push(t('fact.isReversed'))
    return details
  }
}
