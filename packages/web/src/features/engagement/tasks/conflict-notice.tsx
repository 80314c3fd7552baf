import type { Task } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import type { Said } from './tasks.view.ts'
import { useTaskWords } from './use-task-words.ts'

interface ConflictProps {
  /** What both changed. */
  readonly fields: readonly (keyof Said)[]
  readonly theirs: Task
  readonly onSettle: (keep: 'mine' | 'theirs') => void
}

/** A colleague was first: what it says now stands here, what the reader typed is still in the fields. */
export function ConflictNotice({ fields, theirs, onSettle }: ConflictProps) {
  const t = useT()
  const say = useTheirs(theirs)
  return (
    <Callout tone="attention" isAnnounced>
      <p>{t('tasks.conflict')}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={field}>{t('tasks.conflict.field', { field: say[field].label, theirs: say[field].value })}</li>
          ))}
        </ul>
      )}
      <Row>
        <Button onPress={() => onSettle('mine')}>{t('tasks.conflict.mine')}</Button>
        {fields.length > 0 && <Button onPress={() => onSettle('theirs')}>{t('tasks.conflict.theirs')}</Button>}
      </Row>
    </Callout>
  )
}

function useTheirs(task: Task): Record<keyof Said, { label: string; value: string }> {
  const t = useT()
  const words = useTaskWords()
  return {
    title: { label: t('tasks.field.title'), value: task.title },
    text: { label: t('tasks.field.text'), value: task.text ?? '' },
    owner: { label: t('tasks.field.owner'), value: words.owner(task) },
    relationId: { label: t('tasks.field.relation'), value: task.relation?.name ?? '' },
    dueOn: { label: t('tasks.field.day'), value: words.moment(task) ?? '' },
    dueTime: { label: t('tasks.field.time'), value: task.dueTime ?? '' },
    reminder: { label: t('tasks.field.reminder'), value: t(`tasks.reminder.${task.reminder ?? 'none'}`) },
    recurrence: {
      label: t('tasks.field.repeat'),
      value: task.recurrence ? words.every(task.recurrence) : t('tasks.repeat.none'),
    },
  }
}
