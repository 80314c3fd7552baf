import { Equal, EqualNot } from 'lucide-react'
import type { PossibleDuplicate } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { compare } from './duplicates.view.ts'
import type { ComparedRow } from './duplicates.view.ts'
import styles from './duplicates.module.css'

/** One pair, side by side. Agreement is told by a sign and a word, weight only helps. */
export function Pair({ pair }: { readonly pair: PossibleDuplicate }) {
  const t = useT()
  const format = useFormat()
  const rows = compare(pair.relations)
  const names = rows.find(({ field }) => field === 'name')
  const [left, right] = pair.relations
  if (!left || !right) return null
  return (
    <table className={styles.pair}>
      <caption>
        <strong>
          {t('duplicates.because', { reasons: pair.reasons.map((reason) => t(`resembles.${reason}`)).join(', ') })}
        </strong>{' '}
        <span className={styles.found}>{t('duplicates.found', { date: format.date(pair.foundAt) })}</span>
      </caption>
      <thead>
        <tr>
          <td>
            <span>{t('compared.name')}</span>
            {names && <Agreement row={names} />}
          </td>
          {[left, right].map(({ id, name }) => (
            <th key={id} scope="col">
              <TextLink href={relationHref(id)}>{name}</TextLink>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ field }) => field !== 'name')
          .map((row) => (
            <tr key={row.field} className={row.agreement === 'same' ? styles.same : undefined}>
              <th scope="row">
                <span>{t(`compared.${row.field}`)}</span>
                <Agreement row={row} />
              </th>
              <Value row={row} value={row.left} />
              <Value row={row} value={row.right} />
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Value({ row, value }: { readonly row: ComparedRow; readonly value: string | null }) {
  const t = useT()
  const format = useFormat()
  if (value === null) {
    return (
      <td className={styles.unknown}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{t('duplicates.unknown')}</VisuallyHidden>
      </td>
    )
  }
  return <td>{row.field === 'birthDate' ? format.date(value) : value}</td>
}

function Agreement({ row }: { readonly row: ComparedRow }) {
  const t = useT()
  if (row.agreement === 'open') return null
  const Sign = row.agreement === 'same' ? Equal : EqualNot
  return (
    <span className={row.agreement === 'same' ? styles.equal : styles.unequal}>
      <Sign aria-hidden="true" />
      {row.field === 'name' ? (
        <VisuallyHidden>{t(`agreement.name.${row.agreement}`)}</VisuallyHidden>
      ) : (
        <VisuallyHidden>{t(`agreement.${row.agreement}`)}</VisuallyHidden>
      )}
    </span>
  )
}
