import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { listWebhookMessages, replayWebhookMessage } from '@klantregie/contract'
import type { WebhookMessage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { webhooksKey } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { toneOfWebhook } from './webhooks.view.ts'

type Message = z.infer<typeof WebhookMessage>
interface MessagesProps {
  readonly webhookId: string
  readonly mayManage: boolean
}

/** Everything that was told or waits to be, newest first, with every attempt. */
export function Messages({ webhookId, mayManage }: MessagesProps) {
  const t = useT()
  const messages = useInfiniteQuery({
    queryKey: [...webhooksKey, webhookId, 'messages'],
    queryFn: ({ pageParam }) =>
      call(listWebhookMessages, {
        params: { id: webhookId },
        query: pageParam === null ? {} : { cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const columns = useColumns(webhookId, mayManage)
  return (
    <Stack>
      <h2>{t('hooks.messages')}</h2>
      <QueryStates query={messages}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          return rows.length === 0 ? (
            <EmptyState title={t('hooks.noMessages')}>{t('hooks.noMessagesText')}</EmptyState>
          ) : (
            <Table
              label={t('hooks.messages')}
              columns={columns}
              rows={rows}
              rowId={(row) => row.id}
              rowName={(row) => t(`event.${row.type}`)}
            />
          )
        }}
      </QueryStates>
      {messages.hasNextPage && (
        <div>
          <Button isPending={messages.isFetchingNextPage} onPress={() => void messages.fetchNextPage()}>
            {t('hooks.more')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

function useColumns(webhookId: string, mayManage: boolean): readonly Column<Message>[] {
  const t = useT()
  const format = useFormat()
  const replay = useReplay(webhookId)
  const again: Column<Message> = {
    id: 'again',
    header: t('users.actions'),
    align: 'end',
    cell: (row) =>
      row.type !== 'webhook.test' &&
      row.state !== 'waiting' && (
        <Button size="small" onPress={() => replay.mutate(row.id)}>
          {t('hooks.again')}
        </Button>
      ),
  }
  return [
    { id: 'type', header: t('hooks.what'), isRowHeader: true, cell: (row) => t(`event.${row.type}`) },
    { id: 'at', header: t('hooks.when'), keepsTogether: true, cell: (row) => format.dateTime(row.happenedAt) },
    {
      id: 'state',
      header: t('keys.state'),
      cell: (row) => <Status tone={toneOfWebhook(row.state)}>{t(`hooks.message.${row.state}`)}</Status>,
    },
    { id: 'tries', header: t('hooks.tries'), cell: (row) => <Attempts attempts={row.attempts} /> },
    {
      id: 'next',
      header: t('hooks.next'),
      keepsTogether: true,
      cell: (row) => (row.nextAt === null ? '–' : format.dateTime(row.nextAt)),
    },
    ...(mayManage ? [again] : []),
  ]
}

function Attempts({ attempts }: Pick<Message, 'attempts'>) {
  const t = useT()
  const format = useFormat()
  if (attempts.length === 0) return <>{t('hooks.noTries')}</>
  return (
    <ul>
      {attempts.map(({ at, status, problem, answer }) => (
        <li key={at}>
          {t('hooks.try', {
            at: format.dateTime(at),
            what: status === null ? (problem ?? '') : String(status),
            answer: answer?.slice(0, 80) ?? '',
          })}
        </li>
      ))}
    </ul>
  )
}

function useReplay(webhookId: string) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: (messageId: string) => call(replayWebhookMessage, { params: { id: webhookId, messageId } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: webhooksKey })
      showToast({ text: t('hooks.replayed', { count: 1 }) })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
}
