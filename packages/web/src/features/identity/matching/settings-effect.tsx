import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MatchSettings } from '@klantregie/contract'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { cx } from '../../../ui/class-names.ts'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { settingsEffectQuery } from './matching.api.ts'
import styles from './matching.module.css'

/** A slider sends many values on its way; the one it stops at is worth asking about. */
const SLIDING_PAUSE_MS = 300

/** What the last run would have brought with these settings, beside what it brings with the present ones. */
export function SettingsEffect({ settings }: { readonly settings: MatchSettings }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const asked = useDebounced(settings, SLIDING_PAUSE_MS)
  const effect = useQuery({ ...settingsEffectQuery(asked), placeholderData: keepPreviousData })
  if (effect.isError) return <Callout tone="attention">{problemText(effect.error)}</Callout>
  if (!effect.data) return <p className={styles.soft}>{t('believe.counting')}</p>
  const { now, then, measuredAt } = effect.data
  if (measuredAt === null) return <p className={styles.soft}>{t('settings.noEffect')}</p>
  const isStale = effect.isPlaceholderData || asked !== settings
  return (
    <section aria-labelledby="settings-effect" aria-busy={isStale} className={cx(styles.part, isStale && styles.stale)}>
      <h2 id="settings-effect">{t('believe.effect')}</h2>
      <table className={styles.numbers}>
        <caption className={styles.soft}>{t('settings.effectText', { date: format.date(measuredAt) })}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('believe.before')}</th>
            <th scope="col">{t('believe.after')}</th>
          </tr>
        </thead>
        <tbody>
          {(['merges', 'questions', 'expectedWrong'] as const).map((what) => (
            <tr key={what}>
              <th scope="row">{t(`settings.effect.${what}`)}</th>
              <td>{format.number(Math.round(now[what]))}</td>
              <td>{format.number(Math.round(then[what]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
