import { Check, Circle, CircleCheck, CircleSlash, MessageSquare, Repeat } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Task } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { useEndTask } from './use-end-task.ts'
import { useTaskWords } from './use-task-words.ts'
import styles from './tasks.module.css'

interface TaskLineProps {
  readonly task: Task
  readonly onOpen: (id: string) => void
  /** False where everything is about one relation already. */
  readonly hasRelation?: boolean
  /** Given while several are being chosen. */
  readonly selection?: { readonly isSelected: boolean; readonly onChange: () => void } | undefined
}

/** One task: a round to tick, what it is, when and for whom. Enter on the title opens it. */
export function TaskLine({ task, onOpen, hasRelation = true, selection }: TaskLineProps) {
  const t = useT()
  return (
    <li className={cx(styles.line, task.state !== 'open' && styles.ended)}>
      {selection && (
        <Checkbox aria-label={task.title} isSelected={selection.isSelected} onChange={selection.onChange} />
      )}
      <DoneButton task={task} />
      <div className={styles.what}>
        <AriaButton
          className={styles.title ?? ''}
          aria-label={t('tasks.open', { title: task.title })}
          data-task-title=""
          onPress={() => onOpen(task.id)}
        >
          <span dir="auto">{task.title}</span>
        </AriaButton>
        <Particulars task={task} hasRelation={hasRelation} />
      </div>
    </li>
  )
}

function DoneButton({ task }: { readonly task: Task }) {
  const t = useT()
  const may = useMay()
  const { finish, open } = useEndTask()
  const isOpen = task.state === 'open'
  const Icon = isOpen ? Circle : task.state === 'done' ? CircleCheck : CircleSlash
  const label = t(isOpen ? 'tasks.done' : 'tasks.reopen', { title: task.title })
  return (
    <AriaButton
      className={styles.tick ?? ''}
      aria-label={label}
      isDisabled={!may('engagement.task.write')}
      onPress={() => (isOpen ? finish(task) : open(task))}
    >
      <Icon aria-hidden="true" />
      {isOpen && <Check aria-hidden="true" className={styles.tickHint} />}
    </AriaButton>
  )
}

function Particulars({ task, hasRelation }: { readonly task: Task; readonly hasRelation: boolean }) {
  const words = useTaskWords()
  return (
    <p className={styles.small}>
      {task.ended ? <EndedBy task={task} /> : <When task={task} />}
      {hasRelation && task.relation && (
        <TextLink quiet href={`/relaties/${task.relation.id}`}>
          <span dir="auto">{task.relation.name}</span>
        </TextLink>
      )}
      {!task.owner.isMine && <span>{words.owner(task)}</span>}
      <Marks task={task} />
    </p>
  )
}

function When({ task }: { readonly task: Task }) {
  const t = useT()
  const when = useTaskWords().moment(task)
  if (when === null) return null
  return task.group === 'overdue' ? (
    <span className={styles.late}>{t('tasks.late', { date: when })}</span>
  ) : (
    <span>{when}</span>
  )
}

function Marks({ task: { recurrence, items, commentCount } }: { readonly task: Task }) {
  const t = useT()
  const words = useTaskWords()
  const done = items.filter(({ isDone }) => isDone).length
  return (
    <>
      {recurrence && (
        <span className={styles.mark}>
          <Repeat aria-hidden="true" />
          {words.every(recurrence)}
        </span>
      )}
      {items.length > 0 && <span>{t('tasks.points', { done, total: items.length })}</span>}
      {commentCount > 0 && (
        <span className={styles.mark}>
          <MessageSquare aria-hidden="true" />
          {t('tasks.comments', { count: commentCount })}
        </span>
      )}
    </>
  )
}

function EndedBy({ task }: { readonly task: Task }) {
  const t = useT()
  const format = useFormat()
  if (!task.ended) return null
  const { by: name, at } = task.ended
  const key = task.state === 'done' ? 'tasks.ended.done' : 'tasks.ended.cancelled'
  return <span>{t(key, { name, date: format.date(at) })}</span>
}
