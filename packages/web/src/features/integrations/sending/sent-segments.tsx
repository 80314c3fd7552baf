import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection, SentSegment } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout, EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { AddSentDialog } from './add-sent-dialog.tsx'
import { SentActions } from './sent-actions.tsx'
import { sentSegmentsQuery } from './sending.api.ts'
import { toldCounts } from './sending.view.ts'

/** Segments that go out to the lists of a newsletter system. */
export function SentSegments({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const sent = useQuery(sentSegmentsQuery(connection.id))
  const [isAdding, setAdding] = useState(false)
  const { mayManage, state } = connection
  const lists = (connection.intake.lists ?? []).filter(({ channel }) => channel === 'email')
  const columns = useColumns(mayManage)
  const add = mayManage && state !== 'ended' && lists.length > 0 && (
    <Button tone="primary" onPress={() => setAdding(true)}>
      {t('sending.add')}
    </Button>
  )
  return (
    <QueryStates query={sent}>
      {({ items }) => (
        <Stack>
          <p>{t('sending.lead')}</p>
          {lists.length === 0 && <Callout tone="information">{t('sending.noList')}</Callout>}
          {items.length === 0 ? (
            lists.length > 0 && (
              <EmptyState title={t('sending.empty')} example={t('sending.example')} action={add}>
                <p>{t('sending.emptyText')}</p>
              </EmptyState>
            )
          ) : (
            <>
              <div>{add}</div>
              <Table
                label={t('connection.part.sending')}
                columns={columns}
                rows={items}
                rowId={(row) => row.id}
                rowName={(row) => row.mark}
              />
            </>
          )}
          {isAdding && <AddSentDialog connectionId={connection.id} lists={lists} onClose={() => setAdding(false)} />}
        </Stack>
      )}
    </QueryStates>
  )
}

function useColumns(mayManage: boolean): readonly Column<SentSegment>[] {
  const t = useT()
  return [
    { id: 'segment', header: t('sending.segment'), isRowHeader: true, cell: (row) => row.segment.name },
    {
      id: 'where',
      header: t('sending.where'),
      cell: (row) => t('sending.whereText', { list: row.list.name, mark: row.mark }),
    },
    { id: 'last', header: t('sending.last'), cell: (row) => <LastTime sent={row} /> },
    {
      id: 'holder',
      header: t('sending.holder'),
      cell: (row) =>
        row.holder.isAble ? (
          row.holder.name
        ) : (
          <Status tone="danger">{t('sending.holderGone', { name: row.holder.name })}</Status>
        ),
    },
    ...(mayManage
      ? [
          {
            id: 'change',
            header: t('sending.actions'),
            align: 'end' as const,
            cell: (row: SentSegment) => <SentActions sent={row} />,
          },
        ]
      : []),
  ]
}

function LastTime({ sent }: { readonly sent: SentSegment }) {
  const t = useT()
  const format = useFormat()
  const { isRunning, problem, counts, sentAt, isPaused } = sent
  const told = counts === null ? [] : toldCounts(counts).map(({ what, count }) => t(`sending.count.${what}`, { count }))
  return (
    <Stack gap="tight">
      {isRunning && <Status tone="information">{t('sending.busy')}</Status>}
      {isPaused && <Status tone="neutral">{t('sending.paused')}</Status>}
      {problem !== null && (
        <Status tone="danger" isSentence>
          {t(`sendingProblem.${problem.code}`)}
        </Status>
      )}
      {sentAt !== null && (
        <span>
          {format.dateTime(sentAt)}
          {': '}
          {told.length === 0 ? t('sending.nobody') : told.join(', ')}
        </span>
      )}
      {sentAt === null && problem === null && !isRunning && <span>{t('sending.notYet')}</span>}
    </Stack>
  )
}
