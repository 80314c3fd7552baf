import { useState } from 'react'
import type { ImportCounts } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import type { ButtonTone } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { undoneBy } from './account.view.ts'
import { useCancel, useDiscard, useUndo } from './import-actions.ts'

export interface ConcernsImport {
  readonly id: string
  readonly fileName: string
  readonly counts: ImportCounts | null
}

interface DialogProps {
  readonly imported: ConcernsImport
  readonly onClose: () => void
  /** Follow the import to its step afterwards; in the list one stays. */
  readonly goes?: boolean
}

/** Says, counted, what goes away and what stays before anything is taken back. */
export function UndoDialog({ imported, onClose, goes = true }: DialogProps) {
  const t = useT()
  const format = useFormat()
  const undo = useUndo(imported.id, goes)
  const { counts } = imported
  const consequences = (counts === null ? [] : undoneBy(counts)).map(({ id, count }) => ({
    label: t(`undo.${id}`),
    count: format.number(count),
  }))
  return (
    <AlertDialog
      isOpen
      title={t('undo.title', { file: imported.fileName })}
      confirmLabel={t('undo.confirm')}
      consequences={consequences}
      isPending={undo.isPending}
      onCancel={onClose}
      onConfirm={() => act(undo, undefined, { onSettled: onClose })}
    >
      <p>{t('undo.text')}</p>
    </AlertDialog>
  )
}

export function DiscardDialog({ imported, onClose }: DialogProps) {
  const t = useT()
  const discard = useDiscard(imported.id)
  return (
    <AlertDialog
      isOpen
      title={t('discard.title', { file: imported.fileName })}
      confirmLabel={t('discard.confirm')}
      isPending={discard.isPending}
      onCancel={onClose}
      onConfirm={() => act(discard, undefined, { onSettled: onClose })}
    >
      <p>{t('discard.text')}</p>
    </AlertDialog>
  )
}

export function CancelDialog({ imported, onClose, goes = true }: DialogProps) {
  const t = useT()
  const cancel = useCancel(imported.id, goes)
  return (
    <AlertDialog
      isOpen
      title={t('cancel.title', { file: imported.fileName })}
      confirmLabel={t('cancel.confirm')}
      isPending={cancel.isPending}
      onCancel={onClose}
      onConfirm={() => act(cancel, undefined, { onSettled: onClose })}
    >
      <p>{t('cancel.text')}</p>
    </AlertDialog>
  )
}

interface AskingButtonProps {
  readonly imported: ConcernsImport
  readonly tone?: ButtonTone
}

export function DiscardButton({ imported, tone = 'quiet' }: AskingButtonProps) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button tone={tone} onPress={() => setAsking(true)}>
        {t('discard.action')}
      </Button>
      {isAsking && <DiscardDialog imported={imported} onClose={() => setAsking(false)} />}
    </>
  )
}

export function CancelButton({ imported }: AskingButtonProps) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('cancel.action')}</Button>
      {isAsking && <CancelDialog imported={imported} onClose={() => setAsking(false)} />}
    </>
  )
}

export function UndoButton({ imported }: AskingButtonProps) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('undo.action')}
      </Button>
      {isAsking && <UndoDialog imported={imported} onClose={() => setAsking(false)} />}
    </>
  )
}
