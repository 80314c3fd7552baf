import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useT } from '../locale/index.ts'
import { Use } from './break-glass-uses.tsx'
import { breakGlassQuery } from './rights.api.ts'
import styles from './rights.module.css'

/** For owners and deputies on their home page: who gave themselves sight of their domain. Nothing waiting, nothing shown. */
export function BreakGlassToday() {
  const t = useT()
  const may = useMay()
  const isOwner = may('governance.domain.own') && may('governance.rights.read')
  const items = useQuery({ ...breakGlassQuery({ forMe: true }), enabled: isOwner }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="break-glass-today">
      <h2 id="break-glass-today">{t('glass.today')}</h2>
      <ul className={styles.uses}>
        {items.map((use) => (
          <li key={use.id} className={styles.use}>
            <Use use={use} />
          </li>
        ))}
      </ul>
    </section>
  )
}
