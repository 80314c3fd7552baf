import { ArrowRight, Contrast, Moon, Rows3, Search, Sun } from 'lucide-react'
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
import listStyles from '../../ui/list-box.module.css'
import styles from './palette.module.css'

/** One box for everything: find a relation, go to a page, do something. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const router = useRouter()
  const [text, setText] = useState('')
  const groups = useGroups(text.trim())
  const run = (command: Command) => {
    onClose()
    if (command.href !== undefined) void router.navigate({ href: command.href })
    command.run?.()
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

/** Records first (that is what people come for), then pages, then actions. Empty groups are left out. */
function useGroups(text: string): readonly Found[] {
  const t = useT()
  const found = features.flatMap((feature) => feature.useFind?.(text) ?? [])
  const offered = features.flatMap((feature) => feature.useNavigation())
  const actions = [...features.flatMap((feature) => feature.useCommands?.() ?? []), ...useDisplayCommands()]
  const pages: readonly Command[] = [
    { id: 'page:/', label: t('app.today'), href: '/' },
    ...offered.map(({ label, href }) => ({ id: `page:${href}`, label, href })),
    { id: 'page:/account', label: t('user.account'), href: '/account' },
  ]
  return [
    ...found,
    { title: t('palette.pages'), commands: matchCommands(pages, text), isSearching: false },
    { title: t('palette.actions'), commands: matchCommands(actions, text), isSearching: false },
  ].filter((group) => group.commands.length > 0)
}

function useDisplayCommands(): readonly Command[] {
  const t = useT()
  return useMemo(
    () => [
      {
        id: 'theme.light',
        label: t('palette.theme.light'),
        icon: <Sun aria-hidden="true" />,
        run: () => setPreferences({ theme: 'light' }),
      },
      {
        id: 'theme.dark',
        label: t('palette.theme.dark'),
        icon: <Moon aria-hidden="true" />,
        run: () => setPreferences({ theme: 'dark' }),
      },
      {
        id: 'contrast',
        label: t('user.contrast'),
        icon: <Contrast aria-hidden="true" />,
        run: () => setPreferences({ contrast: 'high' }),
      },
      {
        id: 'compact',
        label: t('palette.compact'),
        icon: <Rows3 aria-hidden="true" />,
        run: () => setPreferences({ density: 'compact' }),
      },
      {
        id: 'comfortable',
        label: t('palette.comfortable'),
        icon: <Rows3 aria-hidden="true" />,
        run: () => setPreferences({ density: 'comfortable' }),
      },
    ],
    [t],
  )
}
