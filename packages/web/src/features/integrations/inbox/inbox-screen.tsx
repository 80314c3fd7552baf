import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { WaitingObject } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FilterBar, Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { connectionsHref } from '../addresses.ts'
import { connectionsQuery, inboxQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { useSystemWords, useWaitingReason } from '../words.ts'
import { AttachDialog } from './attach-dialog.tsx'
import { useSettling } from './use-settling.ts'
import styles from './inbox.module.css'

/** What other systems delivered and what could not go on by itself, with what helps. */
export function InboxScreen() {
  const t = useT()
  const may = useMay()
  const router = useRouter()
  const { koppeling, soort, na } = useSearch({ from: '/shell/koppelingen/postvak' })
  const navigate = useNavigate({ from: '/koppelingen/postvak' })
  const waiting = useQuery(inboxQuery({ connectionId: koppeling, outcome: soort, after: na }))
  const isNarrowed = koppeling !== undefined || soort !== undefined
  return (
    <Page>
      <PageHeader
        title={t('inbox.title')}
        lead={t('inbox.lead')}
        breadcrumbs={
          may('integrations.connection.read') ? [{ label: t('connections.title'), href: connectionsHref }] : []
        }
      />
      <Filters />
      <QueryStates query={waiting}>
        {({ items, next, total }) =>
          items.length === 0 && na === undefined ? (
            <EmptyState
              title={t(isNarrowed ? 'inbox.noneHere' : 'inbox.none')}
              action={isNarrowed && <LinkButton href="/koppelingen/postvak">{t('inbox.showAll')}</LinkButton>}
            >
              <p>{t('inbox.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <Waiting items={items} />
              <Pagination
                label={t('inbox.pages')}
                range={t('inbox.shown', { count: items.length, total })}
                onPrevious={na === undefined ? null : () => router.history.back()}
                onNext={next === null ? null : () => void navigate({ search: (now) => ({ ...now, na: next }) })}
              />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

const ALL = 'all'

function Filters() {
  const t = useT()
  const may = useMay()
  const { koppeling, soort } = useSearch({ from: '/shell/koppelingen/postvak' })
  const navigate = useNavigate({ from: '/koppelingen/postvak' })
  const connections = useQuery({ ...connectionsQuery, enabled: may('integrations.connection.read') }).data?.items ?? []
  return (
    <FilterBar>
      {connections.length > 1 && (
        <Select
          label={t('inbox.connection')}
          isRequired
          width="medium"
          value={koppeling ?? ALL}
          options={[
            { id: ALL, label: t('inbox.anyConnection') },
            ...connections.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) =>
            void navigate({ search: { ...(id !== ALL && { koppeling: id }), ...(soort && { soort }) }, replace: true })
          }
        />
      )}
      <Select
        label={t('inbox.outcome')}
        isRequired
        width="medium"
        value={soort ?? ALL}
        options={[
          { id: ALL, label: t('inbox.anyOutcome') },
          { id: 'unmatched', label: t('inbox.outcome.unmatched') },
          { id: 'rejected', label: t('inbox.outcome.rejected') },
        ]}
        onChange={(id) =>
          void navigate({
            search: {
              ...(koppeling && { koppeling }),
              ...((id === 'unmatched' || id === 'rejected') && { soort: id }),
            },
            replace: true,
          })
        }
      />
    </FilterBar>
  )
}

function Waiting({ items }: { readonly items: readonly WaitingObject[] }) {
  const t = useT()
  const { settle, setAside, pendingId } = useSettling()
  const [attaching, setAttaching] = useState<WaitingObject | null>(null)
  const none = () => undefined
  return (
    <>
      <ul className={styles.list} aria-label={t('inbox.title')}>
        {items.map((object) => (
          <Row
            key={object.id}
            object={object}
            isPending={pendingId === object.id}
            onAttach={() => setAttaching(object)}
            onAgain={() => settle(object, { remedy: 'again' }, t('inbox.wasSettled'), none)}
            onAside={() => setAside(object)}
          />
        ))}
      </ul>
      {attaching !== null && (
        <AttachDialog
          object={attaching}
          isPending={pendingId === attaching.id}
          onClose={() => setAttaching(null)}
          onAttach={({ id, name }) =>
            settle(attaching, { remedy: 'attach', relationId: id }, t('inbox.wasAttached', { name }), () =>
              setAttaching(null),
            )
          }
        />
      )}
    </>
  )
}

interface RowProps {
  readonly object: WaitingObject
  readonly isPending: boolean
  readonly onAttach: () => void
  readonly onAgain: () => void
  readonly onAside: () => void
}

function Row({ object, isPending, onAttach, onAgain, onAside }: RowProps) {
  const t = useT()
  const format = useFormat()
  const words = useSystemWords()
  const say = useWaitingReason()
  const { objectType, externalId, title, outcome, reason, connection, lastSeenAt } = object
  const name = t('inbox.object', { type: words.objectType(objectType), title: title ?? externalId })
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <h2>{name}</h2>
        <Status tone={outcome === 'rejected' ? 'danger' : 'attention'}>{t(`inbox.outcome.${outcome}`)}</Status>
        <span className={styles.soft}>{say(reason)}</span>
        <span className={styles.soft}>
          {t('inbox.from', { connection, id: externalId, when: format.relative(lastSeenAt) })}
        </span>
      </div>
      <div className={styles.deeds} role="group" aria-label={t('inbox.deedsOf', { name })}>
        {reason.code !== 'forgotten' && (
          <>
            <Button size="small" onPress={onAttach}>
              {t('inbox.attach')}
            </Button>
            <Button size="small" isPending={isPending} onPress={onAgain}>
              {t('inbox.again')}
            </Button>
          </>
        )}
        <Button size="small" tone="quiet" onPress={onAside}>
          {t('inbox.aside')}
        </Button>
      </div>
    </li>
  )
}
