import type { RetentionRule } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { termParts } from './retention.view.ts'

/** "2 jaar na het einde van de rol" */
export function useTermText(): (rule: Pick<RetentionRule, 'months' | 'days' | 'moment'>) => string {
  const t = useT()
  return (rule) => {
    const { years, months, days } = termParts(rule)
    const term = [
      years > 0 ? t('retention.years', { count: years }) : '',
      months > 0 ? t('retention.months', { count: months }) : '',
      days > 0 ? t('retention.days', { count: days }) : '',
    ]
      .filter((part) => part !== '')
      .join(' + ')
    return t('retention.termAfter', { term, moment: t(`retentionMoment.${rule.moment}`) })
  }
}
