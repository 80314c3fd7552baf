import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { Link } from 'react-aria-components'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { countQuery } from './following.api.ts'
import styles from './following.module.css'

/** Nobody reads a higher number. */
const MOST = 99

interface BellProps {
  readonly className: string
  /** Whether this page is the one it leads to. */
  readonly isHere: boolean
  /** On a phone the word must fit below the picture. */
  readonly isShort?: boolean
}

/** How many notifications nobody has read yet, and the way to them; read aloud as a sentence. */
export function NotificationBell({ className, isHere, isShort = false }: BellProps) {
  const t = useT()
  const count = useQuery(countQuery).data?.unread ?? 0
  return (
    <Link href="/meldingen" className={className} {...(isHere && { 'aria-current': 'page' as const })}>
      <span className={styles.bell} aria-hidden="true">
        <Bell />
        {count > 0 && <span className={styles.badge}>{count > MOST ? `${String(MOST)}+` : count}</span>}
      </span>
      <span aria-hidden="true">{t(isShort ? 'notifications.bellShort' : 'notifications.title')}</span>
      <VisuallyHidden>{t('notifications.bell', { count })}</VisuallyHidden>
    </Link>
  )
}
