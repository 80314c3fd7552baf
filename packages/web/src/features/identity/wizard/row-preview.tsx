import type { ImportKind } from '@klantregie/contract'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { toMapping } from './mapping.view.ts'
import type { MappedColumn } from './mapping.view.ts'
import { previewRow } from './preview.view.ts'
import type { PreviewRow } from './preview.view.ts'
import styles from './wizard.module.css'

export interface RowPreviewProps {
  readonly columns: readonly MappedColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly kind: ImportKind
}

type Numbered = PreviewRow & { readonly at: number }

/** The first rows as relations: a wrong choice in the table above shows here at once. */
export function RowPreview({ columns, rows, kind }: RowPreviewProps) {
  const t = useT()
  const mapping = toMapping(columns)
  const previews = rows.map((cells, at) => ({ ...previewRow(mapping, cells, kind), at }))
  const shown: readonly Column<Numbered>[] = [
    { id: 'name', header: t('preview.name'), isRowHeader: true, cell: (row) => row.name || t('preview.noName') },
    { id: 'contact', header: t('preview.contact'), cell: (row) => <Lines lines={row.contact} /> },
    { id: 'address', header: t('preview.address'), cell: (row) => <Lines lines={row.address} /> },
    { id: 'numbers', header: t('preview.numbers'), cell: (row) => <Lines lines={row.numbers} /> },
    { id: 'rest', header: t('preview.rest'), cell: (row) => <Rest row={row} /> },
  ]
  return (
    <section className={styles.section} aria-labelledby="row-preview">
      <h2 id="row-preview">{t('preview.title')}</h2>
      <Table
        label={t('preview.title')}
        columns={shown}
        rows={previews}
        rowId={(row) => String(row.at)}
        rowName={(row) => row.name}
      />
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

function Rest({ row }: { readonly row: PreviewRow }) {
  const t = useT()
  const kept = row.kept > 0 ? [t('preview.kept', { count: row.kept })] : []
  return <Lines lines={[...row.rest.map(({ header, value }) => `${header}: ${value}`), ...kept]} />
}
