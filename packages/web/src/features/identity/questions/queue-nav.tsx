import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useFormat } from '../../../lib/texts.tsx'
import { cx } from '../../../ui/class-names.ts'
import { duplicatesHref, householdsHref, kindsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { progressQuery } from './questions.api.ts'
import styles from './queue-nav.module.css'

type Part = 'queue' | 'kinds' | 'households'
const addresses: Readonly<Record<Part, string>> = {
  queue: duplicatesHref,
  kinds: kindsHref,
  households: householdsHref,
}

/** The three screens about what may belong together. */
export function QueueNav({ current }: { readonly current: Part }) {
  const t = useT()
  const format = useFormat()
  const open = useQuery(progressQuery).data?.open
  return (
    <nav aria-label={t('questions.nav')} className={styles.nav}>
      {(['queue', 'kinds', 'households'] as const).map((part) => (
        <Link
          key={part}
          href={addresses[part]}
          className={cx(styles.link, part === current && styles.current)}
          {...(part === current && { 'aria-current': 'page' as const })}
        >
          {t(`questions.nav.${part}`)}
          {part === 'queue' && open !== undefined && open > 0 && (
            <span className={styles.count}>{format.number(open)}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
