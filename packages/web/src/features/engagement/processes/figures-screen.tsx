import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { getProcessFigures, StepFigures } from '@klantregie/contract'
import type { z } from 'zod'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { boardHref, figuresQuery, templateQuery } from './processes.api.ts'
import { StepBars } from './step-bars.tsx'
import styles from './processes.module.css'

type Figures = z.output<typeof getProcessFigures.response>

/** How long it takes and where it stalls, with how that is counted. */
export function FiguresScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/processen/$id/doorlooptijd' })
  const { versie, van, tot } = useSearch({ from: '/shell/processen/$id/doorlooptijd' })
  const template = useQuery(templateQuery(id)).data
  const figures = useQuery({
    ...figuresQuery(id, { version: versie, from: van, until: tot }),
    placeholderData: (before) => before,
  })
  return (
    <Page>
      <PageHeader
        title={t('figures.title', { process: template?.name ?? '' })}
        lead={t('figures.lead')}
        breadcrumbs={[
          { label: t('nav.engagement.processes'), href: '/processen' },
          ...(template ? [{ label: template.name, href: boardHref(id) }] : []),
        ]}
      />
      <QueryStates query={figures}>
        {(answer) => (
          <>
            <Filters figures={answer} />
            <Totals figures={answer} />
            <Steps figures={answer} />
            <Counted />
          </>
        )}
      </QueryStates>
    </Page>
  )
}

const ALL = 'all'

function Filters({ figures }: { readonly figures: Figures }) {
  const t = useT()
  const { versie } = useSearch({ from: '/shell/processen/$id/doorlooptijd' })
  const navigate = useNavigate({ from: '/processen/$id/doorlooptijd' })
  const change = (search: { versie?: number | undefined; van?: string | undefined; tot?: string | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...search }), replace: true, resetScroll: false })
  return (
    <Row align="end">
      <Select
        label={t('process.version')}
        isRequired
        value={versie === undefined ? ALL : String(versie)}
        options={[
          { id: ALL, label: t('processes.all') },
          ...figures.versions.map((version) => ({ id: String(version), label: String(version) })),
        ]}
        onChange={(id) => change({ versie: id === ALL ? undefined : Number(id) })}
      />
      <TextField
        type="date"
        width="short"
        isRequired
        label={t('figures.from')}
        value={figures.from}
        onChange={(van) => change({ van: van || undefined })}
      />
      <TextField
        type="date"
        width="short"
        isRequired
        label={t('figures.until')}
        value={figures.until}
        onChange={(tot) => change({ tot: tot || undefined })}
      />
    </Row>
  )
}

function Totals({ figures }: { readonly figures: Figures }) {
  const t = useT()
  const format = useFormat()
  const days = useDays()
  const { lead, ended, running, outcomes } = figures
  const facts = [
    { id: 'running', term: t('figures.running'), value: format.number(running) },
    { id: 'ended', term: t('figures.ended'), value: format.number(ended) },
    { id: 'completed', term: t('process.standing.completed'), value: format.number(outcomes.completed) },
    { id: 'answer', term: t('process.standing.answer'), value: format.number(outcomes.answer) },
    { id: 'stopped', term: t('process.standing.stopped'), value: format.number(outcomes.stopped) },
    { id: 'median', term: t('figures.leadMedian'), value: days(lead.median) },
    { id: 'p90', term: t('figures.leadP90'), value: days(lead.p90) },
  ]
  return (
    <dl className={styles.figures}>
      {facts.map(({ id, term, value }) => (
        <div key={id}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Under ten days with one decimal: a step that takes half a day is not a step that takes none. */
function useDays(): (days: number | null) => string {
  const t = useT()
  const format = useFormat()
  return (days) => {
    if (days === null) return t('figures.none')
    const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days)
    return t('figures.days', { days: format.number(rounded), count: rounded })
  }
}

function Steps({ figures }: { readonly figures: Figures }) {
  const t = useT()
  const columns = useColumns()
  return (
    <section aria-labelledby="per-step" className={styles.stack}>
      <h2 id="per-step">{t('figures.perStep')}</h2>
      <StepBars steps={figures.steps} />
      <Table
        label={t('figures.perStep')}
        columns={columns}
        rows={figures.steps}
        rowId={({ key }) => key}
        rowName={({ title }) => title}
      />
    </section>
  )
}

function useColumns(): readonly Column<StepFigures>[] {
  const t = useT()
  const format = useFormat()
  const days = useDays()
  return [
    { id: 'step', header: t('processes.step'), isRowHeader: true, cell: (row) => <StepName step={row} /> },
    { id: 'done', header: t('figures.done'), align: 'end', cell: ({ done }) => format.number(done) },
    {
      id: 'waiting',
      header: t('figures.waiting'),
      align: 'end',
      keepsTogether: true,
      cell: ({ waiting }) => days(waiting.median),
    },
    {
      id: 'waiting90',
      header: t('figures.waiting90'),
      align: 'end',
      keepsTogether: true,
      cell: ({ waiting }) => days(waiting.p90),
    },
    {
      id: 'working',
      header: t('figures.working'),
      align: 'end',
      keepsTogether: true,
      cell: ({ working }) => days(working.median),
    },
    {
      id: 'working90',
      header: t('figures.working90'),
      align: 'end',
      keepsTogether: true,
      cell: ({ working }) => days(working.p90),
    },
    {
      id: 'late',
      header: t('figures.late'),
      align: 'end',
      cell: ({ doneLate, doneWithDue }) =>
        doneWithDue === 0 ? t('figures.none') : format.percent(doneLate / doneWithDue),
    },
    { id: 'skipped', header: t('figures.skipped'), align: 'end', cell: ({ skipped }) => format.number(skipped) },
    {
      id: 'open',
      header: t('figures.open'),
      align: 'end',
      cell: ({ open, openLate }) => t('figures.openOf', { open: format.number(open), late: format.number(openLate) }),
    },
  ]
}

function StepName({ step }: { readonly step: StepFigures }) {
  const t = useT()
  return (
    <>
      {step.title} {step.isOld && <span className={styles.soft}>{t('board.old')}</span>}
      {step.isBottleneck && <Status tone="attention">{t('figures.bottleneck')}</Status>}
    </>
  )
}

function Counted() {
  const t = useT()
  const lines = ['median', 'p90', 'waiting', 'working', 'lead', 'late', 'bottleneck', 'whose'] as const
  return (
    <details className={styles.details}>
      <summary>{t('figures.counted')}</summary>
      <ul className={styles.bullets}>
        {lines.map((line) => (
          <li key={line}>{t(`figures.counted.${line}`)}</li>
        ))}
      </ul>
    </details>
  )
}
