import type { OfferingRow } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { offeringHref } from './offering.api.ts'
import styles from './offering.module.css'
import { OfferingStatus, useSoldText, useWhen } from './words.tsx'

interface OfferingTableProps {
  readonly rows: readonly OfferingRow[]
  readonly label: string
}

export function OfferingTable({ rows, label }: OfferingTableProps) {
  const columns = useColumns()
  return <Table label={label} columns={columns} rows={rows} rowId={(row) => row.id} rowName={(row) => row.title} />
}

function useColumns(): readonly Column<OfferingRow>[] {
  const t = useT()
  const when = useWhen()
  const sold = useSoldText()
  return [
    {
      id: 'title',
      header: t('offering.name'),
      isRowHeader: true,
      cell: ({ id, title, parent }) => (
        <>
          <TextLink href={offeringHref(id)}>{title}</TextLink>
          {parent && parent.title !== title && <span className={styles.under}>{parent.title}</span>}
        </>
      ),
    },
    { id: 'kind', header: t('offering.kind'), cell: ({ kind }) => t(`offering.kind.${kind}`) },
    { id: 'when', header: t('offering.when'), cell: when },
    { id: 'genre', header: t('offering.genre'), cell: ({ genre }) => genre?.name ?? '' },
    { id: 'branch', header: t('offering.branch'), cell: ({ branch }) => branch?.name ?? '' },
    { id: 'sold', header: t('offering.sold'), align: 'end', cell: (row) => sold(row.sold, row.capacity) },
    { id: 'state', header: t('offering.state'), cell: ({ state }) => <OfferingStatus state={state} /> },
  ]
}
