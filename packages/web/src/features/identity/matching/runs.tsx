import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MatchRun } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { duplicatesHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { JobProgress } from '../wizard/job-progress.tsx'
import { runsQuery, useCancelRun, useUndoRun } from './matching.api.ts'
import { groupObservations, isBusy, resultParts, toneOfRun } from './runs.view.ts'
import type { ObservationGroup } from './runs.view.ts'
import styles from './matching.module.css'

/** Every comparison that was made, newest first, with what came of it and what it saw. */
export function MatchRuns() {
  const t = useT()
  const runs = useQuery(runsQuery)
  return (
    <QueryStates query={runs}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('runs.empty')} example={t('runs.example')}>
            <p>{t('runs.emptyText')}</p>
          </EmptyState>
        ) : (
          <ol className={styles.runs}>
            {items.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </ol>
        )
      }
    </QueryStates>
  )
}

function Run({ run }: { readonly run: MatchRun }) {
  const t = useT()
  const format = useFormat()
  return (
    <li className={styles.run}>
      <div className={styles.runHead}>
        <h2>
          <time dateTime={run.startedAt}>{format.dateTime(run.startedAt)}</time>
        </h2>
        <Status tone={toneOfRun(run.state)}>{t(`runState.${run.state}`)}</Status>
        <span className={styles.soft}>{t('runs.by', { kind: t(`runKind.${run.kind}`), by: run.startedBy })}</span>
        <Actions run={run} />
      </div>
      {isBusy(run) && (
        <JobProgress
          jobId={run.jobId}
          label={t(`runProgress.${run.state === 'undoing' ? 'undoing' : 'running'}`)}
          mayClose={t('runs.mayClose')}
        />
      )}
      <Result counts={run.counts} />
      <Observations groups={groupObservations(run.observations)} />
    </li>
  )
}

function Result({ counts }: Pick<MatchRun, 'counts'>) {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  if (!counts) return null
  const questions = (count: number) =>
    may('identity.duplicate.read') ? (
      <TextLink href={duplicatesHref}>{t('runs.questions', { count })}</TextLink>
    ) : (
      t('runs.questions', { count })
    )
  return (
    <div className={styles.result}>
      <p className={styles.sum}>
        {t('runs.sum', {
          records: format.number(counts.records),
          relations: format.number(counts.relationsAfter),
          before: format.number(counts.relationsBefore),
        })}
      </p>
      <ul className={styles.figures}>
        {resultParts(counts).map(({ what, count }) => (
          <li key={what}>{what === 'questions' ? questions(count) : t(`runs.${what}`, { count })}</li>
        ))}
      </ul>
    </div>
  )
}

function Observations({ groups }: { readonly groups: readonly ObservationGroup[] }) {
  const t = useT()
  const language = useLanguage()
  if (groups.length === 0) return null
  return (
    <section className={styles.observations}>
      <h3>{t('runs.observations')}</h3>
      <ul>
        {groups.map(({ code, count, times, values }) => {
          const amounts = { count, times, values: values.join(', ') }
          return (
            <li key={code}>
              {lookUp(`observation.${code}`, language, amounts) ?? t('observation.other', amounts)}
              {values.length > 0 && <span className={styles.soft}> {t('runs.values', amounts)}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Actions({ run }: { readonly run: MatchRun }) {
  const may = useMay()
  if (!may('identity.matching.manage')) return null
  if (run.state === 'running' && run.jobId !== null) return <CancelRun jobId={run.jobId} />
  return run.mayUndo ? <UndoRun run={run} /> : null
}

function CancelRun({ jobId }: { readonly jobId: string }) {
  const t = useT()
  const cancel = useCancelRun()
  return (
    <Button size="small" isPending={cancel.isPending} onPress={() => cancel.mutate(jobId)}>
      {t('runs.cancel')}
    </Button>
  )
}

function UndoRun({ run }: { readonly run: MatchRun }) {
  const t = useT()
  const format = useFormat()
  const undo = useUndoRun()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t('runs.undo')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        title={t('runs.undoTitle', { date: format.dateTime(run.startedAt) })}
        confirmLabel={t('runs.undoSubmit')}
        consequences={run.counts ? [{ label: t('runs.undoMerges'), count: format.number(run.counts.merges) }] : []}
        isPending={undo.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => act(undo, run.id, { onSettled: () => setAsking(false) })}
      >
        <p>{t('runs.undoText')}</p>
      </AlertDialog>
    </>
  )
}
