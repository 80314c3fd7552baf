import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { revokeOtherSessions, revokeSession } from '@klantregie/contract'
import type { SessionEntry } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { sessionsQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'

export function Sessions() {
  const t = useT()
  const sessions = useQuery(sessionsQuery)
  const { end, endOthers } = useEnding()
  const columns = useColumns((id) => end.mutate(id))
  return (
    <QueryStates query={sessions}>
      {({ items }) => (
        <Stack>
          <Table
            label={t('account.sessions')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            rowName={(row) => row.device}
          />
          {items.length > 1 && (
            <div>
              <Button isPending={endOthers.isPending} onPress={() => endOthers.mutate()}>
                {t('account.endOthers')}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </QueryStates>
  )
}

function useEnding() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const again = () => cache.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const end = useMutation({
    mutationFn: (id: string) => call(revokeSession, { params: { id } }),
    onSuccess: async () => {
      await again()
      showToast({ text: t('account.ended', { count: 1 }) })
    },
    onError,
  })
  const endOthers = useMutation({
    mutationFn: () => call(revokeOtherSessions),
    onSuccess: async ({ ended }) => {
      await again()
      showToast({ text: t('account.ended', { count: ended }) })
    },
    onError,
  })
  return { end, endOthers }
}

function useColumns(onEnd: (id: string) => void): readonly Column<SessionEntry>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'device',
      header: t('account.device'),
      isRowHeader: true,
      cell: (row) => (row.isCurrent ? `${row.device} (${t('account.here')})` : row.device),
    },
    { id: 'address', header: t('account.address'), cell: (row) => row.address },
    { id: 'lastSeen', header: t('account.lastSeen'), cell: (row) => format.relative(row.lastSeenAt) },
    { id: 'started', header: t('account.started'), keepsTogether: true, cell: (row) => format.dateTime(row.startedAt) },
    {
      id: 'end',
      header: t('account.end'),
      cell: (row) =>
        row.isCurrent ? null : (
          <Button size="small" tone="danger" onPress={() => onEnd(row.id)}>
            {t('account.end')}
          </Button>
        ),
    },
  ]
}
