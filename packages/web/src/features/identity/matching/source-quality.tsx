import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { Bar } from './bar.tsx'
import { usePart } from './part.ts'
import { filledFields, partOf } from './report.view.ts'
import type { ReportSource } from './report.view.ts'
import styles from './matching.module.css'

/** Per source how much of what one needs to know people by is filled in. */
export function SourceQuality({ sources }: { readonly sources: readonly ReportSource[] }) {
  const t = useT()
  const columns = useColumns()
  return (
    <section className={styles.part} aria-labelledby="report-quality">
      <h2 id="report-quality">{t('report.quality')}</h2>
      <p className={styles.soft}>{t('report.qualityText')}</p>
      <Table
        label={t('report.quality')}
        columns={columns}
        rows={sources}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
      />
    </section>
  )
}

function useColumns(): readonly Column<ReportSource>[] {
  const t = useT()
  const format = useFormat()
  const part = usePart()
  const count = (id: 'records' | 'relations'): Column<ReportSource> => ({
    id,
    header: t(`report.${id}`),
    align: 'end',
    cell: (row) => format.number(row[id]),
  })
  return [
    { id: 'name', header: t('report.source'), isRowHeader: true, cell: ({ name }) => name },
    count('records'),
    count('relations'),
    ...filledFields.map((field): Column<ReportSource> => ({
      id: `filled ${field}`,
      header: t(`report.filled.${field}`),
      cell: ({ filled, records }) => (
        <span className={styles.filled}>
          <Bar part={partOf(filled[field], records)} />
          <span>{part(partOf(filled[field], records))}</span>
        </span>
      ),
    })),
  ]
}
