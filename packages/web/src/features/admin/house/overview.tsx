import { Link } from 'react-aria-components'
import { useMay } from '../../../lib/session.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { houseScreens } from '../navigation.ts'
import styles from './house.module.css'

/** A table of contents: every screen with what it is for. */
export function AdminOverviewScreen() {
  const t = useT()
  const may = useMay()
  return (
    <Page width="narrow">
      <PageHeader title={t('nav.admin')} lead={t('admin.lead')} />
      <ul className={styles.contents}>
        {houseScreens
          .filter((screen) => may(screen.permission))
          .map(({ key, href }) => (
            <li key={key}>
              <Link href={href} className={styles.entry ?? ''}>
                <span className={styles.entryTitle}>{t(`nav.${key}`)}</span>
                <span className={styles.entryText}>{t(`admin.${key}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  )
}
