import type { getRetentionRule } from '@klantregie/contract'
import type { z } from 'zod'
import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import styles from './retention.module.css'
import { useTermText } from './term-text.ts'

type Version = z.output<typeof getRetentionRule.response>['versions'][number]

/** What the rule said before, and since when and by whom. */
export function RuleVersions({ versions }: { readonly versions: readonly Version[] }) {
  const t = useT()
  const format = useFormat()
  const sayTerm = useTermText()
  const columns: readonly Column<Version>[] = [
    { id: 'version', header: t('retention.version'), isRowHeader: true, cell: ({ version }) => format.number(version) },
    { id: 'term', header: t('retention.term'), cell: ({ content }) => sayTerm(content) },
    { id: 'why', header: t('retention.why'), cell: ({ content }) => content.why },
    { id: 'by', header: t('retention.by'), cell: ({ changedBy }) => changedBy },
    { id: 'at', header: t('retention.at'), keepsTogether: true, cell: ({ changedAt }) => format.dateTime(changedAt) },
  ]
  return (
    <section className={styles.part} aria-labelledby="rule-versions">
      <h2 id="rule-versions">{t('retention.versions')}</h2>
      <Table
        label={t('retention.versions')}
        columns={columns}
        rows={versions}
        rowId={({ version }) => String(version)}
        rowName={({ version }) => String(version)}
      />
    </section>
  )
}
