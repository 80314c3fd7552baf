import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ConnectionSummary } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { connectHref, connectionHref, inboxHref, inboxOfHref } from '../addresses.ts'
import { connectionsQuery, connectorsQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { useDeliveryProblem, useStanding, useSystemWords } from '../words.ts'
import styles from './overview.module.css'

/** Every system that the product is connected with, and how each is doing. */
export function ConnectionsScreen() {
  const t = useT()
  const may = useMay()
  const connections = useQuery(connectionsQuery)
  const isEmpty = connections.data?.items.length === 0
  const canConnect = may('integrations.connection.manage')
  return (
    <Page>
      <PageHeader
        title={t('connections.title')}
        lead={t('connections.lead')}
        actions={
          !isEmpty && (
            <>
              {may('integrations.inbox.settle') && <LinkButton href={inboxHref}>{t('inbox.title')}</LinkButton>}
              {canConnect && <Connect />}
            </>
          )
        }
      />
      <QueryStates query={connections}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('connections.none')}
              example={t('connections.noneExample')}
              action={canConnect && <Connect />}
            >
              <p>{t('connections.noneText')}</p>
              <Systems canConnect={canConnect} />
            </EmptyState>
          ) : (
            <ul className={styles.list} aria-label={t('connections.title')}>
              {items.map((connection) => (
                <Row key={connection.id} connection={connection} />
              ))}
            </ul>
          )
        }
      </QueryStates>
    </Page>
  )
}

function Connect() {
  const t = useT()
  return (
    <LinkButton tone="primary" icon={<Plus aria-hidden="true" />} href={connectHref}>
      {t('connections.connect')}
    </LinkButton>
  )
}

function Systems({ canConnect }: { readonly canConnect: boolean }) {
  const t = useT()
  const words = useSystemWords()
  const systems = useQuery(connectorsQuery).data?.items ?? []
  if (systems.length === 0) return null
  return (
    <ul className={styles.systems} aria-label={t('connect.systems')}>
      {systems.map(({ key, name }) => (
        <li key={key} className={styles.system}>
          {canConnect ? <TextLink href={`${connectHref}?systeem=${key}`}>{name}</TextLink> : <strong>{name}</strong>}
          <span className={styles.soft}>{words.about(key)}</span>
        </li>
      ))}
    </ul>
  )
}

function Row({ connection }: { readonly connection: ConnectionSummary }) {
  const t = useT()
  const may = useMay()
  const { id, name, connector, isTrial, waiting, state } = connection
  const { tone, sentence } = useStanding()(connection)
  const system = useSystemName(connector)
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <span className={styles.name}>
          <TextLink href={connectionHref(id)}>{name}</TextLink>
          {name !== system && <span className={styles.soft}>{system}</span>}
          {isTrial && <Chip>{t('connections.trial')}</Chip>}
        </span>
        <Status tone={tone} isSentence>
          {sentence}
        </Status>
        {state !== 'ended' && <Remarks connection={connection} />}
      </div>
      {waiting > 0 && may('integrations.inbox.settle') && (
        <LinkButton size="small" href={inboxOfHref(id)}>
          {t('connections.settle', { count: waiting })}
        </LinkButton>
      )}
    </li>
  )
}

/** What went wrong and what to do, an alarm of silence, and when it goes on. */
function Remarks({ connection: { problem, silent, nextAt, state } }: { readonly connection: ConnectionSummary }) {
  const t = useT()
  const format = useFormat()
  const say = useDeliveryProblem()
  const words = useSystemWords()
  const isActive = state === 'active'
  return (
    <>
      {problem !== null && <span className={styles.soft}>{say(problem)}</span>}
      {silent.length > 0 && isActive && (
        <span className={styles.soft}>{t('connections.silent', { streams: silent.map(words.stream).join(', ') })}</span>
      )}
      {nextAt !== null && isActive && (
        <span className={styles.soft}>{t('connections.next', { when: format.dateTime(nextAt) })}</span>
      )}
    </>
  )
}

function useSystemName(connector: string): string {
  const systems: readonly { readonly key: string; readonly name: string }[] =
    useQuery(connectorsQuery).data?.items ?? []
  return systems.find(({ key }) => key === connector)?.name ?? connector
}
