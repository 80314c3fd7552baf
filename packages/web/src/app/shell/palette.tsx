import { ArrowRight, CircleHelp, Contrast, LogOut, Moon, Rows3, Search, Sun } from 'lucide-react'
import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import type { Command, Found } from '../../lib/feature.ts'
import { setPreferences } from '../../lib/preferences.ts'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { matchCommands } from './palette.view.ts'
import { inBothLanguages, useOffers, useRelationAtHand } from './use-offers.ts'
import { useSignOut } from './user-menu.tsx'
import listStyles from '../../ui/list-box.module.css'
import styles from './palette.module.css'

/** One box for everything: find a relation, go to a page, do something. */
export function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const t = useT()
  const router = useRouter()
  const [text, setText] = useState('')
  const groups = useGroups(text.trim(), onHelp)
  const run = (command: Command) => {
    onClose()
    afterFocusIsBack(() => {
      if (command.href !== undefined) void router.navigate({ href: command.href })
      command.run?.()
    })
  }
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={styles.veil ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('palette.title')} className={styles.dialog ?? ''}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={t('palette.title')} autoFocus className={styles.field ?? ''}>
              <Search aria-hidden="true" />
              <Input className={styles.input ?? ''} placeholder={t('palette.placeholder')} />
            </SearchField>
            <Menu
              aria-label={t('palette.title')}
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.none}>{t('palette.none', { text })}</p>}
            >
              {groups.map((group) => (
                <GroupView key={group.title} group={group} onRun={run} />
              ))}
            </Menu>
          </Autocomplete>
          <p className={styles.hint}>{t('palette.hint')}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The box gives the focus back a frame after it has closed; what begins after that keeps it. */
function afterFocusIsBack(begin: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(begin))
}

interface GroupViewProps {
  readonly group: Found
  readonly onRun: (command: Command) => void
}

function GroupView({ group, onRun }: GroupViewProps) {
  return (
    <MenuSection aria-label={group.title}>
      <Header className={listStyles.header ?? ''}>{group.title}</Header>
      {group.commands.map((command) => (
        <MenuItem
          key={command.id}
          id={command.id}
          textValue={command.label}
          className={listStyles.item ?? ''}
          onAction={() => onRun(command)}
        >
          {command.icon ?? <ArrowRight aria-hidden="true" />}
          <span className={listStyles.itemText}>{command.label}</span>
          {command.detail !== undefined && <span className={listStyles.itemEnd}>{command.detail}</span>}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

/** The relation at hand first, then records (that is what people come for), then deeds and pages. Empty groups are left out. */
function useGroups(text: string, onHelp: () => void): readonly Found[] {
  const t = useT()
  const here = useRelationAtHand()
  const found = features.flatMap((feature) => feature.useFind?.(text) ?? [])
  const pages = useOffers('page', text)
  const deeds = [...useOffers('deed', text), ...features.flatMap((feature) => feature.useCommands?.() ?? [])]
  const display = [...useDisplayCommands(), ...useShellCommands(onHelp)]
  const group = (title: string, commands: readonly Command[]): Found => ({
    title,
    commands: matchCommands(commands, text),
    isSearching: false,
  })
  return [
    ...(here ? [group(here.title, here.commands)] : []),
    ...found,
    group(t('palette.actions'), deeds),
    group(t('palette.pages'), pages),
    group(t('palette.display'), display),
  ].filter(({ commands }) => commands.length > 0)
}

/** What belongs to the shell: help, and leaving. */
function useShellCommands(onHelp: () => void): readonly Command[] {
  const t = useT()
  const leave = useSignOut()
  return [
    {
      id: 'help',
      label: t('help.title'),
      words: inBothLanguages('help.title', 'help.words'),
      icon: <CircleHelp aria-hidden="true" />,
      run: onHelp,
    },
    {
      id: 'sign-out',
      label: t('user.signOut'),
      words: inBothLanguages('user.signOut', 'palette.signOut.words'),
      icon: <LogOut aria-hidden="true" />,
      run: leave,
    },
  ]
}

function useDisplayCommands(): readonly Command[] {
  const t = useT()
  return useMemo(
    () => [
      {
        id: 'theme.light',
        label: t('palette.theme.light'),
        words: inBothLanguages('palette.theme.light'),
        icon: <Sun aria-hidden="true" />,
        run: () => setPreferences({ theme: 'light' }),
      },
      {
        id: 'theme.dark',
        label: t('palette.theme.dark'),
        words: inBothLanguages('palette.theme.dark'),
        icon: <Moon aria-hidden="true" />,
        run: () => setPreferences({ theme: 'dark' }),
      },
      {
        id: 'contrast',
        label: t('user.contrast'),
        words: inBothLanguages('user.contrast'),
        icon: <Contrast aria-hidden="true" />,
        run: () => setPreferences({ contrast: 'high' }),
      },
      {
        id: 'compact',
        label: t('palette.compact'),
        words: inBothLanguages('palette.compact'),
        icon: <Rows3 aria-hidden="true" />,
        run: () => setPreferences({ density: 'compact' }),
      },
      {
        id: 'comfortable',
        label: t('palette.comfortable'),
        words: inBothLanguages('palette.comfortable'),
        icon: <Rows3 aria-hidden="true" />,
        run: () => setPreferences({ density: 'comfortable' }),
      },
    ],
    [t],
  )
}
