import type { LapseReason } from '@klantregie/contract'
import { useFormat } from '../../lib/texts.tsx'
import { useT } from './locale/index.ts'
import { spanOf } from './span.view.ts'
import styles from './value.module.css'

/** Why somebody may stay away: facts that whoever reads them can check. */
export function LapseReasons({ reasons }: { readonly reasons: readonly LapseReason[] }) {
  const say = useSaying()
  if (reasons.length === 0) return null
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.kind}>{say(reason)}</li>
      ))}
    </ul>
  )
}

function useSaying() {
  const t = useT()
  const { date } = useFormat()
  const every = (days: number) => t(`value.every.${spanOf(days).unit}`, { count: spanOf(days).count })
  const ago = (days: number) => t(`value.ago.${spanOf(days).unit}`, { count: spanOf(days).count })
  return (reason: LapseReason): string => {
    switch (reason.kind) {
      case 'pace':
        return t('value.lapse.pace', { every: every(reason.everyDays), ago: ago(reason.awayDays) })
      case 'last':
        return t('value.lapse.last', { ago: ago(reason.awayDays) })
      case 'company':
        return t('value.lapse.company', { before: reason.before, now: reason.now })
      case 'membership':
        return t('value.lapse.membership', { until: date(reason.until) })
    }
  }
}
