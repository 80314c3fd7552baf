import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, lazy, useCallback, useState } from 'react'
import { AccessStrips } from '../../features/governance/index.ts'
import { useServerEvents } from '../../lib/events.ts'
import type { NavigationItem } from '../../lib/feature.ts'
import { SessionHolder, useLiveSession, useMay, useSession } from '../../lib/session.tsx'
import { useShortcut } from '../../lib/shortcuts.ts'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { BottomBar } from './bottom-bar.tsx'
import { railOf } from './navigation.view.ts'
import type { RailEntry } from './navigation.view.ts'
import { Rail } from './rail.tsx'
import { SessionExpiry } from './session-expiry.tsx'
import styles from './shell.module.css'

// Most visits never open the palette in the first second, so it does not delay the first page.
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }))

/** Everything around a screen once somebody is signed in. */
export function Shell() {
  return (
    <SessionHolder>
      <Frame />
    </SessionHolder>
  )
}

function Frame() {
  const t = useT()
  const [isSearching, setSearching] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const openSearch = useCallback(() => setSearching(true), [])
  const openHelp = useCallback(() => setHelping(true), [])
  const entries = useRail()
  useShortcut('mod+k', openSearch)
  useShortcut('/', openSearch)
  useShortcut('?', openHelp)
  useServerEvents(useLiveSession() !== null)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Rail entries={entries} onSearch={openSearch} onHelp={openHelp} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <AccessStrips />
        <DemoNotice />
        <Outlet />
      </main>
      <BottomBar entries={entries} onSearch={openSearch} onHelp={openHelp} />
      {isSearching && (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} onHelp={openHelp} />
        </Suspense>
      )}
      {isHelping && (
        <Suspense fallback={null}>
          <Help onClose={() => setHelping(false)} />
        </Suspense>
      )}
      <SessionExpiry />
    </div>
  )
}

/** The rail: Vandaag is the shell's own, the rest comes from the features. */
function useRail(): readonly RailEntry[] {
  const t = useT()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const offered = features.flatMap((feature) => feature.useNavigation())
  const own: readonly NavigationItem[] = [
    { section: 'today', label: t('app.today'), href: '/', isMain: true },
    ...(useMay()('activity.interaction.write')
      ? [{ section: 'today' as const, label: t('desk.title'), href: '/balie' }]
      : []),
  ]
  return railOf([...own, ...offered], path)
}

function DemoNotice() {
  const t = useT()
  const { organisation, permissions } = useSession()
  if (!organisation.isDemo) return null
  return (
    <div className={styles.demo} role="note">
      <span>{t('app.demo')}</span>
      {permissions.includes('admin.organisation.manage') && (
        <a href="/admin/organisation#demo">{t('app.demoRemove')}</a>
      )}
    </div>
  )
}
