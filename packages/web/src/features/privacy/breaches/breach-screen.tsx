import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { downloadBreach } from '@klantregie/contract'
import type { Breach } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { breachQuery } from './breaches.api.ts'
import styles from './breaches.module.css'
import { Clock } from './clock.tsx'
import { CloseDialog, ReopenDialog } from './close-dialogs.tsx'
import { Decision } from './decision.tsx'
import { Events } from './events.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { Persons } from './persons.tsx'

/** One breach: what is known, whom it is about, what was decided, and every step. */
export function BreachScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/privacy/datalekken/$id' })
  const found = useQuery(breachQuery(id))
  return (
    <PageStates query={found} up={{ label: t('breaches.title'), href: '/privacy/datalekken' }}>
      {({ breach, events }) => (
        <Page>
          <PageHeader
            title={t('breaches.titleOf', { number: breach.number, title: breach.title })}
            lead={<Clock clock={breach.clock} />}
            breadcrumbs={[{ label: t('breaches.title'), href: '/privacy/datalekken' }]}
            actions={<Actions breach={breach} />}
          />
          <Advice breach={breach} />
          <Facts breach={breach} />
          <Persons breach={breach} />
          <Decision breach={breach} whom="authority" />
          <Decision breach={breach} whom="persons" />
          <Events breach={breach} events={events} />
        </Page>
      )}
    </PageStates>
  )
}

function Actions({ breach }: { readonly breach: Breach }) {
  const t = useT()
  const [asking, setAsking] = useState<'facts' | 'close' | 'reopen' | null>(null)
  const close = () => setAsking(null)
  return (
    <Row>
      <LinkButton href={urlOf(downloadBreach, { params: { id: breach.id }, query: { what: 'file' } })} download>
        {t('breaches.file')}
      </LinkButton>
      {breach.closedAt === null ? (
        <>
          <Button onPress={() => setAsking('close')}>{t('breaches.close')}</Button>
          <Button tone="primary" onPress={() => setAsking('facts')}>
            {t('breaches.change')}
          </Button>
        </>
      ) : (
        <Button onPress={() => setAsking('reopen')}>{t('breaches.reopen')}</Button>
      )}
      {asking === 'facts' && <FactsDialog breach={breach} onClose={close} />}
      {asking === 'close' && <CloseDialog breach={breach} onClose={close} />}
      {asking === 'reopen' && <ReopenDialog breach={breach} onClose={close} />}
    </Row>
  )
}

function Advice({ breach: { advice, closedAt, lessons } }: { readonly breach: Breach }) {
  const t = useT()
  if (closedAt !== null)
    return (
      <Callout title={t('breaches.closed')}>
        <p className={styles.words}>{lessons}</p>
      </Callout>
    )
  const tone = advice.risk === 'high' ? 'danger' : advice.risk === 'risk' ? 'attention' : 'information'
  return (
    <Callout tone={tone} title={t(`breachRisk.${advice.risk}`)}>
      {t(`breachAdvice.${advice.risk}`)}
    </Callout>
  )
}

function Facts({ breach }: { readonly breach: Breach }) {
  const t = useT()
  const format = useFormat()
  const or = (text: string) =>
    text === '' ? (
      <span className={styles.unknown}>{t('breaches.unknown')}</span>
    ) : (
      <span className={styles.words}>{text}</span>
    )
  const days = [breach.occurredFrom, breach.occurredUntil].flatMap((day) => (day === null ? [] : [format.date(day)]))
  const level = (value: Breach['likelihood']) => or(value === null ? '' : t(`level.${value}`))
  return (
    <DescriptionList
      items={[
        { id: 'happened', term: t('breaches.happened'), value: or(breach.happened) },
        { id: 'discovered', term: t('breaches.discovered'), value: format.dateTime(breach.discoveredAt) },
        { id: 'deadline', term: t('breaches.deadline'), value: format.dateTime(breach.clock.deadline) },
        { id: 'occurred', term: t('breaches.occurred'), value: or(days.join(' – ')) },
        {
          id: 'nature',
          term: t('breaches.nature'),
          value: or(breach.nature.map((key) => t(`breachNature.${key}`)).join(', ')),
        },
        {
          id: 'categories',
          term: t('breaches.categories'),
          value: or(breach.categories.map((key) => t(`breachCategory.${key}`)).join(', ')),
        },
        { id: 'likelihood', term: t('breaches.likelihood'), value: level(breach.likelihood) },
        { id: 'severity', term: t('breaches.severity'), value: level(breach.severity) },
        { id: 'consequences', term: t('breaches.consequences'), value: or(breach.consequences) },
        { id: 'measures', term: t('breaches.measures'), value: or(breach.measures) },
      ]}
    />
  )
}
