import type { ImportRow } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import type { Column } from '../../../ui/table.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { relationHref } from '../addresses.ts'
import type { Sample } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { useRowProblem } from '../problem.ts'
import { cellsToShow, reasonKey } from './sample.view.ts'
import styles from './samples.module.css'

/** What is worth seeing of a row differs per outcome; number and name are always there. */
export function useSampleColumns(sample: Sample, headers: readonly string[]): readonly Column<ImportRow>[] {
  const t = useT()
  const name: Column<ImportRow> = {
    id: 'name',
    header: t('rows.name'),
    isRowHeader: true,
    cell: (row) => <RowName row={row} />,
  }
  const number: Column<ImportRow> = { id: 'row', header: t('rows.row'), align: 'end', cell: (row) => row.rowNumber }
  const cells: Column<ImportRow> = {
    id: 'cells',
    header: t('rows.cells'),
    cell: (row) => <Cells headers={headers} row={row} />,
  }
  const problems: Column<ImportRow> = {
    id: 'problems',
    header: t('rows.problems'),
    cell: (row) => <Problems row={row} />,
  }
  switch (sample) {
    case 'rejected':
      return [name, number, { ...problems, header: t('rows.reason') }, cells]
    case 'problems':
      return [name, number, problems]
    case 'duplicate':
      return [
        name,
        number,
        { id: 'resembles', header: t('rows.resembles'), cell: (row) => <Resembles row={row} /> },
        cells,
      ]
    case 'changed':
      return [name, number, { id: 'changes', header: t('rows.changes'), cell: (row) => <Changes row={row} /> }]
    case 'new':
    case 'same':
      return [name, number, { id: 'external', header: t('rows.externalId'), cell: (row) => row.externalId }, cells]
  }
}

function RowName({ row }: { readonly row: ImportRow }) {
  const t = useT()
  const name = row.name ?? t('rows.noName')
  return row.relationId === null ? name : <TextLink href={relationHref(row.relationId)}>{name}</TextLink>
}

function Cells({ headers, row }: { readonly headers: readonly string[]; readonly row: ImportRow }) {
  return (
    <dl className={styles.cells}>
      {cellsToShow(headers, row.cells).map(({ header, value }) => (
        <div key={header}>
          <dt>{header}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Problems({ row }: { readonly row: ImportRow }) {
  const say = useRowProblem()
  return (
    <ul className={styles.problems}>
      {row.problems.map((problem, index) => (
        <li key={index}>{say(problem)}</li>
      ))}
    </ul>
  )
}

/** Before and after, told apart by words and strike-through, not by colour alone. */
function Changes({ row }: { readonly row: ImportRow }) {
  const t = useT()
  return (
    <dl className={styles.changes}>
      {row.changes.map(({ header, before, after }) => (
        <div key={header}>
          <dt>{header}</dt>
          <dd>
            <VisuallyHidden>{t('rows.before')} </VisuallyHidden>
            <del>{before === '' ? t('rows.empty') : before}</del>
            <span aria-hidden="true"> → </span>
            <VisuallyHidden>{t('rows.after')} </VisuallyHidden>
            <ins>{after === '' ? t('rows.empty') : after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Resembles({ row }: { readonly row: ImportRow }) {
  const t = useT()
  const { resembles } = row
  if (!resembles) return null
  const reasons = resembles.reasons.map((reason) => t(`resembles.${reasonKey(reason)}`)).join(', ')
  // In a dry run the other one may be an earlier row of the same file, which has no page yet.
  if (resembles.name === '') return <span>{t('resembles.sameFile', { reasons })}</span>
  return (
    <span>
      <TextLink href={relationHref(resembles.relationId)}>{resembles.name}</TextLink> {t('resembles.by', { reasons })}
    </span>
  )
}
