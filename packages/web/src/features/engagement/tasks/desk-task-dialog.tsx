import { useState } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { QuickAdd } from './quick-add.tsx'
import type { QuickTask } from './quick-add.view.ts'

interface DeskTaskProps {
  readonly relation: { readonly id: string; readonly displayName: string }
  readonly onClose: () => void
}

/** A task about somebody in one line, for a colleague with an @ and their name; the whole form is one press further. */
export function DeskTaskDialog({ relation: { id, displayName }, onClose }: DeskTaskProps) {
  const t = useT()
  const [begun, setBegun] = useState<QuickTask>()
  if (begun) return <NewTaskDialog relation={{ id, name: displayName }} begun={begun} onClose={onClose} />
  return (
    <Dialog isOpen onClose={onClose} title={t('tasks.desk', { name: displayName })}>
      <QuickAdd relationId={id} isAutoFocused onDetails={setBegun} onAdded={onClose} />
    </Dialog>
  )
}
