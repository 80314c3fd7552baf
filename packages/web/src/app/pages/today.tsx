import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { Link } from 'react-aria-components'
import { branchesQuery, usersQuery } from '../../features/admin/index.ts'
import { QuickSearch, RecentRelations, recentQuery } from '../../features/relations/index.ts'
import { dutchHour } from '../../lib/format.ts'
import { useMay, useSession } from '../../lib/session.tsx'
import { useFormat, useLookUp } from '../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { EmptyState, ProgressBar } from '../../ui/states.tsx'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { duplicateCountQuery, runningJobsQuery } from './today.api.ts'
import { openSteps, partOfDay, startOf } from './today.view.ts'
import type { FirstStep } from './today.view.ts'
import styles from './today.module.css'

/** The home page: find somebody, see what happened, know what waits. Every part is there only for whom it concerns. */
export function TodayPage() {
  const t = useT()
  const format = useFormat()
  const { user } = useSession()
  const now = new Date()
  const firstName = user.name.split(' ')[0] ?? user.name
  const start = useStart()
  return (
    <Page width="narrow">
      <PageHeader
        title={t(`today.${partOfDay(dutchHour(now))}`, { name: firstName })}
        lead={format.longDate(now.toISOString())}
      />
      {start === 'under way' && <QuickSearch />}
      {start === 'import' && (
        <EmptyState
          title={t('today.emptyTitle')}
          action={
            <LinkButton href="/imports/new" tone="primary">
              {t('today.emptyAction')}
            </LinkButton>
          }
        >
          <p>{t('today.emptyText')}</p>
        </EmptyState>
      )}
      {start === 'wait' && <p className={styles.text}>{t('today.emptyAsk')}</p>}
      <Working />
      <Waiting />
      {start === 'under way' && <RecentRelations />}
      {features.map(({ TodayPanel }, index) => TodayPanel && <TodayPanel key={index} />)}
    </Page>
  )
}

function useStart() {
  const may = useMay()
  const recent = useQuery({ ...recentQuery, enabled: may('relations.relation.read') })
  const jobs = useQuery({ ...runningJobsQuery, enabled: may('admin.job.read') })
  return startOf(recent.data?.total ?? null, may('identity.import.run'), (jobs.data?.items.length ?? 0) > 0)
}

/** Long work goes on by itself; this is only to see how far it is. */
function Working() {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const lookUp = useLookUp()
  const jobs = useQuery({ ...runningJobsQuery, enabled: may('admin.job.read') }).data?.items ?? []
  if (jobs.length === 0) return null
  return (
    <section aria-labelledby="working" className={styles.part}>
      <div className={styles.head}>
        <h2 id="working">{t('today.working')}</h2>
        <TextLink href="/admin/jobs">{t('today.workingAll')}</TextLink>
      </div>
      {jobs.map((job) => (
        <ProgressBar
          key={job.id}
          label={lookUp(`job.${job.name}`, t('today.working'))}
          value={job.progress}
          detail={job.startedBy}
          timeLeft={
            job.secondsLeft === null ? undefined : t('today.timeLeft', { time: format.duration(job.secondsLeft) })
          }
        />
      ))}
    </section>
  )
}

/** What a person has to decide, and what is still to be set up. Nothing waiting, nothing shown. */
function Waiting() {
  const t = useT()
  const may = useMay()
  const pairs = useQuery({ ...duplicateCountQuery, enabled: may('identity.duplicate.read') }).data?.total ?? 0
  const steps = useOpenSteps()
  if (pairs === 0 && steps.length === 0) return null
  return (
    <section aria-labelledby="waiting" className={styles.part}>
      <h2 id="waiting">{t('today.waiting')}</h2>
      <ul className={styles.list}>
        {pairs > 0 && <WaitingLine href="/possible-duplicates" title={t('today.duplicates', { count: pairs })} />}
        {steps.map(({ id, href }) => (
          <WaitingLine key={id} href={href} title={t(`today.step.${id}`)} text={t(`today.step.${id}Text`)} />
        ))}
      </ul>
    </section>
  )
}

interface WaitingLineProps {
  readonly href: string
  readonly title: string
  readonly text?: string
}

function WaitingLine({ href, title, text }: WaitingLineProps) {
  return (
    <li className={styles.step}>
      <Link href={href} className={styles.title ?? ''}>
        {title}
        <ArrowRight aria-hidden="true" />
      </Link>
      {text !== undefined && <p className={styles.text}>{text}</p>}
    </li>
  )
}

/** Empty until the counts are known: a step must not appear and go again under somebody's pointer. */
function useOpenSteps(): readonly FirstStep[] {
  const may = useMay()
  const { user } = useSession()
  const manages = may('admin.user.manage')
  const users = useQuery({ ...usersQuery, enabled: manages })
  const branches = useQuery({ ...branchesQuery, enabled: manages })
  if (users.isLoading || branches.isLoading) return []
  return openSteps({
    hasSecondFactor: user.hasSecondFactor,
    userCount: users.data?.items.length ?? null,
    branchCount: branches.data?.items.length ?? null,
  })
}
