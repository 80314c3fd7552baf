import { useQuery } from '@tanstack/react-query'
import type { DomainQuality, QualityDimension } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Term } from '../../../lib/term.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { qualityQuery, useMeasure } from './quality.api.ts'
import { figureOf } from './quality.view.ts'
import styles from './quality.module.css'

/** How good the data of each domain is, with what the score is made of. */
export function QualityScreen() {
  const t = useT()
  const quality = useQuery(qualityQuery)
  const columns = useColumns()
  return (
    <Page>
      <PageHeader
        title={t('quality.title')}
        lead={t('quality.lead')}
        actions={<Measure isMeasuring={quality.data?.isMeasuring ?? false} />}
      />
      <QueryStates query={quality}>
        {({ items }) =>
          items.every(({ day }) => day === null) ? (
            <EmptyState title={t('quality.empty')} example={t('quality.emptyExample')}>
              <p>{t('quality.emptyText')}</p>
            </EmptyState>
          ) : (
            <Table
              label={t('quality.title')}
              columns={columns}
              rows={items}
              rowId={(row) => row.domain.id}
              rowName={(row) => row.domain.name}
              isTall
            />
          )
        }
      </QueryStates>
    </Page>
  )
}

function Measure({ isMeasuring }: { readonly isMeasuring: boolean }) {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const measure = useMeasure()
  if (isMeasuring) return <Status tone="information">{t('quality.measuring')}</Status>
  if (!may('governance.domain.own')) return null
  return (
    <Button
      isPending={measure.isPending}
      onPress={() =>
        act(measure, undefined, {
          onSuccess: () => showToast({ text: t('quality.asked') }),
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
        })
      }
    >
      {t('quality.measure')}
    </Button>
  )
}

/** A share of what was measured; "not measured yet" is another thing than nothing. */
export function Share({ value }: { readonly value: number | null }) {
  const t = useT()
  const format = useFormat()
  if (value === null) return <span className={styles.soft}>{t('quality.notMeasured')}</span>
  return <span className={styles.share}>{format.percent(value)}</span>
}

const shown: readonly QualityDimension[] = ['completeness', 'validity', 'freshness', 'duplicates', 'conflicts']

function useColumns(): readonly Column<DomainQuality>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'domain',
      header: t('quality.domain'),
      isRowHeader: true,
      cell: (row) => <TextLink href={`/kwaliteit/${row.domain.id}`}>{row.domain.name}</TextLink>,
    },
    {
      id: 'score',
      header: t('quality.score'),
      headerContent: <Term of={{ kind: 'figure', key: 'quality_score' }}>{t('quality.score')}</Term>,
      align: 'end',
      cell: (row) => <Share value={row.score} />,
    },
    ...shown.map((dimension): Column<DomainQuality> => ({
      id: dimension,
      header: t(`quality.dimension.${dimension}`),
      headerContent: (
        <Term of={{ kind: 'figure', key: figureOf[dimension] }}>{t(`quality.dimension.${dimension}`)}</Term>
      ),
      align: 'end',
      cell: (row) => <Share value={row.dimensions.find((one) => one.dimension === dimension)?.score ?? null} />,
    })),
    {
      id: 'relations',
      header: t('quality.relations'),
      headerContent: <Term of={{ kind: 'figure', key: 'relations' }}>{t('quality.relations')}</Term>,
      align: 'end',
      cell: (row) => (row.relations === null ? '' : format.number(row.relations)),
    },
    { id: 'owner', header: t('quality.owner'), cell: (row) => row.owner ?? '' },
  ]
}
