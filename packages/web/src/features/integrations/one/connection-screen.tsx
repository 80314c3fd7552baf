import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Connection } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { connectionsHref, inboxOfHref } from '../addresses.ts'
import type { ConnectionPart } from '../addresses.ts'
import { connectionQuery, connectorsQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { SentSegments } from '../sending/sent-segments.tsx'
import { useDeliveryProblem, useStanding } from '../words.ts'
import { Columns } from './columns.tsx'
import { Deeds } from './deeds.tsx'
import { Ledger } from './ledger.tsx'
import { RawObjects } from './raw.tsx'
import { SetUp } from './set-up.tsx'
import { Streams } from './streams.tsx'
import styles from './one.module.css'

/** One connection: how it is doing, what came in, and how it is set up. */
export function ConnectionScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/koppelingen/$id' })
  const connection = useQuery(connectionQuery(id))
  return (
    <PageStates query={connection} up={{ label: t('connections.title'), href: connectionsHref }}>
      {(found) => <Shown key={found.id} connection={found} />}
    </PageStates>
  )
}

const FIRST = 'stand'

function Shown({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const { deel } = useSearch({ from: '/shell/koppelingen/$id' })
  const navigate = useNavigate({ from: '/koppelingen/$id' })
  const { id, name, mayManage, state, isTrial } = connection
  const open = (part: string) =>
    void navigate({ search: part === FIRST ? {} : { deel: part as ConnectionPart }, replace: true })
  const connectors = useQuery(connectorsQuery).data?.items
  const takesSegments = connectors?.find(({ key }) => key === connection.connector)?.takesSegments === true
  const canSetUp = mayManage && state !== 'ended'
  return (
    <Page>
      <PageHeader
        title={name}
        lead={isTrial ? t('connections.trialText') : undefined}
        breadcrumbs={[{ label: t('connections.title'), href: connectionsHref }]}
      />
      <Tabs
        label={t('connection.parts')}
        selected={deel ?? FIRST}
        onSelect={open}
        items={[
          { id: FIRST, label: t('connection.part.stand'), content: <State connection={connection} /> },
          { id: 'afleveringen', label: t('connection.part.ledger'), content: <Ledger connectionId={id} /> },
          ...(takesSegments
            ? [
                {
                  id: 'segmenten',
                  label: t('connection.part.sending'),
                  content: <SentSegments connection={connection} />,
                },
              ]
            : []),
          ...(canSetUp
            ? [
                {
                  id: 'instellingen',
                  label: t('connection.part.setUp'),
                  content: <SetUp connection={connection} />,
                },
                { id: 'kolommen', label: t('connection.part.columns'), content: <Columns connection={connection} /> },
              ]
            : []),
          ...(mayManage
            ? [{ id: 'ruw', label: t('connection.part.raw'), content: <RawObjects connection={connection} /> }]
            : []),
        ]}
      />
    </Page>
  )
}

function State({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const say = useDeliveryProblem()
  const { id, problem, waiting, nextAt, state, isReady } = connection
  const { tone, sentence } = useStanding()(connection)
  return (
    <div className={styles.part}>
      <p>
        <Status tone={tone} isSentence>
          {sentence}
        </Status>
      </p>
      {problem !== null && state !== 'ended' && <Callout tone="danger">{say(problem)}</Callout>}
      {!isReady && state !== 'ended' && <Callout tone="attention">{t('connection.notReady')}</Callout>}
      {state === 'ended' && <Callout>{t('connection.endedText')}</Callout>}
      {nextAt !== null && state === 'active' && (
        <p className={styles.soft}>{t('connections.next', { when: format.dateTime(nextAt) })}</p>
      )}
      {waiting > 0 && may('integrations.inbox.settle') && (
        <div>
          <LinkButton href={inboxOfHref(id)}>{t('connections.settle', { count: waiting })}</LinkButton>
        </div>
      )}
      <Deeds connection={connection} />
      <Streams connection={connection} />
    </div>
  )
}
