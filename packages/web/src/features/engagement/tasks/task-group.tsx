import { useInfiniteQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import type { Task, TaskGroup } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { TaskLine } from './task-line.tsx'
import { groupQuery } from './tasks.api.ts'
import type { TaskFilter } from './tasks.api.ts'
import styles from './tasks.module.css'

interface GroupProps {
  readonly group: TaskGroup
  /** Null where nobody counts: what was done only grows. */
  readonly count: number | null
  readonly filter: TaskFilter
  readonly onOpen: (id: string) => void
  readonly chosen?: ReadonlyMap<string, Task>
  readonly onToggle?: (task: Task) => void
}

export function TaskGroupPart({ group, count, filter, ...list }: GroupProps) {
  const t = useT()
  const tasks = useInfiniteQuery(groupQuery(filter, group))
  const id = `tasks-${group}`
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>
        {t(`tasks.group.${group}`)}{' '}
        {count !== null && <span className={styles.count}>{t('tasks.count', { count })}</span>}
      </h2>
      <QueryStates query={tasks}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <p className={styles.soft}>{t('tasks.count', { count: 0 })}</p>
          return (
            <>
              <TaskList tasks={items} {...list} />
              {tasks.hasNextPage && (
                <div>
                  <Button isPending={tasks.isFetchingNextPage} onPress={() => void tasks.fetchNextPage()}>
                    {t('tasks.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

interface ListProps extends Pick<GroupProps, 'onOpen' | 'chosen' | 'onToggle'> {
  readonly tasks: readonly Task[]
  readonly hasRelation?: boolean
}

/** Arrow keys go from task to task; Tab goes through everything, as everywhere. */
export function TaskList({ tasks, onOpen, chosen, onToggle, hasRelation = true }: ListProps) {
  return (
    <ul className={styles.list} onKeyDown={walk}>
      {tasks.map((task) => (
        <TaskLine
          key={task.id}
          task={task}
          onOpen={onOpen}
          hasRelation={hasRelation}
          selection={chosen && onToggle && { isSelected: chosen.has(task.id), onChange: () => onToggle(task) }}
        />
      ))}
    </ul>
  )
}

const STEPS: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = STEPS[event.key]
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey
  if (step === undefined || hasModifier || !(event.target instanceof HTMLElement)) return
  const title = event.target.closest('li')?.[step]?.querySelector<HTMLElement>('[data-task-title]')
  if (!title) return
  event.preventDefault()
  title.focus()
}
