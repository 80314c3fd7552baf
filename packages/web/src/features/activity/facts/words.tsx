import type { Fact, FactKind } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

const MINUTES = 60

/** An amount in its own currency. */
export function useMoney(): (cents: number, currency: string) => string {
  const format = useFormat()
  return (cents, currency) => (currency === 'EUR' ? format.money(cents) : `${currency} ${format.number(cents / 100)}`)
}

/** "3 kaarten", "2,5 uur vrijwilligerswerk". */
export function useQuantityText(): (kind: FactKind, quantity: number) => string {
  const t = useT()
  const format = useFormat()
  return (kind, quantity) => {
    const count = Math.abs(quantity)
    if (kind !== 'volunteering') return t(`taking.count.${kind}`, { count })
    return t('taking.count.volunteering', { hours: format.number(count / MINUTES) })
  }
}

/** What is said of a fact in one line, without its day. */
export function useFactText(): (fact: Pick<Fact, 'kind' | 'quantity' | 'offering' | 'isReversal'>) => string {
  const t = useT()
  const quantity = useQuantityText()
  return (fact) => {
    const what = quantity(fact.kind, fact.quantity)
    const title = fact.offering === null ? '' : `: ${fact.offering.title}`
    return fact.isReversal ? t('taking.reversal', { what: `${what}${title}` }) : `${what}${title}`
  }
}
