import { useState } from 'react'
import { Button, TextLink } from '../../ui/button.tsx'
import { Pagination, Row, Stack } from '../../ui/layout.tsx'
import { Status } from '../../ui/states.tsx'
import { BulkBar, ColumnChooser, Table } from '../../ui/table.tsx'
import type { Column } from '../../ui/table.tsx'
import type { Sort } from '../../ui/table.view.ts'

interface Example {
  readonly id: string
  readonly name: string
  readonly types: string
  readonly place: string
  readonly visits: number
  readonly gave: string
}

const rows: readonly Example[] = [
  {
    id: '1',
    name: 'Anouk van der Meulen',
    types: 'Lener, vrijwilliger',
    place: 'Almere',
    visits: 14,
    gave: '€ 1.250,00',
  },
  { id: '2', name: 'Basisschool De Windwijzer', types: 'School', place: 'Bergen op Zoom', visits: 6, gave: '' },
  { id: '3', name: 'Gemeente Zwolle', types: 'Gemeente, fonds', place: 'Zwolle', visits: 2, gave: '€ 84.000,00' },
  { id: '4', name: 'J. de Wit', types: 'Bezoeker', place: '’s-Hertogenbosch', visits: 1, gave: '€ 38,50' },
  { id: '5', name: 'Mohamed el Idrissi', types: 'Taalcursist', place: 'Almere', visits: 31, gave: '' },
  {
    id: '6',
    name: 'Stichting Vrienden van de Sluis',
    types: 'Sponsor',
    place: 'Almere',
    visits: 9,
    gave: '€ 12.500,00',
  },
  { id: '7', name: 'Yvonne Ünal-Jansen', types: 'Lener', place: 'Almere', visits: 3, gave: '' },
  { id: '8', name: 'Theaterkrant', types: 'Pers', place: 'Amsterdam', visits: 5, gave: '' },
]

const columns: readonly Column<Example>[] = [
  {
    id: 'name',
    header: 'Naam',
    isSortable: true,
    isRowHeader: true,
    isFixed: true,
    cell: (row) => (
      <TextLink quiet href="/gallery">
        {row.name}
      </TextLink>
    ),
  },
  { id: 'types', header: 'Rollen', cell: (row) => row.types },
  { id: 'place', header: 'Plaats', isSortable: true, cell: (row) => row.place },
  { id: 'visits', header: 'Bezoeken', isSortable: true, align: 'end', cell: (row) => row.visits },
  { id: 'gave', header: 'Bijgedragen', isSortable: true, align: 'end', cell: (row) => row.gave },
  {
    id: 'state',
    header: 'Staat',
    cell: (row) => <Status tone={row.visits > 2 ? 'success' : 'neutral'}>{row.visits > 2 ? 'actief' : 'stil'}</Status>,
  },
]

export function TableGallery() {
  const [sort, setSort] = useState<Sort | null>({ column: 'name', direction: 'ascending' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['2']))
  const [shown, setShown] = useState<readonly string[]>(columns.map((column) => column.id))
  return (
    <Stack>
      <Row>
        <ColumnChooser columns={columns} shown={shown} onChange={setShown} />
      </Row>
      <BulkBar count={selected.size} onClear={() => setSelected(new Set())}>
        <Button size="small">Rol geven</Button>
      </BulkBar>
      <Table
        label="Relaties"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        shown={shown}
        isTall
      />
      <Pagination label="Bladeren" range="1–8 van 20.148 relaties" onPrevious={null} onNext={() => undefined} />
    </Stack>
  )
}
