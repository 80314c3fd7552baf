import { useState } from 'react'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { changeAddress, listHref } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { useT } from '../locale/index.ts'
import { perThousand } from './map.view.ts'
import type { By, Spot } from './map.view.ts'
import styles from './map.module.css'

interface MapTableProps {
  readonly spots: readonly Spot[]
  readonly by: By
  readonly address: ListAddress
}

const AT_FIRST = 15

/** The same as the circles, with the share of inhabitants; every number leads to the list behind it. */
export function MapTable({ spots, by, address }: MapTableProps) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const columns: readonly Column<Spot>[] = [
    {
      id: 'name',
      header: t(`relations.map.column.${by}`),
      isRowHeader: true,
      cell: ({ code, name }) =>
        by === 'municipality' ? (
          <TextLink quiet href={listHref(changeAddress(address, { municipality: code, gebied: undefined }))}>
            {name}
          </TextLink>
        ) : (
          name
        ),
    },
    {
      id: 'count',
      header: t('relations.map.column.count'),
      align: 'end',
      keepsTogether: true,
      cell: (spot) => <TextLink href={listHref(listBehind(address, by, spot))}>{format.number(spot.count)}</TextLink>,
    },
    {
      id: 'share',
      header: t('relations.map.column.share'),
      align: 'end',
      keepsTogether: true,
      cell: (spot) => {
        const share = perThousand(spot)
        return share === null ? null : format.number(share)
      },
    },
  ]
  const shown = isWhole ? spots : spots.slice(0, AT_FIRST)
  return (
    <div className={styles.table}>
      <Table
        label={t('relations.map.table')}
        columns={columns}
        rows={shown}
        rowId={({ code }) => code}
        rowName={({ name }) => name}
      />
      {spots.length > shown.length && (
        <Button size="small" onPress={() => setWhole(true)}>
          {t('relations.map.all', { count: spots.length })}
        </Button>
      )}
    </div>
  )
}

function listBehind(address: ListAddress, by: By, { code }: Spot): ListAddress {
  const place = by === 'municipality' ? { municipality: code } : { area: code }
  return changeAddress(address, { ...place, vorm: undefined, gebied: undefined })
}
