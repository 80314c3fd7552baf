import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Import, ImportCounts, ImportRow } from '@klantregie/contract'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout, LoadingState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { importRowsQuery } from '../identity.api.ts'
import type { Sample } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { samplesOf } from './account.view.ts'
import { useSampleColumns } from './sample-columns.tsx'
import styles from './wizard.module.css'

export interface RowSamplesProps {
  readonly imported: Import
  readonly counts: ImportCounts
}

/** Rows to look at, by what becomes of them. Which tab is open stands in the address. */
export function RowSamples({ imported, counts }: RowSamplesProps) {
  const t = useT()
  const format = useFormat()
  const { rows: asked } = useSearch({ from: '/shell/imports/$importId/$step' })
  const navigate = useNavigate({ from: '/imports/$importId/$step' })
  const samples = samplesOf(counts)
  const selected = samples.find((sample) => sample === asked) ?? samples[0]
  if (selected === undefined) return null
  const countOf = (sample: Sample) => (sample === 'problems' ? counts.withProblems : counts[sample])
  return (
    <section className={styles.section} aria-labelledby="row-samples">
      <h2 id="row-samples">{t('rows.title')}</h2>
      <Tabs
        label={t('rows.title')}
        selected={selected}
        onSelect={(rows) => void navigate({ search: { rows: rows as Sample }, replace: true })}
        items={samples.map((sample) => ({
          id: sample,
          label: t(`rows.tab.${sample}`),
          count: format.number(countOf(sample)),
          content: <Rows imported={imported} sample={sample} />,
        }))}
      />
    </section>
  )
}

function Rows({ imported, sample }: { readonly imported: Import; readonly sample: Sample }) {
  const t = useT()
  const problemText = useProblemText()
  const rows = useInfiniteQuery(importRowsQuery(imported.id, sample))
  const headers = rows.data?.pages[0]?.headers ?? []
  const columns = useSampleColumns(sample, headers)
  if (rows.isError) return <Callout tone="danger">{problemText(rows.error)}</Callout>
  if (!rows.data) return <LoadingState />
  const items: readonly ImportRow[] = rows.data.pages.flatMap((page) => page.items)
  return (
    <div className={styles.rows}>
      <p className={styles.soft}>{t(`rows.text.${sample}`)}</p>
      {items.length === 0 ? (
        <p className={styles.soft}>{t('rows.none')}</p>
      ) : (
        <Table
          label={t(`rows.tab.${sample}`)}
          columns={columns}
          rows={items}
          rowId={(row) => String(row.rowNumber)}
          rowName={(row) => row.name ?? t('rows.number', { row: row.rowNumber })}
        />
      )}
      {rows.hasNextPage && (
        <div>
          <Button isPending={rows.isFetchingNextPage} onPress={() => void rows.fetchNextPage()}>
            {t('rows.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
