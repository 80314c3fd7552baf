import type { Connection, StreamView } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useSystemWords } from '../words.ts'
import { Control } from './ledger-table.tsx'
import styles from './one.module.css'

/** What the other system gives, and how each kind is doing. */
export function Streams({ connection }: { readonly connection: Connection }) {
  const t = useT()
  const format = useFormat()
  const words = useSystemWords()
  const when = (at: string | null) => (at === null ? t('stream.never') : format.relative(at))
  const columns: readonly Column<StreamView>[] = [
    { id: 'stream', header: t('stream.what'), isRowHeader: true, cell: ({ key }) => words.stream(key) },
    { id: 'ok', header: t('stream.okAt'), cell: ({ okAt }) => when(okAt) },
    {
      id: 'news',
      header: t('stream.newsAt'),
      cell: ({ newsAt, isSilent }) => (
        <span className={styles.cell}>
          {when(newsAt)}
          {isSilent && <Status tone="attention">{t('stream.silent')}</Status>}
        </span>
      ),
    },
    { id: 'objects', header: t('stream.objects'), align: 'end', cell: ({ objects }) => format.number(objects) },
    { id: 'control', header: t('ledger.control'), cell: ({ control }) => <Control control={control} /> },
  ]
  return (
    <section className={styles.part} aria-labelledby="streams">
      <h2 id="streams">{t('stream.title')}</h2>
      <Table
        label={t('stream.title')}
        columns={columns}
        rows={connection.streams}
        rowId={({ key }) => key}
        rowName={({ key }) => words.stream(key)}
      />
    </section>
  )
}
