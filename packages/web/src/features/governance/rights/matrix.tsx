import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { RightsCell, RightsMatrix } from '@klantregie/contract'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { useSubjectName } from './names.ts'
import { rightIcons } from './right-icons.tsx'
import { cellAfter, cellAt, countFields, rightKinds } from './rights.view.ts'
import type { CellPlace } from './rights.view.ts'
import styles from './matrix.module.css'

interface MatrixProps {
  readonly matrix: RightsMatrix
  readonly onOpen: (place: CellPlace) => void
}

/**
 * Roles and teams down, domains across. Arrow keys walk through the cells and Enter opens one; on a narrow screen every role
 * or team is a card with its domains below one another. Explicit roles keep it a table when CSS takes the layout away.
 */
export function Matrix({ matrix, onOpen }: MatrixProps) {
  const t = useT()
  const body = useRef<HTMLTableSectionElement>(null)
  const { domains, subjects } = matrix
  const walk = (event: KeyboardEvent, at: { row: number; column: number }) => {
    const next = cellAfter(event.key, at, { rows: subjects.length, columns: domains.length })
    if (next === null) return
    event.preventDefault()
    const cells = body.current?.rows[next.row]?.querySelectorAll<HTMLButtonElement>('button')
    cells?.[next.column]?.focus()
  }
  return (
    <div className={styles.frame}>
      <table role="table" aria-label={t('rights.title')} className={styles.table}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('rights.who')}
            </th>
            {domains.map((domain) => (
              <th key={domain.id} role="columnheader" scope="col">
                <span className={styles.domain}>{domain.name}</span>
                <span className={styles.owner}>{domain.owner?.name ?? t('rights.noOwner')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          {subjects.map((subject, row) => (
            <SubjectRow
              key={`${subject.kind} ${subject.key}`}
              matrix={matrix}
              subject={subject}
              onOpen={onOpen}
              onKey={(event, column) => walk(event, { row, column })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SubjectRowProps extends MatrixProps {
  readonly subject: RightsMatrix['subjects'][number]
  readonly onKey: (event: KeyboardEvent, column: number) => void
}

function SubjectRow({ matrix, subject, onOpen, onKey }: SubjectRowProps) {
  const t = useT()
  const nameOf = useSubjectName(matrix)
  const { kind, key, people } = subject
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span>{nameOf(subject)}</span>
        <span className={styles.people}>
          {t(kind === 'team' ? 'rights.team' : 'rights.role')} · {t('rights.people', { count: people })}
        </span>
      </th>
      {matrix.domains.map((domain, column) => {
        const place = { domainId: domain.id, subject: { kind, key } }
        return (
          <td key={domain.id} role="cell">
            <CellButton
              cell={cellAt(matrix, place)}
              matrix={matrix}
              domain={domain.name}
              label={`${nameOf(subject)}, ${domain.name}`}
              onOpen={() => onOpen(place)}
              onKey={(event) => onKey(event, column)}
            />
          </td>
        )
      })}
    </tr>
  )
}

interface CellButtonProps {
  readonly cell: RightsCell
  readonly matrix: RightsMatrix
  readonly domain: string
  readonly label: string
  readonly onOpen: () => void
  readonly onKey: (event: KeyboardEvent) => void
}

/** A plain button, because a press must not take the arrow keys. Shape and place carry the meaning, and the name says it. */
function CellButton({ cell, matrix, domain, label, onOpen, onKey }: CellButtonProps) {
  const t = useT()
  const { rights } = cell
  const given = rightKinds.filter((right) => rights[right])
  const count = countFields(cell, matrix)
  const words = given.length === 0 ? t('rights.nothing') : given.map((right) => t(`rights.right.${right}`)).join(', ')
  const fields = [
    ...(count.limited === 0 ? [] : [t('rights.limited', { count: count.limited })]),
    ...(count.special === 0 ? [] : [t('rights.specialCount', { count: count.special })]),
  ].join(', ')
  return (
    <button
      type="button"
      className={styles.cell}
      aria-label={[label, words, fields].filter((part) => part !== '').join(': ')}
      onClick={onOpen}
      onKeyDown={onKey}
    >
      <span className={styles.cellDomain}>{domain}</span>
      <span className={styles.marks}>
        {rightKinds.map((right) => {
          const Icon = rightIcons[right]
          return (
            <span key={right} className={cx(styles.mark, !rights[right] && styles.off)}>
              {rights[right] ? <Icon aria-hidden="true" /> : '·'}
            </span>
          )
        })}
      </span>
      {fields !== '' && <span className={styles.limits}>{fields}</span>}
    </button>
  )
}
