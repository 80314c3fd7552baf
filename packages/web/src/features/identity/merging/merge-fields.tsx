import { Equal } from 'lucide-react'
import type { FieldKey, MergeSide } from '@klantregie/contract'
import { RadioGroup } from '../../../ui/choice.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useFieldText } from '../field-text.ts'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { RULES } from '../questions/after-merge.view.ts'
import type { FieldOption, Picked } from '../questions/after-merge.view.ts'
import type { MergeRow } from './merge.view.ts'
import styles from './merging.module.css'

interface MergeFieldsProps {
  readonly rows: readonly MergeRow[]
  readonly winner: MergeSide
  readonly chosen: Picked
  readonly onChoose: (field: FieldKey, id: string) => void
}

/** Field by field: what differs is a choice, with what the rules would do chosen beforehand. */
export function MergeFields({ rows, winner, chosen, onChoose }: MergeFieldsProps) {
  const label = useFieldLabel()
  return (
    <ul className={styles.fields}>
      {rows.map((row) => (
        <li key={row.field} className={styles.field}>
          <span className={styles.term} aria-hidden={row.state === 'choice'}>
            {label(row.field)}
          </span>
          <Row row={row} winnerId={winner.id} chosen={chosen[row.field]} onChoose={(id) => onChoose(row.field, id)} />
        </li>
      ))}
    </ul>
  )
}

interface RowProps<R = MergeRow> {
  readonly row: R
  readonly winnerId: string
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

function Row({ row, ...props }: RowProps) {
  switch (row.state) {
    case 'same':
      return <SameValue field={row.field} text={row.text} />
    case 'single':
      return <SingleValue row={row} winnerId={props.winnerId} />
    case 'choice':
      return <Choice row={row} {...props} />
    default:
      return row satisfies never
  }
}

function SameValue({ field, text }: { readonly field: FieldKey; readonly text: string }) {
  const t = useT()
  const say = useFieldText()
  return (
    <span className={styles.same}>
      <Equal aria-hidden="true" />
      <VisuallyHidden>{t('merge.same')}: </VisuallyHidden>
      {say(field, text)}
    </span>
  )
}

/** The one that knows it, in its own column; the other column says that nothing is known there. */
function SingleValue({ row, winnerId }: { readonly row: RowOf<'single'>; readonly winnerId: string }) {
  const t = useT()
  const say = useFieldText()
  const unknown = (
    <span className={styles.unknown}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t('merge.unknown')}</VisuallyHidden>
    </span>
  )
  const known = (
    <span className={styles.known}>
      {say(row.field, row.known.text ?? '')}
      {row.known.source !== null && (
        <span className={styles.soft}>{t('merge.from', { source: row.known.source })}</span>
      )}
    </span>
  )
  return (
    <span className={styles.pair}>
      {row.known.id === winnerId ? known : unknown}
      {row.known.id === winnerId ? unknown : known}
    </span>
  )
}

type RowOf<S extends MergeRow['state']> = Extract<MergeRow, { readonly state: S }>

function Choice({ row: { field, choice }, chosen, onChoose }: RowProps<RowOf<'choice'>>) {
  const t = useT()
  const label = useFieldLabel()
  const say = useFieldText()
  const toOption = ({ id, text, source }: FieldOption) => {
    const said = text === null ? t('merge.empty') : say(field, text)
    return id === RULES
      ? { id, label: t('merge.together'), detail: said }
      : { id, label: said, detail: source === null ? undefined : t('merge.from', { source }) }
  }
  return (
    <RadioGroup
      label={label(field)}
      isLabelHidden
      isInColumns
      value={chosen ?? choice.preselected}
      onChange={onChoose}
      options={choice.options.map(toOption)}
    />
  )
}
