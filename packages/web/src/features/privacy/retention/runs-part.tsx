import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { downloadRetentionProof } from '@klantregie/contract'
import type { RetentionRun } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { runsQuery, useRetentionActions } from './retention.api.ts'
import styles from './retention.module.css'
import { runTones } from './retention.view.ts'

/** What was carried out: the proof, in numbers. Of one rule, or of all. */
export function RunsPart({ ruleId }: { readonly ruleId?: string }) {
  const t = useT()
  const runs = useQuery(runsQuery(ruleId))
  const columns = useColumns(ruleId === undefined)
  return (
    <QueryStates query={runs}>
      {({ items }) =>
        items.length === 0 && ruleId !== undefined ? (
          <p className={styles.soft}>{t('retention.noRunsOfRule')}</p>
        ) : items.length === 0 ? (
          <EmptyState title={t('retention.noRuns')}>
            <p>{t('retention.noRunsText')}</p>
          </EmptyState>
        ) : (
          <div className={styles.part}>
            {ruleId === undefined && (
              <Row>
                <LinkButton href={urlOf(downloadRetentionProof)} download>
                  {t('retention.proof')}
                </LinkButton>
              </Row>
            )}
            <Table
              label={t('retention.tab.runs')}
              columns={columns}
              rows={items}
              rowId={({ id }) => id}
              rowName={({ ruleTitle }) => ruleTitle}
            />
          </div>
        )
      }
    </QueryStates>
  )
}

function useColumns(withRule: boolean): readonly Column<RetentionRun>[] {
  const t = useT()
  const format = useFormat()
  const rule: Column<RetentionRun> = { id: 'rule', header: t('retention.rule'), cell: ({ ruleTitle }) => ruleTitle }
  return [
    {
      id: 'at',
      header: t('retention.at'),
      isRowHeader: true,
      keepsTogether: true,
      cell: ({ startedAt }) => format.dateTime(startedAt),
    },
    ...(withRule ? [rule] : []),
    {
      id: 'version',
      header: t('retention.version'),
      align: 'end',
      cell: ({ ruleVersion }) => format.number(ruleVersion),
    },
    {
      id: 'state',
      header: t('retention.state'),
      cell: ({ state }) => <Status tone={runTones[state]}>{t(`runState.retention.${state}`)}</Status>,
    },
    {
      id: 'due',
      header: t('retention.due'),
      align: 'end',
      cell: ({ due }) => (due === null ? '…' : format.number(due)),
    },
    { id: 'removed', header: t('retention.gone'), align: 'end', cell: ({ removed }) => format.number(removed) },
    {
      id: 'by',
      header: t('retention.by'),
      cell: ({ isScheduled, startedBy }) => (isScheduled ? t('retention.byNight') : startedBy),
    },
    { id: 'act', header: t('retention.actions'), align: 'end', cell: (run) => <RunActions run={run} /> },
  ]
}

function RunActions({ run }: { readonly run: RetentionRun }) {
  const t = useT()
  const format = useFormat()
  const { isPending, act } = useAct()
  const { agree, stop } = useRetentionActions()
  const [isAsking, setAsking] = useState(false)
  if (run.state !== 'waiting' && run.state !== 'counting' && run.state !== 'running') return null
  const count = format.number(run.due ?? 0)
  const confirm = () =>
    act(async () => {
      await agree(run.id, run.due ?? 0)
      setAsking(false)
    }, t('retention.agreed'))
  return (
    <Row>
      {run.state === 'waiting' && (
        <Button size="small" tone="primary" onPress={() => setAsking(true)}>
          {t('retention.agree')}
        </Button>
      )}
      <Button size="small" isPending={isPending} onPress={() => act(() => stop(run.id), t('retention.stopped'))}>
        {t('retention.stop')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        isPending={isPending}
        title={t('retention.agreeTitle', { title: run.ruleTitle })}
        confirmLabel={t('retention.agreeCount', { count })}
        consequences={[
          { label: t('retention.due'), count },
          { label: t('retention.total'), count: format.number(run.total ?? 0) },
        ]}
      >
        <p>{t('retention.agreeText')}</p>
      </AlertDialog>
    </Row>
  )
}
