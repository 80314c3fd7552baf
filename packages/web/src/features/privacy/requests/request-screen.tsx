import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { tickRequestStep } from '@klantregie/contract'
import type { RequestPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { DescriptionList, Page, PageHeader, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { CloseRequest, ExtendTerm } from './close-request.tsx'
import { DossierPart } from './dossier-part.tsx'
import { ErasurePart } from './erasure-part.tsx'
import { IdentityPart } from './identity-part.tsx'
import { LettersPart } from './letters-part.tsx'
import { LinkPart } from './link-part.tsx'
import { ReceiversPart, StandingPart } from './receivers-part.tsx'
import { requestQuery, requestsHref, useRequestAct } from './requests.api.ts'
import { DaysLeft } from './requests-screen.tsx'
import { partsOf, type RequestPart } from './request.view.ts'
import styles from './requests.module.css'

const route = getRouteApi('/shell/privacy/verzoeken/$id')

/** One request: what is asked, what has to be done before when, and everything that was done. */
export function RequestScreen() {
  const t = useT()
  const { id } = route.useParams()
  const query = useQuery(requestQuery(id))
  return (
    <PageStates query={query} up={{ label: t('privacy.requests.title'), href: requestsHref }}>
      {(page) => (
        <Page>
          <Request page={page} />
        </Page>
      )}
    </PageStates>
  )
}

function Request({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const kind = t(`privacy.request.kind.${page.kind}`)
  return (
    <>
      <PageHeader
        title={t('privacy.request.title', { number: page.number, kind })}
        lead={page.relation?.name ?? page.requesterName}
        breadcrumbs={[{ label: t('privacy.requests.title'), href: requestsHref }]}
        actions={page.state === 'open' && <CloseRequest page={page} />}
      />
      {page.erasedAt !== null && <Callout tone="information">{t('privacy.request.forgotten')}</Callout>}
      <div className={styles.columns}>
        <Stack gap="loose">
          <Facts page={page} />
          {partsOf(page).map((part) => (
            <Part key={part} part={part} page={page} />
          ))}
        </Stack>
        <aside className={styles.side}>
          <Steps page={page} />
          <History page={page} />
        </aside>
      </div>
    </>
  )
}

function Part({ part, page }: { readonly part: RequestPart; readonly page: RequestPage }) {
  switch (part) {
    case 'identity':
      return <IdentityPart page={page} />
    case 'dossier':
      return <DossierPart page={page} />
    case 'standing':
      return <StandingPart page={page} />
    case 'receivers':
      return <ReceiversPart page={page} />
    case 'erasure':
      return <ErasurePart page={page} />
    case 'letters':
      return <LettersPart page={page} />
    case 'link':
      return <LinkPart page={page} />
    default:
      return part satisfies never
  }
}

function Facts({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const format = useFormat()
  const relation = page.relation ? (
    <TextLink href={`/relaties/${page.relation.id}`}>{page.relation.name}</TextLink>
  ) : (
    t('privacy.request.unknown')
  )
  const items = [
    { id: 'relation', term: t('privacy.request.relation'), value: relation },
    { id: 'requester', term: t('privacy.requests.who'), value: page.requesterName },
    { id: 'contact', term: t('privacy.request.contact'), value: page.requesterContact },
    {
      id: 'received',
      term: t('privacy.requests.received'),
      value: `${format.date(page.receivedOn)} · ${t(`privacy.request.channel.${page.channel}`)}`,
    },
    { id: 'owner', term: t('privacy.requests.owner'), value: page.owner?.name ?? t('privacy.request.noOwner') },
    { id: 'wish', term: t('privacy.request.wish'), value: <span className={styles.text}>{page.wish}</span> },
    { id: 'term', term: t('privacy.request.term'), value: <Term page={page} /> },
    {
      id: 'outcome',
      term: t('privacy.requests.outcome'),
      value:
        page.outcome === null
          ? ''
          : [t(`privacy.request.outcome.${page.outcome}`), page.outcomeReason].filter(Boolean).join(': '),
    },
  ]
  return (
    <DescriptionList items={items.filter(({ value, id }) => value !== '' && (id !== 'wish' || page.wish !== ''))} />
  )
}

function Term({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const format = useFormat()
  return (
    <Stack gap="tight">
      <span className={styles.termLine}>
        {format.longDate(page.dueOn)} <DaysLeft line={page} />
      </span>
      {page.daysLeft !== null && page.daysLeft < 0 && <span>{t('privacy.request.termOver')}</span>}
      {page.extendedMonths > 0 && (
        <span className={styles.soft}>
          {t('privacy.request.extendedBy', { count: page.extendedMonths, reason: page.extensionReason ?? '' })}
        </span>
      )}
      <ExtendTerm page={page} />
    </Stack>
  )
}

function Steps({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const act = useRequestAct(page.id)
  return (
    <section aria-labelledby="request-steps">
      <h2 id="request-steps">{t('privacy.request.steps')}</h2>
      <ol className={styles.steps}>
        {page.steps.map((step) => (
          <li key={step.key}>
            <Checkbox
              isSelected={step.isDone}
              isDisabled={step.isDerived || page.state === 'closed'}
              onChange={(isDone) =>
                act.mutate(() => call(tickRequestStep, { params: { id: page.id, step: step.key }, body: { isDone } }))
              }
            >
              {t(`privacy.request.step.${step.key}`)}
            </Checkbox>
          </li>
        ))}
      </ol>
    </section>
  )
}

function History({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const detail = (text: string) =>
    lookUp(
      `privacy.request.step.${text}`,
      lookUp(`privacy.request.letter.${text}`, lookUp(`privacy.request.dossierScope.${text}`, text)),
    )
  return (
    <section aria-labelledby="request-history">
      <h2 id="request-history">{t('privacy.request.history')}</h2>
      <ol className={styles.history}>
        {page.events.toReversed().map((event, index) => (
          <li key={`${event.at} ${index}`}>
            <span>
              {lookUp(`privacy.request.event.${event.event}`, event.event)}
              {event.detail !== null && `: ${detail(event.detail)}`}
            </span>
            <span className={styles.soft}>
              {format.dateTime(event.at)} · {event.by}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
