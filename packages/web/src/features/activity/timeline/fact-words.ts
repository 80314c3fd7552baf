import { FactKind, dutchDay } from '@klantregie/contract'
import type { TimelineEntry } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useMoney, useQuantityText } from '../facts/words.tsx'
import { useT } from '../locale/index.ts'

type Told = Pick<TimelineEntry, 'sentence' | 'values' | 'at'>

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
    return sentence.startsWith(REVERSED) ? t('taking.reversal', { what }) : what
  }
}

/** What it brought, for when it counts if that is another day, and whether it was taken back since. */
export function useFactDetails(): (entry: Told) => readonly string[] {
  const t = useT()
  const format = useFormat()
  const money = useMoney()
  return ({ values, at }) => {
    const day = String(values['day'] ?? '')
    // Kept back.
    if (day === '') return []
    const cents = Number(values['cents'] ?? 0)
    const until = String(values['until'] ?? '')
    return [
      cents === 0 ? '' : money(cents, String(values['currency'])),
      until === '' ? '' : format.period(day, until),
      until !== '' || day === dutchDay(new Date(at)) ? '' : t('timeline.fact.countsFor', { day: format.date(day) }),
      values['isReversed'] === 1 ? t('taking.isReversed') : '',
    ]
  }
}
