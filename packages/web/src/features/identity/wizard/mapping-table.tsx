import type { DateOrder, ImportKind } from '@klantregie/contract'
import { ColumnTarget, DateOrder as DateOrders } from '@klantregie/contract'
import { useOwnFields } from '../field-label.ts'
import { groupsFor } from '../../../lib/column-targets.ts'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { asksDateOrder, barsOf, certaintyOf, reasonOf } from './mapping.view.ts'
import type { Choice, MappedColumn } from './mapping.view.ts'
import styles from './mapping.module.css'

export interface MappingTableProps {
  readonly columns: readonly MappedColumn[]
  readonly kind: ImportKind
  readonly onChoose: (column: number, choice: Choice) => void
}

export function MappingTable({ columns, kind, onChoose }: MappingTableProps) {
  const t = useT()
  const shown: readonly Column<MappedColumn>[] = [
    { id: 'header', header: t('mapping.header'), isRowHeader: true, cell: (column) => <HeaderCell column={column} /> },
    { id: 'examples', header: t('mapping.examples'), cell: (column) => <Examples column={column} /> },
    {
      id: 'target',
      header: t('mapping.target'),
      cell: (column) => <TargetCell column={column} kind={kind} onChoose={onChoose} />,
    },
    { id: 'certainty', header: t('mapping.certainty'), cell: (column) => <CertaintyCell column={column} /> },
  ]
  return (
    <section className={styles.mapping}>
      {columns.some(({ target }) => target === 'keep') && <p className={styles.intro}>{t('mapping.unknown')}</p>}
      <Table
        label={t('mapping.label')}
        columns={shown}
        rows={columns}
        rowId={(column) => String(column.column)}
        rowName={(column) => column.header}
      />
    </section>
  )
}

function HeaderCell({ column }: { readonly column: MappedColumn }) {
  const t = useT()
  return (
    <div className={styles.name}>
      <span>{column.header}</span>
      {column.filled === 0 && <span className={styles.small}>{t('mapping.empty')}</span>}
    </div>
  )
}

function Examples({ column }: { readonly column: MappedColumn }) {
  const t = useT()
  if (column.isStopped) return <span className={styles.small}>{t('mapping.notShown')}</span>
  return (
    <ul className={styles.examples}>
      {column.examples.slice(0, 2).map((example, index) => (
        <li key={index}>{example}</li>
      ))}
    </ul>
  )
}

interface TargetProps {
  readonly column: MappedColumn
  readonly kind: ImportKind
  readonly onChoose: MappingTableProps['onChoose']
}

function TargetCell({ column, kind, onChoose }: TargetProps) {
  const t = useT()
  if (!column.isStopped) return <ChosenTarget column={column} kind={kind} onChoose={onChoose} />
  return (
    <div className={styles.target}>
      <strong>{t('mapping.stopped')}</strong>
      <span className={styles.small}>
        {t(column.reason === 'loan_title' ? 'mapping.stoppedTitles' : 'mapping.stoppedText')}
      </span>
    </div>
  )
}

function ChosenTarget({ column, kind, onChoose }: TargetProps) {
  const t = useT()
  const language = useLanguage()
  const own = useOwnFields()
  const ownHelp = own.find(({ key }) => key === column.target)?.definition ?? null
  const help = ownHelp ?? lookUp(`targetHelp.${column.target}`, language)
  const choose = (target: string) =>
    onChoose(column.column, {
      target: ColumnTarget.parse(target),
      ...(column.dateOrder && { dateOrder: column.dateOrder }),
    })
  return (
    <div className={styles.target}>
      <TargetSelect
        label={t('mapping.targetOf', { header: column.header })}
        kind={kind}
        value={column.target}
        onChange={choose}
      />
      {asksDateOrder(column.target, own) && (
        <DateOrderSelect
          label={t('mapping.dateOrderOf', { header: column.header })}
          value={column.dateOrder ?? 'dmy'}
          onChange={(dateOrder) => onChoose(column.column, { target: column.target, dateOrder })}
        />
      )}
      {help !== null && <span className={styles.small}>{help}</span>}
    </div>
  )
}

interface SelectProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
}

/**
 * A native select on purpose: forty grouped choices in each of up to five hundred rows stay light, and a phone shows
 * its own list.
 */
function TargetSelect({ label, kind, value, onChange }: SelectProps<ColumnTarget> & { readonly kind: ImportKind }) {
  const t = useT()
  const own = useOwnFields()
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as ColumnTarget)}
    >
      {groupsFor(kind).map(({ id, targets }) => (
        <optgroup key={id} label={t(`targetGroup.${id}`)}>
          {targets.map((target) => (
            <option key={target} value={target}>
              {t(`target.${target}`)}
            </option>
          ))}
        </optgroup>
      ))}
      {own.length > 0 && (
        <optgroup label={t('targetGroup.own')}>
          {own.map((field) => (
            <option key={field.key} value={field.key}>
              {field.label}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}

function DateOrderSelect({ label, value, onChange }: SelectProps<DateOrder>) {
  const t = useT()
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as DateOrder)}
    >
      {DateOrders.options.map((order) => (
        <option key={order} value={order}>
          {t(`dateOrder.${order}`)}
        </option>
      ))}
    </select>
  )
}

function CertaintyCell({ column }: { readonly column: MappedColumn }) {
  const t = useT()
  const certainty = certaintyOf(column)
  const reason = reasonOf(column)
  return (
    <div className={styles.certainty}>
      <Meter bars={barsOf(certainty)} />
      <span>
        {t(`certainty.${certainty}`)}
        {reason !== null && <span className={styles.small}>{t(`reason.${reason}`)}</span>}
      </span>
    </div>
  )
}

/** The word beside it says the same; this only lets the eye run down the column. */
function Meter({ bars }: { readonly bars: number }) {
  return (
    <svg className={styles.meter} viewBox="0 0 22 10" aria-hidden="true">
      {[0, 1, 2, 3].map((at) => (
        <rect key={at} x={at * 6 + 0.5} y={0.5} width={4} height={9} className={at < bars ? styles.on : styles.off} />
      ))}
    </svg>
  )
}
