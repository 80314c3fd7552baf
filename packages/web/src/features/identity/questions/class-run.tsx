import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { cancelJob, undoMatchRun } from '@klantregie/contract'
import type { MatchRun } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Callout, ProgressBar } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { importJobQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { progressOf } from '../wizard/progress.view.ts'
import { isGoing, matchRunQuery, questionsKey, runsKey } from './questions.api.ts'
import styles from './kinds.module.css'

/** What became of accepting a whole kind: while it runs, and afterwards with the way back. */
export function ClassRun({ runId }: { readonly runId: string }) {
  const cache = useQueryClient()
  const run = useQuery(matchRunQuery(runId)).data ?? null
  const state = run?.state
  useEffect(() => {
    if (state === undefined || isGoing({ state })) return
    // What stood on the screen before it ended is no longer so.
    void cache.invalidateQueries({ queryKey: questionsKey })
    void cache.invalidateQueries({ queryKey: ['relations'] })
  }, [cache, state])
  return run && <RunState run={run} />
}

function RunState({ run }: { readonly run: MatchRun }) {
  const t = useT()
  switch (run.state) {
    case 'running':
      return <Going run={run} label={t('run.class.running')} />
    case 'undoing':
      return <Going run={run} label={t('run.class.undoing')} />
    case 'done':
      return <Finished run={run} />
    case 'failed':
      return (
        <Callout tone="danger" isAnnounced>
          {t('run.class.failed')}
        </Callout>
      )
    case 'cancelled':
      return (
        <Callout tone="neutral" isAnnounced>
          {t('run.class.cancelled')}
        </Callout>
      )
    case 'undone':
      return (
        <Callout tone="success" isAnnounced>
          {t('run.class.undone')}
        </Callout>
      )
    default:
      return run.state satisfies never
  }
}

function Going({ run, label }: { readonly run: MatchRun; readonly label: string }) {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  const job = useQuery({ ...importJobQuery(run.jobId ?? ''), enabled: run.jobId !== null }).data
  const { isWaiting, value, secondsLeft } = progressOf(job)
  const stop = useMutation({ mutationFn: (id: string) => call(cancelJob, { params: { id } }) })
  return (
    <div className={styles.going}>
      <ProgressBar
        label={label}
        value={value}
        detail={isWaiting ? t('progress.waiting') : undefined}
        timeLeft={secondsLeft === null ? undefined : t('progress.left', { time: format.duration(secondsLeft) })}
      />
      <p className={styles.small}>{t('run.class.mayClose')}</p>
      {job?.canCancel === true && may('admin.job.read') && (
        <div>
          <Button size="small" isPending={stop.isPending} onPress={() => stop.mutate(job.id)}>
            {t('run.class.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Finished({ run }: { readonly run: MatchRun }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const mayUndo = useMay()('identity.matching.manage') && run.mayUndo
  return (
    <>
      <Callout
        tone="success"
        isAnnounced
        title={t('run.class.done', { merges: run.counts?.merges ?? 0 })}
        action={mayUndo && <Button onPress={() => setAsking(true)}>{t('run.class.undo')}</Button>}
      >
        {t('run.class.doneText')}
      </Callout>
      {isAsking && <UndoRun run={run} onClose={() => setAsking(false)} />}
    </>
  )
}

function UndoRun({ run, onClose }: { readonly run: MatchRun; readonly onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const undo = useMutation({
    mutationFn: () => call(undoMatchRun, { params: { id: run.id } }),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: runsKey })
      onClose()
    },
  })
  return (
    <AlertDialog
      isOpen
      onCancel={onClose}
      onConfirm={() => undo.mutate()}
      isPending={undo.isPending}
      title={t('run.class.undo.title')}
      consequences={[{ label: t('run.class.undo.merges'), count: format.number(run.counts?.merges ?? 0) }]}
      confirmLabel={t('run.class.undo.submit')}
    >
      <p>{t('run.class.undo.text')}</p>
    </AlertDialog>
  )
}
