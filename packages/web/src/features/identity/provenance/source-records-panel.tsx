import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { FieldKey } from '@klantregie/contract'
import type { SourceRecordView } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { importHref } from '../addresses.ts'
import { useFieldLabel } from '../field-label.ts'
import { useFieldText } from '../field-text.ts'
import { relationSourcesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { useSplitChoice } from '../merging/split-choice.tsx'
import { filledCells, sortRecords } from './provenance.view.ts'
import styles from './provenance.module.css'

interface SourceRecordsPanelProps {
  readonly relationId: string
}

/**
 * What came in, exactly as it came in: one record per source, with its version and whether it is still in the list. Records
 * that turn out to be about somebody else are chosen here and taken out.
 */
export function SourceRecordsPanel({ relationId }: SourceRecordsPanelProps) {
  const t = useT()
  const sources = useQuery(relationSourcesQuery(relationId))
  const choosing = useSplitChoice(relationId, sources.data?.records ?? [])
  return (
    <section className={styles.panel} aria-labelledby="source-records">
      <div className={styles.panelHead}>
        <h2 id="source-records">{t('records.title')}</h2>
        {choosing.starter}
      </div>
      <QueryStates query={sources} shape="text">
        {({ records }) =>
          records.length === 0 ? (
            <p className={styles.soft}>{t('records.none')}</p>
          ) : (
            <ul className={styles.records}>
              {sortRecords(records).map((record, index) => (
                <li key={record.id} className={styles.recordLineUp}>
                  {choosing.boxOf(record)}
                  <Record record={record} isOpen={index === 0 && !choosing.isOn} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryStates>
      {choosing.foot}
    </section>
  )
}

/** A key that we made ourselves says nothing to people; that of a source is how they know it there. */
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function Record({ record, isOpen }: { readonly record: SourceRecordView; readonly isOpen: boolean }) {
  const t = useT()
  const format = useFormat()
  const { filled, empty } = filledCells(record)
  return (
    <Disclosure key={String(isOpen)} defaultExpanded={isOpen} className={styles.record ?? ''}>
      <Heading level={3} className={styles.recordHead ?? ''}>
        <Button slot="trigger" className={styles.recordTrigger ?? ''}>
          <ChevronRight aria-hidden="true" />
          <span>{record.source}</span>
          {!OURS.test(record.externalId) && <span className={styles.externalId}>{record.externalId}</span>}
        </Button>
      </Heading>
      <p className={styles.recordLine}>
        {record.goneAt !== null && (
          <Status tone="attention">{t('records.gone', { date: format.date(record.goneAt) })}</Status>
        )}
        <span>{t('records.version', { version: record.version, date: format.date(record.recordedAt) })}</span>
        {record.lastSeenAt !== null && <span>{t('records.lastSeen', { date: format.date(record.lastSeenAt) })}</span>}
        <Origin record={record} />
      </p>
      <DisclosurePanel>
        <dl className={styles.cells}>
          {filled.map((cell) => (
            <Cell key={cell.name} cell={cell} />
          ))}
        </dl>
        {record.isWithheld && (
          <p className={styles.soft}>{t(filled.length === 0 ? 'records.withheld' : 'records.partlyWithheld')}</p>
        )}
        {empty > 0 && <p className={styles.soft}>{t('records.empty', { count: empty })}</p>}
      </DisclosurePanel>
    </Disclosure>
  )
}

/** A column under its own name; of what came about by hand the field, with its value as people write it. */
function Cell({ cell }: { readonly cell: SourceRecordView['cells'][number] }) {
  const t = useT()
  const label = useFieldLabel()
  const lookUp = useLookUp()
  const say = useFieldText()
  const { name, value, field } = cell
  const known = FieldKey.safeParse(field)
  if (field === undefined || !known.success) {
    return (
      <div>
        <dt>{field === undefined ? name : lookUp(`recordField.${field}`, name)}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    )
  }
  return (
    <div>
      <dt>{label(known.data)}</dt>
      <dd dir="auto">
        {value === '' ? <span className={styles.soft}>{t('records.cleared')}</span> : say(known.data, value)}
      </dd>
    </div>
  )
}

function Origin({ record }: { readonly record: SourceRecordView }) {
  const t = useT()
  const may = useMay()
  if (record.importId === null) return null
  const text = record.rowNumber === null ? t('records.import') : t('records.row', { row: record.rowNumber })
  return may('identity.import.read') ? (
    <TextLink href={importHref(record.importId)}>{text}</TextLink>
  ) : (
    <span>{text}</span>
  )
}
