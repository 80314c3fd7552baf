import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { lookIntoImportFolder, removeFolderMailbox, removeImportFolder } from '@klantregie/contract'
import type { ImportFolder } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { copyText } from '../../../lib/save-text.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { foldersQuery } from './folders.api.ts'
import styles from './folders.module.css'

interface FolderActionsProps {
  readonly folder: ImportFolder
  readonly onChange: () => void
  readonly onMailbox: () => void
}

/** What can be done with a folder. */
export function FolderActions({ folder, onChange, onMailbox }: FolderActionsProps) {
  const t = useT()
  const [warning, setWarning] = useState<'remove' | 'forget' | null>(null)
  const { look, remove, forget } = useDeeds(folder)
  const copy = async () => {
    await copyText(folder.path)
    showToast({ text: t('folders.copied') })
  }
  const deeds: Readonly<Record<string, () => void>> = {
    look: () => look.mutate(),
    copy: () => void copy(),
    mailbox: onMailbox,
    forget: () => setWarning('forget'),
    remove: () => setWarning('remove'),
  }
  return (
    <span className={styles.actions}>
      <Button size="small" onPress={onChange} aria-label={t('folders.changeOf', { name: folder.name })}>
        {t('folders.change')}
      </Button>
      <Menu
        label={t('folders.actionsFor', { name: folder.name })}
        trigger={
          <IconButton
            size="small"
            label={t('folders.actionsFor', { name: folder.name })}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
        onAction={(id) => deeds[id]?.()}
        groups={[
          {
            id: 'actions',
            items: [
              ...(folder.isPaused ? [] : [{ id: 'look', label: t('folders.look') }]),
              { id: 'copy', label: t('folders.copy') },
              { id: 'mailbox', label: t(folder.mailbox === null ? 'mailbox.set' : 'mailbox.change') },
              ...(folder.mailbox === null
                ? []
                : [{ id: 'forget', label: t('mailbox.remove'), tone: 'danger' as const }]),
              { id: 'remove', label: t('folders.remove'), tone: 'danger' as const },
            ],
          },
        ]}
      />
      <Warning folder={folder} about={warning} deeds={{ remove, forget }} onClose={() => setWarning(null)} />
    </span>
  )
}

interface WarningProps {
  readonly folder: ImportFolder
  readonly about: 'remove' | 'forget' | null
  readonly deeds: Pick<ReturnType<typeof useDeeds>, 'remove' | 'forget'>
  readonly onClose: () => void
}

/** What stays and what does not, before a folder or its mailbox is read no longer. */
function Warning({ folder: { name }, about, deeds: { remove, forget }, onClose }: WarningProps) {
  const t = useT()
  return (
    <>
      <AlertDialog
        isOpen={about === 'remove'}
        title={t('folders.removeTitle', { name })}
        confirmLabel={t('folders.removeDo')}
        isPending={remove.isPending}
        onCancel={onClose}
        onConfirm={() => act(remove, undefined, { onSettled: onClose })}
      >
        <p>{t('folders.removeText')}</p>
      </AlertDialog>
      <AlertDialog
        isOpen={about === 'forget'}
        title={t('mailbox.removeTitle', { name })}
        confirmLabel={t('mailbox.removeDo')}
        isPending={forget.isPending}
        onCancel={onClose}
        onConfirm={() => act(forget, undefined, { onSettled: onClose })}
      >
        <p>{t('mailbox.removeText')}</p>
      </AlertDialog>
    </>
  )
}

function useDeeds({ id, name }: ImportFolder) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const refresh = () => cache.invalidateQueries({ queryKey: foldersQuery.queryKey })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  return {
    look: useMutation({
      mutationFn: () => call(lookIntoImportFolder, { params: { id } }),
      onSuccess: () => showToast({ text: t('folders.looking') }),
      onError,
    }),
    forget: useMutation({
      mutationFn: () => call(removeFolderMailbox, { params: { id } }),
      onSuccess: async () => {
        await refresh()
        showToast({ text: t('mailbox.removed', { name }) })
      },
      onError,
    }),
    remove: useMutation({
      mutationFn: () => call(removeImportFolder, { params: { id } }),
      onSuccess: async () => {
        await refresh()
        showToast({ text: t('folders.removed', { name }) })
      },
      onError,
    }),
  }
}
