import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import styles from './wizard.module.css'

export interface FilePreviewProps {
  readonly label: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Of every row, as a spreadsheet program counts. */
  readonly rowNumbers: readonly number[]
  readonly isBusy?: boolean
}

/** The file as it stands, to recognise it by. It stays a sheet on a phone too and scrolls sideways in its own frame. */
export function FilePreview({ label, headers, rows, rowNumbers, isBusy = false }: FilePreviewProps) {
  const t = useT()
  return (
    <div role="region" aria-label={label} tabIndex={0} className={cx(styles.sheet, isBusy && styles.busy)}>
      <table aria-busy={isBusy}>
        <thead>
          <tr>
            <th scope="col" className={styles.rowNumber}>
              {t('recognised.row')}
            </th>
            {headers.map((header, column) => (
              <th key={column} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              <th scope="row" className={styles.rowNumber}>
                {rowNumbers[index]}
              </th>
              {headers.map((_, column) => (
                <td key={column}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
