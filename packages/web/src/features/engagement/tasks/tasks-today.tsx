import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../../lib/session.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskList } from './task-group.tsx'
import { countsQuery, groupQuery } from './tasks.api.ts'
import styles from './tasks.module.css'

const MINE = { scope: 'mine' } as const
/** The home page is a glance; the rest is one step further. */
const MOST = 5

/** What is late and what is for today. Nothing of either: nothing shown. */
export function TasksToday() {
  const t = useT()
  const { tasks, total } = useDueTasks()
  const [opened, setOpened] = useState<string | null>(null)
  if (total === 0 && opened === null) return null
  return (
    <section aria-labelledby="tasks-today" className={styles.part}>
      <div className={styles.head}>
        <h2 id="tasks-today">{t('tasks.today.title')}</h2>
        <TextLink href="/taken">{t('tasks.today.all')}</TextLink>
      </div>
      <TaskList tasks={tasks} onOpen={setOpened} />
      {total > MOST && (
        <p>
          <TextLink href="/taken">{t('tasks.today.rest', { count: total - MOST })}</TextLink>
        </p>
      )}
      {opened !== null && <TaskDialog key={opened} id={opened} onClose={() => setOpened(null)} />}
    </section>
  )
}

const NOTHING = { overdue: 0, today: 0, week: 0, later: 0 } as const

/** The first few that are late or for today, and how many there are; what is not there is not asked for. */
function useDueTasks() {
  const may = useMay()
  const enabled = may('engagement.task.read')
  const { overdue, today } = useQuery({ ...countsQuery(MINE), enabled }).data ?? NOTHING
  const lists = [
    useInfiniteQuery({ ...groupQuery(MINE, 'overdue'), enabled: enabled && overdue > 0 }),
    useInfiniteQuery({ ...groupQuery(MINE, 'today'), enabled: enabled && today > 0 }),
  ]
  const tasks = lists.flatMap(({ data }) => data?.pages.flatMap(({ items }) => items) ?? [])
  return { tasks: tasks.slice(0, MOST), total: overdue + today }
}
