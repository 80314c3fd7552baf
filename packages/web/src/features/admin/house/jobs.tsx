import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cancelJob } from '@klantregie/contract'
import type { Job } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useLookUp, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, ProgressBar, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { jobsQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { pageOfJob, sortJobs, toneOfJob } from './jobs.view.ts'
import styles from './house.module.css'

export function JobsScreen() {
  const t = useT()
  const jobs = useQuery(jobsQuery)
  const columns = useColumns()
  return (
    <Page>
      <PageHeader
        title={t('jobs.title')}
        lead={t('jobs.lead')}
        breadcrumbs={[{ label: t('nav.admin'), href: '/admin' }]}
      />
      <QueryStates query={jobs}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('jobs.empty')} example={t('jobs.example')}>
              <p>{t('jobs.emptyText')}</p>
            </EmptyState>
          ) : (
            <Table
              label={t('jobs.title')}
              columns={columns}
              rows={sortJobs(items)}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
            />
          )
        }
      </QueryStates>
    </Page>
  )
}

function useColumns(): readonly Column<Job>[] {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const may = useMay()
  const cancel = useCancel()
  return [
    {
      id: 'what',
      header: t('jobs.what'),
      isRowHeader: true,
      cell: (job) => {
        const what = lookUp(`job.${job.name}`, t('jobs.other'))
        const page = pageOfJob(job, may)
        return page === null ? what : <TextLink href={page}>{what}</TextLink>
      },
    },
    {
      id: 'state',
      header: t('jobs.state'),
      cell: (job) => <Status tone={toneOfJob(job.state)}>{t(`jobState.${job.state}`)}</Status>,
    },
    { id: 'progress', header: t('jobs.progress'), cell: (job) => <JobProgress job={job} /> },
    { id: 'by', header: t('jobs.by'), cell: (job) => job.startedBy },
    { id: 'created', header: t('jobs.created'), keepsTogether: true, cell: (job) => format.dateTime(job.createdAt) },
    {
      id: 'finished',
      header: t('jobs.finished'),
      keepsTogether: true,
      cell: (job) => job.finishedAt && format.dateTime(job.finishedAt),
    },
    {
      id: 'cancel',
      header: t('jobs.cancel'),
      align: 'end',
      cell: (job) =>
        job.canCancel ? (
          <Button size="small" tone="danger" onPress={() => cancel.mutate(job.id)}>
            {t('jobs.cancel')}
          </Button>
        ) : null,
    },
  ]
}

function JobProgress({ job }: { readonly job: Job }) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  if (job.state === 'failed')
    return (
      <span className={styles.details}>
        {lookUp(`error.${job.errorCode ?? 'internal'}`, lookUp('error.internal', ''))}
      </span>
    )
  if (job.state !== 'running') return null
  const running = t('jobState.running')
  const step = job.step === null ? running : lookUp(job.step, running)
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={step}
        value={job.progress}
        timeLeft={
          job.secondsLeft === null ? undefined : t('jobs.secondsLeft', { time: format.duration(job.secondsLeft) })
        }
      />
    </div>
  )
}

function useCancel() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: (id: string) => call(cancelJob, { params: { id } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: jobsQuery.queryKey })
      showToast({ text: t('jobs.cancelling') })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
}
