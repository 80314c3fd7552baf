import { useQuery } from '@tanstack/react-query'
import type { Task } from '@klantregie/contract'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Comments } from '../following/comments.tsx'
import { useT } from '../locale/index.ts'
import { ChangeTaskForm } from './change-task-form.tsx'
import { CheckList } from './check-list.tsx'
import { taskQuery } from './tasks.api.ts'
import { useEndTask } from './use-end-task.ts'
import styles from './tasks.module.css'

/** One task with everything about it: to read, to change, to tick, to talk about. */
export function TaskDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT()
  const task = useQuery(taskQuery(id))
  const isLost = isProblem(task.error, 'engagement.task_not_found') || isProblem(task.error, 'http.invalid_input')
  if (isLost)
    return (
      <Dialog isOpen onClose={onClose} title={t('tasks.lost')} size="small">
        <p>{t('tasks.lostText')}</p>
      </Dialog>
    )
  return (
    <Dialog isOpen onClose={onClose} title={task.data?.title ?? t('tasks.dialog.title')} isDismissable={false}>
      <QueryStates query={task} shape="text">
        {(found) => <Whole task={found} onClose={onClose} />}
      </QueryStates>
    </Dialog>
  )
}

interface WholeProps {
  readonly task: Task
  readonly onClose: () => void
}

function Whole({ task, onClose }: WholeProps) {
  const t = useT()
  const may = useMay()
  const mayWrite = may('engagement.task.write')
  const isOpen = task.state === 'open'
  return (
    <Stack gap="loose">
      {task.relation && (
        <p>
          <TextLink href={`/relaties/${task.relation.id}`}>
            <span dir="auto">{task.relation.name}</span>
          </TextLink>
        </p>
      )}
      <Ended task={task} />
      {task.text === null && <p className={styles.soft}>{t('tasks.protected')}</p>}
      {isOpen && mayWrite ? (
        <ChangeTaskForm task={task} onClose={onClose} />
      ) : (
        <p className={styles.soft}>{task.text}</p>
      )}
      <CheckList task={task} mayWrite={mayWrite} />
      {mayWrite && <Deeds task={task} onClose={onClose} />}
      <Comments place={{ taskId: task.id }} />
      <Making task={task} />
    </Stack>
  )
}

function Ended({ task }: { readonly task: Task }) {
  const t = useT()
  const format = useFormat()
  if (!task.ended) return null
  const { by: name, at } = task.ended
  const key = task.state === 'done' ? 'tasks.ended.done' : 'tasks.ended.cancelled'
  return <Callout tone="success">{t(key, { name, date: format.date(at) })}</Callout>
}

function Deeds({ task, onClose }: WholeProps) {
  const t = useT()
  const { finish, open } = useEndTask()
  const press = (work: () => void) => () => {
    work()
    onClose()
  }
  if (task.state !== 'open')
    return (
      <div className={styles.foot}>
        <Button onPress={press(() => open(task))}>{t('tasks.reopenShort')}</Button>
      </div>
    )
  return (
    <div className={styles.foot}>
      <Button onPress={press(() => finish(task))}>{t('tasks.finish')}</Button>
      <Button tone="quiet" onPress={press(() => finish(task, 'cancelled'))}>
        {t('tasks.cancel')}
      </Button>
    </div>
  )
}

function Making({ task }: { readonly task: Task }) {
  const t = useT()
  const format = useFormat()
  const { made, origin } = task
  const parts = [
    t('tasks.made', { name: made.by, date: format.date(made.at) }),
    ...(origin.kind === 'hand' ? [] : [t(`tasks.origin.${origin.kind}`)]),
  ]
  return <p className={styles.soft}>{parts.join(' · ')}</p>
}
