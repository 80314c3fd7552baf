import { Ellipsis, PenLine, Search, Sun } from 'lucide-react'
import { useState } from 'react'
import { Button, Link } from 'react-aria-components'
import { NotificationBell } from '../../features/engagement/index.ts'
import { cx } from '../../ui/class-names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import type { RailEntry } from './navigation.view.ts'
import { sectionIcons, useIsAtBell } from './rail.tsx'
import type { RailProps } from './rail.tsx'
import { UserMenu } from './user-menu.tsx'
import styles from './shell.module.css'

/** The rail of a phone: five things under the thumb. */
export function BottomBar({ entries, onSearch, onHelp }: RailProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const noteHref = useNoteHref()
  const isAtBell = useIsAtBell()
  const isToday = entries[0]?.section === 'today' && entries[0].isOpen
  return (
    <nav aria-label={t('app.navigation')} className={styles.bottom}>
      <Link href="/" className={styles.bottomItem ?? ''} {...(isToday && { 'aria-current': 'page' as const })}>
        <Sun aria-hidden="true" />
        {t('app.today')}
      </Link>
      <Button className={styles.bottomItem ?? ''} onPress={onSearch}>
        <Search aria-hidden="true" />
        {t('app.searchShort')}
      </Button>
      {noteHref !== null && (
        <Link href={noteHref} className={styles.bottomItem ?? ''}>
          <PenLine aria-hidden="true" />
          {t('app.note')}
        </Link>
      )}
      <NotificationBell className={styles.bottomItem ?? ''} isHere={isAtBell} isShort />
      <Button className={styles.bottomItem ?? ''} onPress={() => setOpen(true)}>
        <Ellipsis aria-hidden="true" />
        {t('app.more')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('app.more')} size="small">
        <MoreSheet
          entries={entries}
          onGo={() => setOpen(false)}
          onHelp={() => {
            setOpen(false)
            onHelp()
          }}
        />
      </Dialog>
    </nav>
  )
}

function useNoteHref(): string | null {
  const hrefs = features.map((feature) => feature.useNoteHref?.() ?? null)
  return hrefs.find((href) => href !== null) ?? null
}

interface MoreSheetProps {
  readonly entries: readonly RailEntry[]
  readonly onGo: () => void
  readonly onHelp: () => void
}

function MoreSheet({ entries, onGo, onHelp }: MoreSheetProps) {
  return (
    <div className={styles.sheet}>
      <ul>
        {entries.map((entry) => {
          const Icon = sectionIcons[entry.section]
          return (
            <li key={entry.section}>
              <Link href={entry.href} onPress={onGo} className={styles.item ?? ''}>
                <Icon aria-hidden="true" />
                {entry.label}
              </Link>
              {entry.items.map((item) => (
                <Link key={item.href} href={item.href} onPress={onGo} className={cx(styles.subItem, styles.item)}>
                  {item.label}
                </Link>
              ))}
            </li>
          )
        })}
      </ul>
      <UserMenu onHelp={onHelp} />
    </div>
  )
}
