import { Equal, EqualNot } from 'lucide-react'
import type { QuestionSide } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { compareSides } from './compare.view.ts'
import type { ComparedRow } from './compare.view.ts'
import type { Piece } from './difference.view.ts'
import styles from './comparison.module.css'

export interface ComparisonProps {
  readonly sides: readonly QuestionSide[]
  /** Names the table for who cannot see where it stands. */
  readonly label: string
  /** For many pairs on one screen. */
  readonly isCompact?: boolean
}

/** Two relations side by side. Agreement is told by a sign and a word; marks show where exactly a value differs. */
export function Comparison({ sides, label, isCompact = false }: ComparisonProps) {
  const t = useT()
  const format = useFormat()
  const [names, ...rows] = compareSides(sides, { date: format.date, kind: (kind) => t(`relationKind.${kind}`) })
  const [left, right] = sides
  if (!left || !right || !names) return null
  return (
    <table className={cx(styles.table, isCompact && styles.compact)} aria-label={label}>
      <thead>
        <tr>
          <td>
            <Label row={names} />
          </td>
          <Name side={left} pieces={names.difference?.left} />
          <Name side={right} pieces={names.difference?.right} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.field} className={row.agreement === 'same' ? styles.same : undefined}>
            <th scope="row">
              <Label row={row} />
            </th>
            <Value text={row.left} pieces={row.difference?.left} isWords={hasWords(row)} />
            <Value text={row.right} pieces={row.difference?.right} isWords={hasWords(row)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Name({ side, pieces }: { readonly side: QuestionSide; readonly pieces: readonly Piece[] | undefined }) {
  const t = useT()
  return (
    <th scope="col">
      <TextLink href={relationHref(side.id)}>
        <Marked text={side.name} pieces={pieces} />
      </TextLink>
      <span className={styles.records}>{t('questions.records', { count: side.recordCount })}</span>
    </th>
  )
}

interface Written {
  readonly text: string | null
  readonly pieces: readonly Piece[] | undefined
}

/** Words may be broken with a hyphen where there is little room; an e-mail address or a number would read as another one. */
function hasWords({ field }: ComparedRow): boolean {
  return field === 'types' || field === 'sources'
}

function Value({ text, pieces, isWords }: Written & { readonly isWords: boolean }) {
  const t = useT()
  if (text !== null)
    return (
      <td className={isWords ? styles.words : undefined}>
        <Marked text={text} pieces={pieces} />
      </td>
    )
  return (
    <td className={styles.unknown}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t('duplicates.unknown')}</VisuallyHidden>
    </td>
  )
}

function Marked({ text, pieces }: Written) {
  if (!pieces) return text
  return pieces.map((piece, index) =>
    piece.differs ? (
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      <span key={index}>{piece.text}</span>
    ),
  )
}

/** The name of the row, with what a screen reader is told in place of the sign and the marks. */
function Label({ row }: { readonly row: ComparedRow }) {
  const t = useT()
  return (
    <span className={styles.label}>
      <span>{t(`compared.${row.field}`)}</span>
      {row.agreement !== 'open' && <Sign row={row} agreement={row.agreement} />}
    </span>
  )
}

function Sign({ row, agreement }: { readonly row: ComparedRow; readonly agreement: 'same' | 'different' }) {
  const t = useT()
  const Icon = agreement === 'same' ? Equal : EqualNot
  const changes = row.difference?.changes.map(({ left, right }) =>
    t('questions.change', { left: left === '' ? 'none' : left, right: right === '' ? 'none' : right }),
  )
  return (
    <span className={agreement === 'same' ? styles.equal : styles.unequal}>
      <Icon aria-hidden="true" />
      <VisuallyHidden>{[t(`agreement.${agreement}`), ...(changes ?? [])].join('; ')}</VisuallyHidden>
    </span>
  )
}
