import { useT } from '../locale/index.ts'
import { rightIcons } from './right-icons.tsx'
import { rightKinds } from './rights.view.ts'
import styles from './rights.module.css'

/** What the marks in the matrix mean. */
export function Legend() {
  const t = useT()
  return (
    <ul className={styles.legend} aria-label={t('rights.legend')}>
      {rightKinds.map((right) => {
        const Icon = rightIcons[right]
        return (
          <li key={right}>
            <Icon aria-hidden="true" />
            {t(`rights.right.${right}`)}
          </li>
        )
      })}
    </ul>
  )
}
