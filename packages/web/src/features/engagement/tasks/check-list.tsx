import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Task } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useTaskDeeds } from './tasks.api.ts'
import styles from './tasks.module.css'

/** A point of a list that is being made: with an id when the server knows it already. */
export interface Point {
  readonly id?: string
  readonly text: string
}

interface EditorProps {
  readonly points: readonly Point[]
  readonly onChange: (points: readonly Point[]) => void
}

/** The points of a task as they are to be. */
export function CheckListEditor({ points, onChange }: EditorProps) {
  const t = useT()
  return (
    <section aria-label={t('tasks.list')} className={styles.part}>
      <ul className={styles.points}>
        {points.map(({ text }, index) => (
          <li key={`${String(index)}${text}`} className={styles.point}>
            <span dir="auto">{text}</span>
            <IconButton
              size="small"
              label={t('tasks.list.remove', { text })}
              icon={<X aria-hidden="true" />}
              onPress={() => onChange(points.filter((_, other) => other !== index))}
            />
          </li>
        ))}
      </ul>
      <NewPoint onAdd={(text) => onChange([...points, { text }])} />
    </section>
  )
}

/** Enter adds the point and stays, because a list is typed in one go; it does not send the form around it. */
function NewPoint({
  onAdd,
  isPending = false,
}: {
  readonly onAdd: (text: string) => void
  readonly isPending?: boolean
}) {
  const t = useT()
  const [text, setText] = useState('')
  const add = () => {
    if (text.trim() === '' || isPending) return
    onAdd(text.trim())
    setText('')
  }
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <div className={styles.quickRow}>
      <TextField label={t('tasks.list.new')} value={text} maxLength={300} onChange={setText} onKeyDown={addOnEnter} />
      <Button icon={<Plus aria-hidden="true" />} isPending={isPending} onPress={add}>
        {t('tasks.list.add')}
      </Button>
    </div>
  )
}

/** The points of a task that is there: ticked where they stand. */
export function CheckList({ task, mayWrite }: { readonly task: Task; readonly mayWrite: boolean }) {
  const t = useT()
  const problemText = useProblemText()
  const { tick, change } = useTaskDeeds()
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const mayTick = mayWrite && task.state === 'open' && task.text !== null
  const save = (items: readonly Point[]) =>
    act(change, { id: task.id, version: task.version, items: [...items] }, { onError })
  if (task.items.length === 0 && !mayTick) return null
  return (
    <section aria-label={t('tasks.list')} className={styles.part}>
      <ul className={styles.points}>
        {task.items.map((item) => (
          <li key={item.id} className={styles.point}>
            <Checkbox
              isSelected={item.isDone}
              isDisabled={!mayTick}
              detail={item.doneBy === null ? undefined : t('tasks.list.doneBy', { name: item.doneBy })}
              onChange={(isDone) => act(tick, { id: task.id, itemId: item.id, isDone }, { onError })}
            >
              <span dir="auto">{item.text}</span>
            </Checkbox>
            {mayTick && (
              <IconButton
                size="small"
                label={t('tasks.list.remove', { text: item.text })}
                icon={<X aria-hidden="true" />}
                onPress={() =>
                  save(task.items.filter(({ id }) => id !== item.id).map(({ id, text }) => ({ id, text })))
                }
              />
            )}
          </li>
        ))}
      </ul>
      {mayTick && (
        <NewPoint
          isPending={change.isPending}
          onAdd={(text) => save([...task.items.map((item) => ({ id: item.id, text: item.text })), { text }])}
        />
      )}
    </section>
  )
}
