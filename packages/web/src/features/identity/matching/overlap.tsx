import { useFormat } from '../../../lib/texts.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Table } from '../../../ui/table.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { overlapPairs, overlapRows } from './report.view.ts'
import type { OverlapCell, OverlapRow, Report } from './report.view.ts'
import { usePart } from './part.ts'
import { ShowTable } from './show-table.tsx'
import styles from './matching.module.css'

const darkness = [styles.level0, styles.level1, styles.level2, styles.level3, styles.level4]

/** Which sources know the same people: a picture whose cells are numbers, and the same as a list of pairs. */
export function Overlap({ report }: { readonly report: Report }) {
  const t = useT()
  const format = useFormat()
  const rows = overlapRows(report)
  const pairs = overlapPairs(report)
  if (rows.length < 2) return null
  return (
    <section className={styles.part} aria-labelledby="report-overlap">
      <h2 id="report-overlap">{t('report.overlap')}</h2>
      <p className={styles.soft}>{t('report.overlapText')}</p>
      <Matrix rows={rows} />
      {pairs.length > 0 && (
        <ShowTable label={t('report.overlapPairs')}>
          <Table
            label={t('report.overlapPairs')}
            rows={pairs}
            rowId={(row) => row.id}
            rowName={(row) => `${row.one} – ${row.other}`}
            columns={[
              { id: 'one', header: t('report.source'), isRowHeader: true, cell: (row) => row.one },
              { id: 'other', header: t('report.other'), cell: (row) => row.other },
              { id: 'relations', header: t('report.both'), align: 'end', cell: (row) => format.number(row.relations) },
            ]}
          />
        </ShowTable>
      )}
    </section>
  )
}

/** Wider than a phone when there are many sources: then this frame scrolls and the page does not. */
function Matrix({ rows }: { readonly rows: readonly OverlapRow[] }) {
  const t = useT()
  return (
    <div className={styles.matrixFrame} role="region" aria-labelledby="report-overlap" tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {rows.map(({ source }) => (
              <th key={source.id} scope="col">
                {source.name}
              </th>
            ))}
            <th scope="col" className={styles.aloneHead}>
              {t('report.alone')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow key={row.source.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MatrixRow({ row: { source, cells } }: { readonly row: OverlapRow }) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{source.name}</th>
      {cells.map((cell) => (
        <Cell key={cell.id} cell={cell} />
      ))}
      <td className={styles.alone}>{format.number(source.alone)}</td>
    </tr>
  )
}

function Cell({ cell }: { readonly cell: OverlapCell }) {
  const format = useFormat()
  const part = usePart()
  if (cell.isSelf) return <td className={styles.self}>{format.number(cell.relations)}</td>
  if (cell.relations === 0)
    return (
      <td className={styles.level0}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>0</VisuallyHidden>
      </td>
    )
  return (
    <td className={cx(darkness[cell.level])}>
      {format.number(cell.relations)}
      <span className={styles.share}>{part(cell.share)}</span>
    </td>
  )
}
