import type { Insight } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../../locale/index.ts'
import { hrefOfInsight } from './home.view.ts'
import styles from './home.module.css'

/** One true sentence about the organisation's own relations, and the list behind it. */
export function OneInsight({ insight }: { readonly insight: Insight | null }) {
  const t = useT()
  const format = useFormat()
  if (insight === null) return null
  const { kind, gap, count, of, isAtLeast, domain, day } = insight
  const key = kind === 'gap' ? (`home.gap.${gap ?? 'stale'}` as const) : (`home.insight.${kind}` as const)
  const values = { count, of: of ?? 0, domain: domain?.name ?? '', least: isAtLeast ? 'yes' : 'no' }
  return (
    <section aria-labelledby="insight" className={styles.part}>
      <h2 id="insight">{t('home.part.insight')}</h2>
      <p className={styles.sentence}>{t(key, values)}</p>
      <p className={styles.soft}>
        <TextLink href={hrefOfInsight(insight)}>{t('home.insight.list')}</TextLink>
        {day !== null && <span> · {t('home.insight.measured', { date: format.date(day) })}</span>}
      </p>
    </section>
  )
}
