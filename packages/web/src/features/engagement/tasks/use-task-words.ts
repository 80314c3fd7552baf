import { dutchToday } from '../../../lib/dutch-today.ts'
import type { Recurrence, Task } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { sayDay } from './tasks.view.ts'

/** How what is known of a task is said, in the reader's language. */
export function useTaskWords() {
  const t = useT()
  const format = useFormat()
  const day = (value: string): string => {
    const said = sayDay(value, dutchToday())
    return 'name' in said ? t(`tasks.day.${said.name}`) : format.date(said.date)
  }
  const moment = ({ dueOn, dueTime }: Pick<Task, 'dueOn' | 'dueTime'>): string | null => {
    if (dueOn === null) return null
    return dueTime === null
      ? t('tasks.due', { date: day(dueOn) })
      : t('tasks.dueAt', { date: day(dueOn), time: dueTime })
  }
  return {
    day,
    moment,
    every: ({ every, unit }: Recurrence): string => t(`tasks.every.${unit}`, { every }),
    owner: ({ owner: { kind, name } }: Pick<Task, 'owner'>): string => {
      if (name === null) return t('tasks.goneOwner')
      return kind === 'team' ? t('tasks.withTeam', { name }) : name
    },
  }
}
