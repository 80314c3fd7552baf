import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronsUpDown, CircleHelp, LogOut, ShieldCheck } from 'lucide-react'
import { Button } from 'react-aria-components'
import { signOut, updateAccount } from '@klantregie/contract'
import type { Language } from '@klantregie/contract'
import { call } from '../../lib/api.ts'
import { useLanguage } from '../../lib/i18n.tsx'
import { setPreferences, usePreferences } from '../../lib/preferences.ts'
import type { Preferences } from '../../lib/preferences.ts'
import { sessionQuery, useSession } from '../../lib/session.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuGroup } from '../../ui/menu.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import styles from './shell.module.css'

/** The first letters of the first and the last word of a name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('')
}

export function useSignOut(): () => void {
  // A new page load is the surest way to leave nothing of one person behind for the next.
  return () => void call(signOut).finally(() => window.location.assign('/sign-in'))
}

/** The language goes with the person, and is remembered here for the sign-in page. */
function useSetLanguage(): (language: Language) => void {
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: (language: Language) => call(updateAccount, { body: { language } }),
    onSuccess: (session) => cache.setQueryData(sessionQuery.queryKey, session),
  })
  return (language) => {
    setPreferences({ language })
    save.mutate(language)
  }
}

export function useSettingsGroups(): readonly MenuGroup[] {
  const t = useT()
  const preferences = usePreferences()
  const language = useLanguage()
  const setLanguage = useSetLanguage()
  const display = [
    preferences.density === 'compact' && 'compact',
    preferences.contrast === 'high' && 'contrast',
    preferences.singleKeyShortcuts === 'on' && 'singleKeys',
  ].filter((id) => id !== false)
  return [
    {
      id: 'language',
      title: t('user.language'),
      selected: [language],
      onSelect: ([id]) => setLanguage(id === 'en' ? 'en' : 'nl'),
      items: [
        { id: 'nl', label: 'Nederlands' },
        { id: 'en', label: 'English' },
      ],
    },
    {
      id: 'theme',
      title: t('user.theme'),
      selected: [preferences.theme],
      onSelect: ([id]) => setPreferences({ theme: (id ?? 'system') as Preferences['theme'] }),
      items: (['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`user.theme.${id}`) })),
    },
    {
      id: 'display',
      title: t('user.display'),
      selectionMode: 'multiple',
      selected: display,
      onSelect: (ids) => setPreferences(displayOf(ids)),
      items: (['compact', 'contrast', 'singleKeys'] as const).map((id) => ({ id, label: t(`user.${id}`) })),
    },
  ]
}

function displayOf(ids: readonly string[]): Partial<Preferences> {
  return {
    density: ids.includes('compact') ? 'compact' : 'comfortable',
    contrast: ids.includes('contrast') ? 'high' : 'system',
    singleKeyShortcuts: ids.includes('singleKeys') ? 'on' : 'off',
  }
}

export function UserMenu({ onHelp }: { readonly onHelp: () => void }) {
  const t = useT()
  const { user } = useSession()
  const leave = useSignOut()
  const settings = useSettingsGroups()
  return (
    <Menu
      label={t('user.menu', { name: user.name })}
      placement="top start"
      onAction={(id) => {
        if (id === 'sign-out') leave()
        if (id === 'help') onHelp()
      }}
      groups={[
        ...settings,
        {
          id: 'account',
          items: [
            { id: 'account', label: t('user.account'), icon: <ShieldCheck aria-hidden="true" />, href: '/account' },
            { id: 'help', label: t('help.title'), icon: <CircleHelp aria-hidden="true" /> },
            { id: 'sign-out', label: t('user.signOut'), icon: <LogOut aria-hidden="true" /> },
          ],
        },
      ]}
      trigger={
        <Button className={styles.user ?? ''}>
          <VisuallyHidden>{t('user.settings')}</VisuallyHidden>
          <span className={styles.initials} aria-hidden="true">
            {initialsOf(user.name)}
          </span>
          <span className={styles.userText}>
            <span>{user.name}</span>
            <small>{user.email}</small>
          </span>
          <ChevronsUpDown aria-hidden="true" />
        </Button>
      }
    />
  )
}
