import type { EndedTask, Task } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useTaskDeeds } from './tasks.api.ts'
import { useTaskWords } from './use-task-words.ts'

type Ended = Pick<Task, 'id' | 'title'>

/** Ending a task and opening it again, each undone by the other; also when the task is gone from the screen by then. */
export function useEndTask() {
  const t = useT()
  const words = useTaskWords()
  const problemText = useProblemText()
  const { end, reopen } = useTaskDeeds()
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })

  const say = (as: 'done' | 'cancelled', { task, next }: EndedTask): string => {
    const key = as === 'done' ? 'tasks.isDone' : 'tasks.isCancelled'
    if (next?.dueOn == null) return t(key, { title: task.title })
    return t(`${key}Next`, { title: task.title, date: words.day(next.dueOn) })
  }
  const open = (task: Ended, isSaid = true) =>
    act(reopen, task.id, {
      onSuccess: () => isSaid && showToast({ text: t('tasks.isReopened', { title: task.title }) }),
      onError,
    })
  const finish = (task: Ended, as: 'done' | 'cancelled' = 'done') =>
    act(
      end,
      { id: task.id, as },
      { onSuccess: (ended) => showToast({ text: say(as, ended), onUndo: () => open(task, false) }), onError },
    )
  return { finish, open, isPending: end.isPending || reopen.isPending }
}
