import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ProcessPage } from '@klantregie/contract'
import { isProblem } from '../../../lib/problem.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { CarryOverNotice } from './carry-over-notice.tsx'
import { ProcessActions } from './process-actions.tsx'
import { processQuery } from './processes.api.ts'
import { standingOf } from './process.view.ts'
import { StepPart } from './step-part.tsx'
import styles from './processes.module.css'

/** One running process: where it stands, what is to be done now, and what was done. */
export function ProcessScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/processen/lopend/$id' })
  const process = useQuery(processQuery(id))
  if (isProblem(process.error, 'engagement.process_not_found')) return <Lost />
  return (
    <PageStates query={process} up={{ label: t('nav.engagement.processes'), href: '/processen' }}>
      {(page) => <Shown page={page} />}
    </PageStates>
  )
}

function Lost() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('process.lost')} lead={t('process.lostText')} />
      <div>
        <LinkButton href="/processen" tone="primary">
          {t('process.lostList')}
        </LinkButton>
      </div>
    </Page>
  )
}

function Shown({ page }: { readonly page: ProcessPage }) {
  const t = useT()
  const { key, tone } = standingOf(page)
  const { relation, template } = page
  return (
    <Page>
      <PageHeader
        title={`${template.name}: ${relation.name}`}
        breadcrumbs={[
          { label: t('nav.engagement.processes'), href: '/processen' },
          { label: template.name, href: `/processen/${template.id}/bord` },
        ]}
        lead={page.goal}
        actions={<ProcessActions page={page} />}
      />
      <div className={styles.line}>
        <Status tone={tone}>{t(`process.standing.${key}`)}</Status>
        <TextLink href={`/relaties/${relation.id}`}>{t('process.toRelation', { name: relation.name })}</TextLink>
      </div>
      <Notices page={page} />
      <div className={styles.columns}>
        <ol className={styles.steps} aria-label={t('process.steps')}>
          {page.steps.map((step) => (
            <StepPart key={step.key} page={page} step={step} />
          ))}
        </ol>
        <Facts page={page} />
      </div>
    </Page>
  )
}

function Notices({ page }: { readonly page: ProcessPage }) {
  const t = useT()
  return (
    <>
      {page.state === 'paused' && page.reason !== '' && (
        <Callout tone="attention" title={t('process.pausedTitle')}>
          {page.reason}
        </Callout>
      )}
      {page.state === 'ended' && page.reason !== '' && (
        <Callout title={t(page.outcome === 'answer' ? 'process.endedByAnswer' : 'process.stoppedTitle')}>
          {page.reason}
        </Callout>
      )}
      {page.isWithheld && <Callout tone="neutral">{t('process.withheld')}</Callout>}
      {!page.mayWork && page.state !== 'ended' && <Callout tone="neutral">{t('process.mayNotWork')}</Callout>}
      <CarryOverNotice page={page} />
    </>
  )
}

function Facts({ page }: { readonly page: ProcessPage }) {
  const t = useT()
  const format = useFormat()
  const none = <span className={styles.soft}>{t('process.unknown')}</span>
  const ended =
    page.endedAt === null
      ? []
      : [
          {
            id: 'ended',
            term: t('process.ended'),
            value: t('process.byOn', { by: page.endedBy ?? '', on: format.date(page.endedAt) }),
          },
        ]
  return (
    <aside className={styles.facts} aria-label={t('process.facts')}>
      <DescriptionList
        items={[
          { id: 'owner', term: t('process.owner'), value: page.owner?.name ?? none },
          {
            id: 'started',
            term: t('process.started'),
            value: t('process.byOn', { by: page.startedBy, on: format.date(page.startedOn) }),
          },
          ...ended,
          ...page.dates.map(({ key, label, day }) => ({
            id: `date-${key}`,
            term: label,
            value: day === null ? none : format.date(day),
          })),
          ...(page.role === null ? [] : [{ id: 'role', term: t('process.role'), value: page.role }]),
          { id: 'version', term: t('process.version'), value: String(page.template.version) },
        ]}
      />
    </aside>
  )
}
