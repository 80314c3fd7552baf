import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { QuickAdd } from './quick-add.tsx'
import type { QuickTask } from './quick-add.view.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskList } from './task-group.tsx'
import { relationTasksQuery } from './tasks.api.ts'
import styles from './tasks.module.css'

interface RelationTasksProps {
  readonly relation: { readonly id: string; readonly displayName: string }
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun?: (() => void) | null
}

/** What is to be done for a relation, on its own page: ticked and added where it stands. */
export function RelationTasks({ relation: { id, displayName }, onBegun = null }: RelationTasksProps) {
  const t = useT()
  const may = useMay()
  const tasks = useQuery({ ...relationTasksQuery(id), enabled: may('engagement.task.read') })
  const [isAdding, setAdding] = useState(false)
  useAsked(onBegun, () => setAdding(true))
  const [isEndedShown, setEndedShown] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const [begun, setBegun] = useState<QuickTask>()
  if (!may('engagement.task.read')) return null
  return (
    <section aria-labelledby="relation-tasks" className={styles.part}>
      <div className={styles.head}>
        <h2 id="relation-tasks">{t('tasks.relation.title')}</h2>
        {may('engagement.task.write') && !isAdding && (
          <Button size="small" onPress={() => setAdding(true)}>
            {t('tasks.relation.add')}
          </Button>
        )}
      </div>
      {isAdding && <QuickAdd relationId={id} isAutoFocused onDetails={setBegun} />}
      <QueryStates query={tasks} shape="text">
        {({ open, ended }) => (
          <>
            {open.length === 0 ? (
              <p className={styles.soft}>{t('tasks.relation.empty')}</p>
            ) : (
              <TaskList tasks={open} hasRelation={false} onOpen={setOpened} />
            )}
            {ended.length > 0 && (
              <div>
                <Button
                  size="small"
                  tone="quiet"
                  aria-expanded={isEndedShown}
                  onPress={() => setEndedShown(!isEndedShown)}
                >
                  {t('tasks.relation.ended', { count: ended.length })}
                </Button>
              </div>
            )}
            {isEndedShown && <TaskList tasks={ended} hasRelation={false} onOpen={setOpened} />}
          </>
        )}
      </QueryStates>
      {opened !== null && <TaskDialog key={opened} id={opened} onClose={() => setOpened(null)} />}
      {begun && (
        <NewTaskDialog relation={{ id, name: displayName }} begun={begun} onClose={() => setBegun(undefined)} />
      )}
    </section>
  )
}
