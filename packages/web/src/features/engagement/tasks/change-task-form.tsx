import { useState } from 'react'
import { changeTask, getTask } from '@klantregie/contract'
import type { Task } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { useSession } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { TaskFields } from './task-form.tsx'
import { useTaskDeeds } from './tasks.api.ts'
import { bodyOf, changesOf, conflictsOf, fieldOfValue, valuesOf } from './tasks.view.ts'

interface ChangeProps {
  readonly task: Task
  readonly onClose: () => void
}

const FIELD_OF = {
  'engagement.owner_not_found': 'owner',
  'engagement.owner_cannot_see': 'owner',
  'engagement.due_missing': 'dueOn',
  'relations.relation_not_found': 'relationId',
} as const

/** Sends what was changed and nothing else. When a colleague was first, both are shown, and nothing is overwritten unseen. */
export function ChangeTaskForm({ task, onClose }: ChangeProps) {
  const t = useT()
  const { form, theirs, conflicts, settle } = useChangeTask({ task, onClose })
  return (
    <Form form={form}>
      {theirs && <ConflictNotice fields={conflicts} theirs={theirs} onSettle={settle} />}
      <TaskFields form={form} relation={task.relation} hasText={task.text !== null} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={theirs !== null}>
          {t('tasks.save')}
        </Button>
      </div>
    </Form>
  )
}

function useChangeTask({ task, onClose }: ChangeProps) {
  const t = useT()
  const self = useSession().user.id
  const { change } = useTaskDeeds()
  // The version that was opened: a colleague's change comes in while somebody types, and that is a conflict, not a new start.
  const [opened, setOpened] = useState(task)
  const [theirs, setTheirs] = useState<Task | null>(null)
  const before = bodyOf(valuesOf(opened, self))
  const undo = (saved: Task) =>
    void change.mutateAsync({
      id: task.id,
      version: saved.version,
      ...changesOf(bodyOf(valuesOf(saved, self)), before),
    })
  const form: ContractForm = useContractForm({
    schema: changeTask.body,
    initial: valuesOf(task, self),
    toBody: (values) => ({ version: opened.version, ...changesOf(before, bodyOf(values)) }),
    fieldOf: FIELD_OF,
    onSubmit: async (body) => {
      try {
        const saved = await change.mutateAsync({ id: task.id, ...body })
        showToast({ text: t('tasks.saved', { title: saved.title }), onUndo: () => undo(saved) })
        onClose()
      } catch (error) {
        if (!isProblem(error, 'engagement.task_changed')) throw error
        setTheirs(await call(getTask, { params: { id: task.id } }))
      }
    },
  })
  const conflicts = theirs ? conflictsOf(before, bodyOf(form.values), bodyOf(valuesOf(theirs, self))) : []
  /** What only the colleague changed is taken over in any case; of what both changed the reader chooses. */
  const settle = (keep: 'mine' | 'theirs') => {
    if (!theirs) return
    const mine = Object.keys(changesOf(before, bodyOf(form.values)))
    for (const [name, value] of Object.entries(valuesOf(theirs, self))) {
      const field = fieldOfValue(name)
      if (!mine.includes(field) || (keep === 'theirs' && conflicts.includes(field))) form.set(name, value)
    }
    setOpened(theirs)
    setTheirs(null)
  }
  return { form, theirs, conflicts, settle }
}
