import type { ReactNode } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import styles from './page.module.css'

interface KindLineProps {
  readonly page: RelationPage
  /** What is seldom done, at the end of the line. */
  readonly children?: ReactNode
}

/** One line under the name: what kind, from where, and how fresh. */
export function KindLine({ page, children }: KindLineProps) {
  const t = useT()
  const format = useFormat()
  const { kind, addresses } = page.relation
  const place = addresses.find((address) => address.place !== undefined)?.place
  return (
    <div className={styles.kindLine}>
      <span className={styles.kindText}>
        <KindIcon kind={kind} isNamed={false} />
        <span>
          {[t(`relations.kind.${kind}`), place].filter(Boolean).join(' · ')}
          <span className={styles.small}>
            {' '}
            · {t('relations.page.changed', { when: format.relative(page.changedAt) })}
          </span>
        </span>
      </span>
      <span className={styles.kindActions}>{children}</span>
    </div>
  )
}
