import { useState } from 'react'
import { addTask } from '@klantregie/contract'
import type { NewTask } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useSession } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { CheckListEditor } from './check-list.tsx'
import type { Point } from './check-list.tsx'
import type { QuickTask } from './quick-add.view.ts'
import { TaskFields } from './task-form.tsx'
import { useTaskDeeds } from './tasks.api.ts'
import { bodyOf, valuesOfNew } from './tasks.view.ts'
import { useEndTask } from './use-end-task.ts'

interface NewTaskProps {
  readonly relation?: { readonly id: string; readonly name: string } | undefined
  /** What was typed in one line already. */
  readonly begun?: QuickTask | undefined
  /** The note or comment it is made from. */
  readonly origin?: NonNullable<NewTask['origin']> | undefined
  readonly onClose: () => void
}

export function NewTaskDialog({ relation, begun, origin, onClose }: NewTaskProps) {
  const t = useT()
  const { user } = useSession()
  const { add } = useTaskDeeds()
  const { finish } = useEndTask()
  const [points, setPoints] = useState<readonly Point[]>([])
  const form = useContractForm({
    schema: addTask.body,
    initial: valuesOfNew(begun, relation?.id ?? '', user.id),
    toBody: (values) => ({
      ...bodyOf(values),
      items: points.map(({ text }) => text),
      ...(origin && { origin }),
    }),
    fieldOf: {
      'engagement.owner_not_found': 'owner',
      'engagement.owner_cannot_see': 'owner',
      'engagement.due_missing': 'dueOn',
      'relations.relation_not_found': 'relationId',
    },
    onSubmit: async (body) => {
      const made = await add.mutateAsync(body)
      showToast({ text: t('tasks.added', { title: made.title }), onUndo: () => finish(made, 'cancelled') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('tasks.dialog.new')} isDismissable={!form.isDirty && points.length === 0}>
      <Form form={form}>
        <TaskFields form={form} relation={relation ?? null} hasText />
        <CheckListEditor points={points} onChange={setPoints} />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('tasks.saveNew')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}
