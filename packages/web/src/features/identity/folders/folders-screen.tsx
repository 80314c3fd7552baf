import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import type { ImportFolder } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { importHref, importsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { FolderActions } from './folder-actions.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { standingOf } from './folder.view.ts'
import { MailboxDialog } from './mailbox-dialog.tsx'
import { MailboxStanding } from './mailbox-standing.tsx'
import { foldersQuery } from './folders.api.ts'
import styles from './folders.module.css'

/** Folders in which other systems leave lists: how each is doing, and what came last. */
export function FoldersScreen() {
  const t = useT()
  const mayRun = useMay()('identity.import.run')
  const folders = useQuery(foldersQuery)
  const { make = false } = useSearch({ from: '/shell/imports/folders' })
  const navigate = useNavigate({ from: '/imports/folders' })
  const [open, setOpen] = useState<Open | null>(null)
  const showMake = (open: boolean) => void navigate({ search: open ? { make: true } : {} })
  const makeButton = mayRun && (
    <Button tone="primary" icon={<FolderPlus aria-hidden="true" />} onPress={() => showMake(true)}>
      {t('folders.make')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('folders.title')}
        lead={t('folders.lead')}
        breadcrumbs={[{ label: t('nav.imports'), href: importsHref }]}
        actions={folders.data?.items.length !== 0 && makeButton}
      />
      <QueryStates query={folders}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('folders.empty')} action={makeButton} example={t('folders.example')}>
              <p>{t('folders.emptyText')}</p>
            </EmptyState>
          ) : (
            <ul className={styles.list} aria-label={t('folders.title')}>
              {items.map((folder) => (
                <Row key={folder.id} folder={folder} onOpen={mayRun ? setOpen : null} />
              ))}
            </ul>
          )
        }
      </QueryStates>
      {make && mayRun && <FolderDialog folder={null} onClose={() => showMake(false)} />}
      {open && <Changing open={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** What is being changed, of which folder. */
type Open = { readonly folder: ImportFolder; readonly part: 'folder' | 'mailbox' }

function Changing({ open: { folder, part }, onClose }: { readonly open: Open; readonly onClose: () => void }) {
  return part === 'folder' ? (
    <FolderDialog folder={folder} onClose={onClose} />
  ) : (
    <MailboxDialog folder={folder} onClose={onClose} />
  )
}

type RowProps = {
  readonly folder: ImportFolder
  /** Null for who may only look. */
  readonly onOpen: ((open: Open) => void) | null
}

function Row({ folder, onOpen }: RowProps) {
  const t = useT()
  const { name, path, last, holder } = folder
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <h2 className={styles.name}>{name}</h2>
        <Standing folder={folder} />
        <code className={styles.path}>{path}</code>
        <span className={styles.soft}>
          {t(folder.carriesOut ? 'folders.howAlone' : 'folders.howTogether', {
            source: folder.sourceName ?? '',
            hasSource: folder.sourceName === null ? 'no' : 'yes',
            name: holder.name,
          })}
        </span>
        {folder.mailbox && <MailboxStanding mailbox={folder.mailbox} />}
        {last && (
          <span className={styles.soft}>
            {t('folders.last')} <TextLink href={importHref(last.id)}>{last.fileName}</TextLink>
            {' · '}
            {t(`importState.${last.state}`)}
          </span>
        )}
      </div>
      {onOpen && (
        <FolderActions
          folder={folder}
          onChange={() => onOpen({ folder, part: 'folder' })}
          onMailbox={() => onOpen({ folder, part: 'mailbox' })}
        />
      )}
    </li>
  )
}

function Standing({ folder }: { readonly folder: ImportFolder }) {
  const standing = standingOf(folder)
  const sentence = useSentence(standing)
  return (
    <Status tone={standing.tone} isSentence>
      {sentence}
    </Status>
  )
}

function useSentence(standing: ReturnType<typeof standingOf>): string {
  const t = useT()
  const format = useFormat()
  switch (standing.kind) {
    case 'paused':
    case 'first':
      return t(`folders.is.${standing.kind}`)
    case 'unable':
      return t('folders.is.unable', { name: standing.name })
    case 'problem':
      return t(`folders.problem.${standing.code}`, { file: standing.fileName })
    case 'held':
      return t('folders.is.held', { count: standing.count })
    case 'quiet':
    case 'fine': {
      const at = standing.at
      return t(`folders.is.${standing.kind}`, {
        hasCome: at === null ? 'no' : 'yes',
        when: at === null ? '' : format.relative(at),
      })
    }
  }
}
