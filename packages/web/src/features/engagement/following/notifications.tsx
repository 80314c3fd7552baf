import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Mail, MailOpen } from 'lucide-react'
import type { Notification } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton, TextLink } from '../../../ui/button.tsx'
import { Scope } from '../../../ui/choice.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { countQuery, followedQuery, notificationsQuery, useMark } from './following.api.ts'
import { hrefOf } from './notification.view.ts'
import { useNotificationSentence } from './use-sentence.ts'
import styles from './following.module.css'

/** What one was told, newest first; read and unread; and what one follows. */
export function NotificationsScreen() {
  const t = useT()
  const isUnread = useSearch({ from: '/shell/meldingen' }).ongelezen === true
  const lines = useInfiniteQuery(notificationsQuery(isUnread))
  return (
    <Page width="narrow">
      <PageHeader title={t('notifications.title')} lead={t('notifications.lead')} actions={<MarkAll />} />
      <Filter isUnread={isUnread} />
      <QueryStates query={lines}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Nothing isUnread={isUnread} />
          return (
            <>
              <ul className={styles.lines}>
                {items.map((line) => (
                  <Line key={line.key} line={line} />
                ))}
              </ul>
              {lines.hasNextPage && (
                <div>
                  <Button isPending={lines.isFetchingNextPage} onPress={() => void lines.fetchNextPage()}>
                    {t('notifications.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </QueryStates>
      <Followed />
    </Page>
  )
}

function MarkAll() {
  const t = useT()
  const problemText = useProblemText()
  const mark = useMark()
  const unread = useQuery(countQuery).data?.unread ?? 0
  if (unread === 0) return null
  return (
    <Button
      isPending={mark.isPending}
      onPress={() =>
        act(
          mark,
          { until: new Date().toISOString() },
          {
            onSuccess: () => showToast({ text: t('notifications.markedAll') }),
            onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
          },
        )
      }
    >
      {t('notifications.markAll')}
    </Button>
  )
}

function Filter({ isUnread }: { readonly isUnread: boolean }) {
  const t = useT()
  const navigate = useNavigate({ from: '/meldingen' })
  return (
    <Scope
      label={t('notifications.show')}
      value={isUnread ? 'unread' : 'all'}
      options={(['all', 'unread'] as const).map((id) => ({ id, label: t(`notifications.${id}`) }))}
      onChange={(id) =>
        void navigate({ search: id === 'unread' ? { ongelezen: true } : {}, replace: true, resetScroll: false })
      }
    />
  )
}

function Line({ line }: { readonly line: Notification }) {
  const t = useT()
  const format = useFormat()
  const say = useNotificationSentence()
  const mark = useMark()
  const href = hrefOf(line)
  const what = say(line)
  const setRead = (isRead: boolean) => act(mark, { keys: [line.key], isRead }, {})
  const Icon = line.isRead ? Mail : MailOpen
  return (
    <li className={cx(styles.line, !line.isRead && styles.unread)}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.lineText}>
        <span className={styles.lineLink} dir="auto">
          {!line.isRead && <VisuallyHidden>{t('notifications.isNew')}: </VisuallyHidden>}
          {href === null ? (
            what
          ) : (
            <TextLink quiet href={href} onPress={() => !line.isRead && setRead(true)}>
              {what}
            </TextLink>
          )}
        </span>
        <span className={styles.small}>{format.dateTime(line.at)}</span>
      </div>
      <IconButton
        label={t(line.isRead ? 'notifications.markUnread' : 'notifications.markRead', { what })}
        icon={<Icon aria-hidden="true" />}
        onPress={() => setRead(!line.isRead)}
      />
    </li>
  )
}

function Nothing({ isUnread }: { readonly isUnread: boolean }) {
  const t = useT()
  return isUnread ? (
    <EmptyState title={t('notifications.emptyUnread')}>
      <p>{t('notifications.emptyUnreadText')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t('notifications.empty')} example={t('notifications.emptyExample')}>
      <p>{t('notifications.emptyText')}</p>
    </EmptyState>
  )
}

function Followed() {
  const t = useT()
  const followed = useQuery(followedQuery).data?.items
  if (!followed) return null
  return (
    <section aria-labelledby="followed" className={styles.part}>
      <h2 id="followed">{t('notifications.followed')}</h2>
      {followed.length === 0 ? (
        <p className={styles.soft}>{t('notifications.followedNone')}</p>
      ) : (
        <ul className={styles.lines}>
          {followed.map(({ id, name }) => (
            <li key={id} className={styles.line}>
              <TextLink href={`/relaties/${id}`}>
                <span dir="auto">{name}</span>
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
