import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { act } from '../../../lib/act.ts'
import { useSession } from '../../../lib/session.tsx'
import { useShortcut } from '../../../lib/shortcuts.ts'
import { TextWarnings, useTextCheck } from '../../../lib/text-check.tsx'
import { useCoreT } from '../../../lib/locale/index.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { readQuickTask } from './quick-add.view.ts'
import type { QuickOwner, QuickTask } from './quick-add.view.ts'
import { ownersQuery, useTaskDeeds } from './tasks.api.ts'
import { useEndTask } from './use-end-task.ts'
import { useTaskWords } from './use-task-words.ts'
import styles from './tasks.module.css'

interface QuickAddProps {
  /** The relation that everything here is about. */
  readonly relationId?: string
  /** Goes on in the whole form, with what was typed so far. */
  readonly onDetails: (task: QuickTask) => void
  readonly isAutoFocused?: boolean
  readonly onAdded?: () => void
}

/** A task in one line: what it says is shown while typing, so that nobody is surprised. */
export function QuickAdd({ relationId, onDetails, isAutoFocused = false, onAdded }: QuickAddProps) {
  const t = useT()
  const core = useCoreT()
  const [line, setLine] = useState('')
  const [problem, setProblem] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const understood = useUnderstood(line)
  const check = useTextCheck()
  const { add, isPending } = useAddQuickly(relationId)
  useShortcut(
    'n',
    useCallback(() => form.current?.querySelector('input')?.focus(), []),
  )
  const send = async () => {
    if (understood.title === '') {
      setProblem(t('tasks.quick.nothing'))
      return
    }
    if (!(await check.passes(understood.title))) return
    add(understood, () => {
      setLine('')
      check.clear()
      onAdded?.()
    })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) void send()
  }
  return (
    <form ref={form} className={styles.quick} noValidate onSubmit={submit}>
      <div className={styles.quickRow}>
        <TextField
          label={t('tasks.quick.label')}
          isRequired
          width="full"
          value={line}
          autoFocus={isAutoFocused}
          maxLength={1000}
          placeholder={t('tasks.quick.placeholder')}
          errorMessage={problem}
          onChange={(value) => {
            setLine(value)
            setProblem(undefined)
          }}
        />
        <Button type="submit" tone="primary" icon={<Plus aria-hidden="true" />} isPending={isPending}>
          {check.warnings.length > 0 ? core('text.warning.keep') : t('tasks.quick.add')}
        </Button>
        <Button onPress={() => onDetails(understood)}>{t('tasks.quick.details')}</Button>
      </div>
      <TextWarnings warnings={check.warnings} />
      <Understood task={understood} isEmpty={line.trim() === ''} />
    </form>
  )
}

function useUnderstood(line: string): QuickTask {
  const owners = useQuery(ownersQuery).data
  const known: QuickOwner[] = [
    ...(owners?.users ?? []).map((user) => ({ ...user, kind: 'user' as const })),
    ...(owners?.teams ?? []).map(({ id, name }) => ({ id, name, kind: 'team' as const })),
  ]
  return readQuickTask(line, { today: dutchToday(), owners: known })
}

function useAddQuickly(relationId: string | undefined) {
  const t = useT()
  const { user } = useSession()
  const problemText = useProblemText()
  const { add } = useTaskDeeds()
  const { finish } = useEndTask()
  return {
    isPending: add.isPending,
    add: ({ owner, ...task }: QuickTask, onSuccess: () => void) =>
      act(
        add,
        {
          ...task,
          title: task.title.slice(0, 200),
          ...(owner && { owner: { kind: owner.kind, id: owner.id } }),
          ...(relationId !== undefined && { relationId }),
        },
        {
          onSuccess: (made) => {
            const isMine = owner === null || owner.id === user.id
            showToast({
              text: isMine
                ? t('tasks.added', { title: made.title })
                : t('tasks.addedFor', { title: made.title, name: owner.name }),
              // A task is never thrown away: what was added by mistake is "no longer needed".
              onUndo: () => finish(made, 'cancelled'),
            })
            onSuccess()
          },
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
        },
      ),
  }
}

function Understood({ task, isEmpty }: { readonly task: QuickTask; readonly isEmpty: boolean }) {
  const t = useT()
  const words = useTaskWords()
  if (isEmpty) return <p className={styles.understood}>{t('tasks.quick.help')}</p>
  const parts = [
    words.moment(task),
    task.recurrence && words.every(task.recurrence),
    task.owner && t('tasks.quick.for', { name: task.owner.name }),
  ].filter((part) => part !== null)
  return (
    <p className={styles.understood} aria-live="polite">
      <strong dir="auto">{task.title}</strong>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  )
}
