import type { RetentionExample, RetentionPreview, RetentionRule } from '@klantregie/contract'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout, EmptyState, LoadingState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useAct } from '../use-act.ts'
import { useRetentionActions } from './retention.api.ts'
import styles from './retention.module.css'
import { keptLines } from './retention.view.ts'

interface RulePreviewProps {
  readonly rule: RetentionRule
  readonly preview: RetentionPreview | null
}

/** What the rule would take away today, what it would leave and why; nothing changes by looking. */
export function RulePreview({ rule, preview }: RulePreviewProps) {
  const t = useT()
  const { isPending, act } = useAct()
  const { preview: ask } = useRetentionActions()
  const isCounting = preview?.state === 'running'
  const start = (
    <Button
      tone={preview === null ? 'primary' : 'secondary'}
      isPending={isPending || isCounting}
      onPress={() => act(() => ask(rule.id), t('retention.counting'))}
    >
      {preview === null ? t('retention.preview') : t('retention.previewAgain')}
    </Button>
  )
  if (preview === null)
    return (
      <EmptyState title={t('retention.noPreview')} action={start}>
        <p>{t('retention.noPreviewText')}</p>
      </EmptyState>
    )
  return (
    <section className={styles.part} aria-labelledby="preview">
      <Row>
        <h2 id="preview">{t('retention.previewTitle')}</h2>
        {start}
      </Row>
      {preview.version !== rule.version && <Callout tone="attention">{t('retention.previewOld')}</Callout>}
      {preview.state === 'failed' && <Callout tone="danger">{t('retention.previewFailed')}</Callout>}
      {isCounting && <LoadingState shape="text" rows={3} />}
      <div role="status">{preview.state === 'done' && <Outcome preview={preview} />}</div>
    </section>
  )
}

function Outcome({ preview }: { readonly preview: RetentionPreview }) {
  const t = useT()
  const format = useFormat()
  const { counts, examples, keptExamples, madeBy, madeAt } = preview
  if (counts === null) return null
  const kept = keptLines(counts.kept)
  return (
    <div className={styles.part}>
      <dl className={styles.counts}>
        {(['due', 'passed', 'total'] as const).map((key) => (
          <div key={key}>
            <dd>{format.number(counts[key])}</dd>
            <dt>{t(`retention.${key}`)}</dt>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{t('retention.previewBy', { by: madeBy, date: format.dateTime(madeAt) })}</p>
      {kept.length > 0 && (
        <>
          <h3>{t('retention.stay')}</h3>
          <ul className={styles.list}>
            {kept.map(({ reason, count }) => (
              <li key={reason}>{t('retention.stayLine', { count, reason: t(`keptReason.${reason}`) })}</li>
            ))}
          </ul>
        </>
      )}
      <Examples title={t('retention.goExamples')} items={examples} />
      <Examples title={t('retention.stayExamples')} items={keptExamples} />
    </div>
  )
}

function Examples({ title, items }: { readonly title: string; readonly items: readonly RetentionExample[] }) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  if (items.length === 0) return null
  // What has no name of its own is called by what it is: a kind of work, or what was done.
  const nameOf = (name: string) => lookUp(`audit.${name}`, lookUp(`job.${name}`, name))
  const columns: readonly Column<RetentionExample>[] = [
    {
      id: 'name',
      header: t('retention.example'),
      isRowHeader: true,
      cell: ({ name, relationId }) =>
        relationId === null ? nameOf(name) : <TextLink href={`/relaties/${relationId}`}>{name}</TextLink>,
    },
    {
      id: 'since',
      header: t('retention.until'),
      keepsTogether: true,
      cell: ({ since }) => (since === null ? '—' : format.date(since)),
    },
    {
      id: 'reason',
      header: t('retention.reason'),
      cell: ({ reason }) => (reason === null ? t('retention.goes') : t(`keptReason.${reason}`)),
    },
  ]
  return (
    <>
      <h3>{title}</h3>
      <Table label={title} columns={columns} rows={items} rowId={({ id }) => id} rowName={({ name }) => name} />
    </>
  )
}
