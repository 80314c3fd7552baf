import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getCalendarFeed, renewCalendarFeed, withdrawCalendarFeed } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { FormSection, Row, Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import styles from './tasks.module.css'

const feedQuery = queryOptions({
  queryKey: ['engagement', 'calendar-feed'],
  queryFn: ({ signal }) => call(getCalendarFeed, { signal }),
})

/** The address at which a calendar reads one's tasks. It is told once: only its fingerprint is kept. */
export function CalendarFeedSection() {
  const t = useT()
  const may = useMay()
  if (!may('engagement.task.read')) return null
  return (
    <FormSection title={t('calendar.title')} description={t('calendar.text')}>
      <Feed />
    </FormSection>
  )
}

function Feed() {
  const t = useT()
  const format = useFormat()
  const feed = useQuery(feedQuery)
  const { renew, withdraw, url } = useFeedDeeds()
  const [isAsking, setAsking] = useState(false)
  return (
    <QueryStates query={feed} shape="text">
      {({ feed: known }) => (
        <Stack>
          {url !== null && <Address url={url} />}
          <p className={styles.soft}>
            {known === null
              ? t('calendar.none')
              : [
                  t('calendar.made', { date: format.date(known.madeAt) }),
                  known.readOn === null
                    ? t('calendar.unread')
                    : t('calendar.read', { date: format.date(known.readOn) }),
                ].join(' ')}
          </p>
          <Row>
            <Button onPress={() => (known === null ? renew() : setAsking(true))}>
              {t(known === null ? 'calendar.make' : 'calendar.renew')}
            </Button>
            {known !== null && (
              <Button tone="quiet" onPress={withdraw}>
                {t('calendar.withdraw')}
              </Button>
            )}
          </Row>
          <AlertDialog
            isOpen={isAsking}
            tone="primary"
            title={t('calendar.renewAsk')}
            confirmLabel={t('calendar.renew')}
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false)
              renew()
            }}
          >
            <p>{t('calendar.renewText')}</p>
          </AlertDialog>
        </Stack>
      )}
    </QueryStates>
  )
}

function Address({ url }: { readonly url: string }) {
  const t = useT()
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    showToast({ text: t('calendar.copied') })
  }
  return (
    <section aria-label={t('calendar.address')} className={styles.part}>
      <p>{t('calendar.addressHelp')}</p>
      <p className={styles.address}>{url}</p>
      <div>
        <Button tone="primary" onPress={() => void copy()}>
          {t('calendar.copy')}
        </Button>
      </div>
    </section>
  )
}

function useFeedDeeds() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [url, setUrl] = useState<string | null>(null)
  const onSuccess = () => cache.invalidateQueries({ queryKey: feedQuery.queryKey })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const making = useMutation({ mutationFn: () => call(renewCalendarFeed), onSuccess })
  const ending = useMutation({ mutationFn: () => call(withdrawCalendarFeed), onSuccess })
  return {
    url,
    renew: () => act(making, undefined, { onSuccess: (made) => setUrl(made.url), onError }),
    withdraw: () =>
      act(ending, undefined, {
        onSuccess: () => {
          setUrl(null)
          showToast({ text: t('calendar.withdrawn') })
        },
        onError,
      }),
  }
}
