import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Task, TaskScope } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { Scope } from '../../../ui/choice.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { BulkTasks } from './bulk-tasks.tsx'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { QuickAdd } from './quick-add.tsx'
import type { QuickTask } from './quick-add.view.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskGroupPart } from './task-group.tsx'
import { countsQuery, ownersQuery } from './tasks.api.ts'
import type { TaskFilter } from './tasks.api.ts'
import { OPEN_GROUPS } from './tasks.view.ts'
import styles from './tasks.module.css'

const SCOPE_OF = { team: 'team', alles: 'all' } as const
const ADDRESS_OF: Readonly<Record<TaskScope, 'team' | 'alles' | undefined>> = {
  mine: undefined,
  team: 'team',
  all: 'alles',
}

/** My day, my team, all I may see; the address holds which, and which task is open. */
export function TasksScreen() {
  const t = useT()
  const may = useMay()
  const search = useSearch({ from: '/shell/taken' })
  const show = useShow()
  const [begun, setBegun] = useState<QuickTask>()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Task> | null>(null)
  const scope: TaskScope = search.wie ? SCOPE_OF[search.wie] : 'mine'
  const filter: TaskFilter = { scope, q: search.zoek, ownerId: search.bij }
  const openTask = (id: string) => show({ taak: id })
  const mayWrite = may('engagement.task.write')
  const close = () => {
    setBegun(undefined)
    show({ nieuw: undefined })
  }
  return (
    <Page width="narrow">
      <PageHeader title={t('tasks.title')} lead={t('tasks.lead')} />
      {mayWrite && <QuickAdd onDetails={setBegun} />}
      <Tools scope={scope} filter={filter} />
      {mayWrite && <Choosing chosen={chosen} onChange={setChosen} />}
      <Lists filter={filter} onOpen={openTask} chosen={chosen} onChoose={setChosen} />
      {search.taak !== undefined && (
        <TaskDialog key={search.taak} id={search.taak} onClose={() => show({ taak: undefined })} />
      )}
      {mayWrite && (begun ?? search.nieuw) && <NewTaskDialog begun={begun} onClose={close} />}
    </Page>
  )
}

interface Search {
  readonly wie?: 'team' | 'alles' | undefined
  readonly afgerond?: boolean | undefined
  readonly zoek?: string | undefined
  readonly bij?: string | undefined
  readonly taak?: string | undefined
  readonly nieuw?: boolean | undefined
}

function useShow() {
  const navigate = useNavigate({ from: '/taken' })
  return useCallback(
    (change: Search) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false }),
    [navigate],
  )
}

function Tools({ scope, filter }: { readonly scope: TaskScope; readonly filter: TaskFilter }) {
  const t = useT()
  const show = useShow()
  return (
    <>
      <Scope
        label={t('tasks.scope')}
        value={scope}
        options={(['mine', 'team', 'all'] as const).map((id) => ({ id, label: t(`tasks.scope.${id}`) }))}
        onChange={(next) => show({ wie: ADDRESS_OF[next], bij: undefined })}
      />
      <div className={styles.tools}>
        <SearchBox initial={filter.q ?? ''} />
        {scope !== 'mine' && <OwnerFilter ownerId={filter.ownerId} />}
      </div>
    </>
  )
}

function OwnerFilter({ ownerId }: { readonly ownerId: string | undefined }) {
  const t = useT()
  const show = useShow()
  const owners = useQuery(ownersQuery).data
  if (!owners) return null
  return (
    <ComboBox
      label={t('tasks.ownerFilter')}
      width="medium"
      placeholder={t('tasks.everybody')}
      value={ownerId ?? null}
      options={[...owners.users, ...owners.teams].map(({ id, name }) => ({ id, label: name }))}
      onChange={(id) => show({ bij: id ?? undefined })}
    />
  )
}

/** What is typed goes to the address when somebody stops typing. */
function SearchBox({ initial }: { readonly initial: string }) {
  const t = useT()
  const show = useShow()
  const [typed, setTyped] = useState(initial)
  const settled = useDebounced(typed.trim(), 250)
  const sent = useRef(initial)
  useEffect(() => {
    if (settled === sent.current) return
    sent.current = settled
    show({ zoek: settled === '' ? undefined : settled })
  }, [settled, show])
  return (
    <SearchField
      label={t('tasks.search')}
      placeholder={t('tasks.search')}
      width="medium"
      value={typed}
      onChange={setTyped}
    />
  )
}

type Chosen = ReadonlyMap<string, Task> | null

function Choosing({ chosen, onChange }: { readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void }) {
  const t = useT()
  return (
    <div>
      <Button size="small" onPress={() => onChange(chosen ? null : new Map())}>
        {t(chosen ? 'tasks.selectEnd' : 'tasks.select')}
      </Button>
      {chosen && (
        <BulkTasks tasks={[...chosen.values()]} onDone={() => onChange(null)} onClear={() => onChange(new Map())} />
      )}
    </div>
  )
}

interface ListsProps {
  readonly filter: TaskFilter
  readonly onOpen: (id: string) => void
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

function Lists({ filter, onOpen, chosen, onChoose }: ListsProps) {
  const t = useT()
  const show = useShow()
  const { afgerond: isDoneShown = false } = useSearch({ from: '/shell/taken' })
  const counts = useQuery(countsQuery(filter))
  const toggle = (task: Task) => {
    const next = new Map(chosen)
    if (!next.delete(task.id)) next.set(task.id, task)
    onChoose(next)
  }
  const list = { filter, onOpen, ...(chosen && { chosen, onToggle: toggle }) }
  return (
    <QueryStates query={counts}>
      {(count) => (
        <div className={styles.groups}>
          {OPEN_GROUPS.every((group) => count[group] === 0) && <Nothing filter={filter} />}
          {OPEN_GROUPS.map(
            (group) => count[group] > 0 && <TaskGroupPart key={group} group={group} count={count[group]} {...list} />,
          )}
          <div>
            <Button onPress={() => show({ afgerond: isDoneShown ? undefined : true })}>
              {t(isDoneShown ? 'tasks.hideDone' : 'tasks.showDone')}
            </Button>
          </div>
          {isDoneShown && <TaskGroupPart group="done" count={null} filter={filter} onOpen={onOpen} />}
        </div>
      )}
    </QueryStates>
  )
}

function Nothing({ filter: { scope, q, ownerId } }: { readonly filter: TaskFilter }) {
  const t = useT()
  if (q !== undefined || ownerId !== undefined)
    return (
      <EmptyState title={t('tasks.emptyFound')}>
        <p>{t('tasks.emptyFoundText')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t(`tasks.empty.${scope}`)} example={t('tasks.emptyExample')}>
      <p>{t('tasks.emptyText')}</p>
    </EmptyState>
  )
}
