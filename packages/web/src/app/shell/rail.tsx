import {
  ChartNoAxesColumn,
  Compass,
  MessageSquareQuote,
  Search,
  Send,
  Settings2,
  Sun,
  Ticket,
  Users,
  UsersRound,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useRouterState } from '@tanstack/react-router'
import { Button, Link } from 'react-aria-components'
import type { Section } from '../../lib/feature.ts'
import { useSession } from '../../lib/session.tsx'
import { cx } from '../../ui/class-names.ts'
import { NotificationBell } from '../../features/engagement/index.ts'
import { Kbd } from '../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { BrandMark } from './brand.tsx'
import type { RailEntry } from './navigation.view.ts'
import { UserMenu } from './user-menu.tsx'
import styles from './shell.module.css'

export const sectionIcons: Readonly<Record<Section, LucideIcon>> = {
  today: Sun,
  relations: Users,
  offerings: Ticket,
  segments: UsersRound,
  communication: Send,
  voice: MessageSquareQuote,
  insight: ChartNoAxesColumn,
  strategy: Compass,
  admin: Settings2,
}

export interface RailProps {
  readonly entries: readonly RailEntry[]
  readonly onSearch: () => void
  readonly onHelp: () => void
}

export function Rail({ entries, onSearch, onHelp }: RailProps) {
  const t = useT()
  const isAtBell = useIsAtBell()
  const { organisation } = useSession()
  return (
    <header className={styles.rail}>
      <div className={styles.brand}>
        <BrandMark />
        <div className={styles.brandText}>
          <span className={styles.product}>{t('app.name')}</span>
          <span className={styles.organisation}>{organisation.name}</span>
        </div>
      </div>
      <Button className={styles.search ?? ''} onPress={onSearch}>
        <Search aria-hidden="true" />
        <span>{t('app.search')}</span>
        <Kbd>{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</Kbd>
      </Button>
      <nav aria-label={t('app.navigation')} className={styles.nav}>
        <ul>
          {entries.map((entry) => (
            <RailSection key={entry.section} entry={entry} />
          ))}
        </ul>
      </nav>
      <NotificationBell className={cx(styles.item, isAtBell && styles.open)} isHere={isAtBell} />
      <UserMenu onHelp={onHelp} />
    </header>
  )
}

/** Notifications are nobody's section: they are about all of them. */
export function useIsAtBell(): boolean {
  return useRouterState({ select: (state) => state.location.pathname === '/meldingen' })
}

function RailSection({ entry }: { readonly entry: RailEntry }) {
  const Icon = sectionIcons[entry.section]
  const isHere = entry.isOpen && entry.items.every((item) => !item.isCurrent)
  return (
    <li>
      <Link
        href={entry.href}
        className={cx(styles.item, entry.isOpen && styles.open)}
        {...(isHere && { 'aria-current': 'page' as const })}
      >
        <Icon aria-hidden="true" />
        {entry.label}
      </Link>
      {entry.isOpen && entry.items.length > 0 && (
        <ul className={styles.subItems}>
          {entry.items.map((item) => (
            <li key={item.href}>
              <Link
                href={item.href}
                className={cx(styles.subItem, item.isCurrent && styles.current)}
                {...(item.isCurrent && { 'aria-current': 'page' as const })}
              >
                {item.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
