import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkTaskChange, Task, TaskOwner } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Row, Stack } from '../../../ui/layout.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { BulkBar } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useOwnerOptions } from './task-form.tsx'
import { trialQuery, useTaskDeeds } from './tasks.api.ts'
import styles from './tasks.module.css'

interface BulkProps {
  readonly tasks: readonly Task[]
  readonly onDone: () => void
  readonly onClear: () => void
}

/** What can be done with several tasks: it says first how many would change, and afterwards it can be undone. */
export function BulkTasks({ tasks, onDone, onClear }: BulkProps) {
  const t = useT()
  const [what, setWhat] = useState<'give' | 'move' | null>(null)
  return (
    <>
      <BulkBar count={tasks.length} onClear={onClear}>
        <Button size="small" onPress={() => setWhat('give')}>
          {t('tasks.give')}
        </Button>
        <Button size="small" onPress={() => setWhat('move')}>
          {t('tasks.move')}
        </Button>
      </BulkBar>
      {what !== null && <BulkDialog tasks={tasks} what={what} onClose={() => setWhat(null)} onDone={onDone} />}
    </>
  )
}

interface DialogProps extends Omit<BulkProps, 'onClear'> {
  readonly what: 'give' | 'move'
  readonly onClose: () => void
}

function BulkDialog({ tasks, what, onClose, onDone }: DialogProps) {
  const t = useT()
  const options = useOwnerOptions()
  const [chosen, setChosen] = useState('')
  const changes = changesOf(tasks, what, chosen)
  const trial = useQuery(trialQuery(changes)).data
  const owner = options.find(({ id }) => id === chosen)?.label ?? ''
  const { run, isPending } = useBulk({ what, name: owner, day: chosen, onDone })
  const count = trial?.before.length ?? 0
  const able = new Set(trial?.before.map(({ id }) => id))
  return (
    <Dialog isOpen onClose={onClose} title={t(`tasks.bulk.${what}`)} size="small">
      <Stack>
        <Goal what={what} value={chosen} options={options} onChange={setChosen} />
        <Counts selected={tasks.length} changed={trial ? count : null} skipped={trial?.skipped.length ?? 0} />
        <Row>
          <Button
            tone="primary"
            isDisabled={count === 0}
            isPending={isPending}
            onPress={() => run(changes.filter(({ id }) => able.has(id)))}
          >
            {t(`tasks.bulk.${what}Submit`, { count })}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  )
}

interface GoalProps {
  readonly what: 'give' | 'move'
  readonly value: string
  readonly options: ReturnType<typeof useOwnerOptions>
  readonly onChange: (value: string) => void
}

/** To whom, or to which day. */
function Goal({ what, value, options, onChange }: GoalProps) {
  const t = useT()
  if (what === 'move')
    return <TextField isRequired type="date" label={t('tasks.bulk.day')} value={value} onChange={onChange} />
  return (
    <ComboBox
      isRequired
      label={t('tasks.bulk.to')}
      value={value === '' ? null : value}
      options={options}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}

interface CountsProps {
  readonly selected: number
  /** Null while nothing was chosen. */
  readonly changed: number | null
  readonly skipped: number
}

function Counts({ selected, changed, skipped }: CountsProps) {
  const t = useT()
  const format = useFormat()
  if (changed === null) return <p className={styles.soft}>{t('tasks.bulk.choose')}</p>
  const items = { selected, will: changed, wont: skipped }
  return (
    <DescriptionList
      items={(['selected', 'will', 'wont'] as const).map((id) => ({
        id,
        term: t(`tasks.bulk.${id}`),
        value: format.number(items[id]),
      }))}
    />
  )
}

function changesOf(tasks: readonly Task[], what: 'give' | 'move', chosen: string): BulkTaskChange[] {
  if (chosen === '') return []
  if (what === 'move') return tasks.map(({ id, version }) => ({ id, version, dueOn: chosen }))
  const [kind, ownerId = ''] = chosen.split(':')
  const owner: TaskOwner = { kind: kind === 'team' ? 'team' : 'user', id: ownerId }
  return tasks.map(({ id, version }) => ({ id, version, owner }))
}

interface BulkWords {
  readonly what: 'give' | 'move'
  readonly name: string
  readonly day: string
  readonly onDone: () => void
}

function useBulk({ what, name, day, onDone }: BulkWords) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { changeAll } = useTaskDeeds()
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const undo = (before: readonly BulkTaskChange[]) =>
    act(changeAll, before, {
      onSuccess: (undone) => showToast({ text: t('tasks.bulk.undone', { count: undone.before.length }) }),
      onError,
    })
  const run = (changes: readonly BulkTaskChange[]) =>
    act(changeAll, changes, {
      onSuccess: ({ before }) => {
        const count = before.length
        const text =
          what === 'give'
            ? t('tasks.bulk.given', { count, name })
            : t('tasks.bulk.moved', { count, date: format.date(day) })
        showToast({ text, onUndo: () => undo(before) })
        onDone()
      },
      onError,
    })
  return { run, isPending: changeAll.isPending }
}
