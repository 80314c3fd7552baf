import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { lookIntoImportFolder, removeImportFolder } from '@klantregie/contract'
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

/** What can be done with a folder. */
export function FolderActions({ folder, onChange }: { readonly folder: ImportFolder; readonly onChange: () => void }) {
  const t = useT()
  const [isRemoving, setRemoving] = useState(false)
  const { look, remove } = useDeeds(folder)
  const copy = async () => {
    await copyText(folder.path)
    showToast({ text: t('folders.copied') })
  }
  const deeds: Readonly<Record<string, () => void>> = {
    look: () => look.mutate(),
    copy: () => void copy(),
    remove: () => setRemoving(true),
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
              { id: 'remove', label: t('folders.remove'), tone: 'danger' as const },
            ],
          },
        ]}
      />
      <AlertDialog
        isOpen={isRemoving}
        title={t('folders.removeTitle', { name: folder.name })}
        confirmLabel={t('folders.removeDo')}
        isPending={remove.isPending}
        onCancel={() => setRemoving(false)}
        onConfirm={() => act(remove, undefined, { onSettled: () => setRemoving(false) })}
      >
        <p>{t('folders.removeText')}</p>
      </AlertDialog>
    </span>
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
