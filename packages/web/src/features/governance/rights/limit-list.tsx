import type { RightsMatrix } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useFieldName, useSubjectName } from './names.ts'
import { limitRows } from './rights.view.ts'
import type { CellPlace, LimitRow } from './rights.view.ts'
import styles from './rights.module.css'

interface LimitListProps {
  readonly matrix: RightsMatrix
  readonly onOpen: (place: CellPlace) => void
}

/** All fields that are limited anywhere, so that nobody has to look in every cell. */
export function LimitList({ matrix, onOpen }: LimitListProps) {
  const t = useT()
  const rows = limitRows(matrix)
  const columns = useColumns(matrix, onOpen)
  return (
    <Stack>
      <h2>{t('rights.limits')}</h2>
      {rows.length === 0 ? (
        <p className={styles.soft}>{t('rights.limitsNone')}</p>
      ) : (
        <Table
          label={t('rights.limits')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => row.field}
        />
      )}
    </Stack>
  )
}

function useColumns(matrix: RightsMatrix, onOpen: (place: CellPlace) => void): readonly Column<LimitRow>[] {
  const t = useT()
  const fieldName = useFieldName(matrix.fields)
  const subjectName = useSubjectName(matrix)
  const domain = (row: LimitRow) => matrix.domains.find(({ id }) => id === row.place.domainId)
  return [
    { id: 'field', header: t('rights.field'), isRowHeader: true, cell: (row) => fieldName(row.field) },
    { id: 'domain', header: t('rights.domain'), cell: (row) => domain(row)?.name },
    { id: 'who', header: t('rights.who'), cell: (row) => subjectName(row.place.subject) },
    { id: 'access', header: t('rights.left'), cell: (row) => t(`rights.access.${row.access}`) },
    {
      id: 'open',
      header: t('rights.actions'),
      align: 'end',
      cell: (row) => {
        const action = t(domain(row)?.mayDecide ? 'rights.change' : 'rights.show')
        return (
          <Button
            size="small"
            aria-label={t('rights.openOf', {
              action,
              field: fieldName(row.field),
              who: subjectName(row.place.subject),
            })}
            onPress={() => onOpen(row.place)}
          >
            {action}
          </Button>
        )
      },
    },
  ]
}
