import type { InventoryYear } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { Behind, FigureTerm } from './figure.tsx'
import type { Look } from './look.ts'
import { AUDIENCES, peopleHref } from './lines.view.ts'
import type { Line } from './lines.view.ts'
import styles from './inventory.module.css'

/** The page of one row. */
export function rowHref({ inventory: { day }, frozenId }: Look, id: string): string {
  return `/inventaris/rij/${id}?${frozenId === null ? `dag=${day}` : `bewaard=${frozenId}`}`
}

export function useLineName(): (line: Line) => string {
  const t = useT()
  return ({ id, type }) => {
    if (type !== null) return type.name
    const audience = AUDIENCES.find((one) => one === id)
    return audience === undefined ? t('inventory.everybody') : t(`inventory.audience.${audience}`)
  }
}

const COUNTS = [
  { id: 'relations', what: 'everybody' },
  { id: 'new', what: 'new' },
  { id: 'lapsed', what: 'lapsed' },
] as const

/** How many there are, who came and who went; each leads to its people. The first column is how many there are. */
export function useCountColumns({ inventory: { day }, frozenId }: Look): readonly Column<Line>[] {
  const t = useT()
  const { number } = useFormat()
  const nameOf = useLineName()
  const columns = COUNTS.map(({ id, what }): Column<Line> => ({
    id,
    header: t(`inventory.${id}`),
    headerContent: <FigureTerm figure={id}>{t(`inventory.${id}`)}</FigureTerm>,
    align: 'end',
    cell: (line) => (
      <Behind
        count={line.row.now[id]}
        href={frozenId === null ? peopleHref({ day, what, row: line.id }) : null}
        label={`${number(line.row.now[id])} · ${t(`inventory.${id}`)} · ${nameOf(line)}`}
      >
        {number(line.row.now[id])}
      </Behind>
    ),
  }))
  return [
    ...columns,
    {
      id: 'net',
      header: t('inventory.net'),
      headerContent: <FigureTerm figure="net">{t('inventory.net')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => <Net value={row.now.net} />,
    },
  ]
}

/** With its sign: a difference without one is read as a number of people. */
function Net({ value }: { readonly value: InventoryYear['net'] }) {
  const { number } = useFormat()
  return <span className={styles.figure}>{signed(value, number)}</span>
}

export function signed(value: number, number: (value: number) => string): string {
  if (value === 0) return '0'
  return value > 0 ? `+${number(value)}` : `−${number(-value)}`
}
