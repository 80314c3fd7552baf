import type { Contribution } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import type { Column } from '../../../ui/table.tsx'
import { shareText } from '../builder/share.view.ts'
import { useT } from '../locale/index.ts'
import { rowHref, signed, useCountColumns } from './columns.tsx'
import { Behind, FigureTerm, TypeMark } from './figure.tsx'
import type { Look } from './look.ts'
import { amountDone, bringsMoney, contributionOf, isDone, kindsIn, peopleHref, yearsOf } from './lines.view.ts'
import type { Line } from './lines.view.ts'
import { Trend } from './trend.tsx'
import { useKindName, useYearName } from './words.ts'
import styles from './inventory.module.css'

/** The sides of a type that the table shows; they stand in the address. */
export const GLANCES = ['aantallen', 'bijdrage', 'gedaan', 'jaren', 'kwaliteit'] as const
export type Glance = (typeof GLANCES)[number]

type Columns = readonly Column<Line>[]

export function useTypeColumns(look: Look, glance: Glance, lines: readonly Line[]): Columns {
  const name = useNameColumn(look)
  const sides: Readonly<Record<Glance, Columns>> = {
    aantallen: useNumberColumns(look),
    bijdrage: useMoneyColumns(look, lines),
    gedaan: useDoneColumns(look, lines),
    jaren: useYearColumns(lines),
    kwaliteit: useQualityColumns(),
  }
  return [name, ...sides[glance]]
}

function useNameColumn(look: Look): Column<Line> {
  const t = useT()
  return {
    id: 'name',
    header: t('inventory.type'),
    isRowHeader: true,
    cell: ({ id, type }) => (
      <span className={styles.name}>
        <TextLink href={rowHref(look, id)}>{type?.name ?? ''}</TextLink>
        {type && <TypeMark type={type} isFrozen={look.frozenId !== null} />}
      </span>
    ),
  }
}

function useNumberColumns(look: Look): Columns {
  const t = useT()
  const { number } = useFormat()
  return [
    ...useCountColumns(look),
    {
      id: 'last',
      header: t('inventory.yearBefore'),
      headerContent: <FigureTerm figure="yearBefore">{t('inventory.yearBefore')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => (row.last === null ? '–' : number(row.last.relations)),
    },
    {
      id: 'audience',
      header: t('inventory.forWhom'),
      cell: ({ type }) => (type ? t(`inventory.audience.${type.audience}`) : ''),
    },
    { id: 'owner', header: t('inventory.owner'), cell: ({ type }) => type?.owner ?? t('inventory.nobody') },
  ]
}

function useMoneyColumns({ inventory: { day }, frozenId }: Look, lines: readonly Line[]): Columns {
  const t = useT()
  const { money, percent } = useFormat()
  const kindName = useKindName()
  const kinds = kindsIn(
    lines.map(({ row }) => ({ ...row, years: [] })),
    bringsMoney,
  )
  return [
    {
      id: 'cents',
      header: t('inventory.money'),
      headerContent: <FigureTerm figure="money">{t('inventory.money')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => money(row.now.cents),
    },
    {
      id: 'share',
      header: t('inventory.share'),
      headerContent: <FigureTerm figure="share">{t('inventory.share')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => (row.now.share === null ? '–' : shareText(row.now.share, percent)),
    },
    ...kinds.map((kind): Column<Line> => ({
      id: kind,
      header: kindName(kind),
      align: 'end',
      cell: (line) => {
        const one = contributionOf(line.row.now.contributions, kind)
        if (!one) return ''
        const href = frozenId === null ? peopleHref({ day, what: 'did', row: line.id, kind }) : null
        const text = money(one.cents)
        return (
          <Behind count={one.relations} href={href} label={`${text} · ${kindName(kind)} · ${line.type?.name ?? ''}`}>
            {text}
          </Behind>
        )
      },
    })),
  ]
}

/** What was done, in its own measure: tickets, loans, hours. Never put together with money. */
function useDoneColumns({ inventory: { day }, frozenId }: Look, lines: readonly Line[]): Columns {
  const { number } = useFormat()
  const kindName = useKindName()
  const kinds = kindsIn(
    lines.map(({ row }) => ({ ...row, years: [] })),
    isDone,
  )
  return kinds.map((kind): Column<Line> => ({
    id: kind,
    header: kindName(kind, 'done'),
    align: 'end',
    cell: (line) => {
      const one = contributionOf(line.row.now.contributions, kind)
      if (!one) return ''
      const href = frozenId === null ? peopleHref({ day, what: 'did', row: line.id, kind }) : null
      const text = number(amountDone(one satisfies Contribution))
      return (
        <Behind
          count={one.relations}
          href={href}
          label={`${text} · ${kindName(kind, 'done')} · ${line.type?.name ?? ''}`}
        >
          {text}
        </Behind>
      )
    },
  }))
}

function useYearColumns(lines: readonly Line[]): Columns {
  const t = useT()
  const { number } = useFormat()
  const yearName = useYearName()
  const days = lines[0] ? yearsOf(lines[0].row).map(({ day }) => day) : []
  return [
    {
      id: 'trend',
      header: t('inventory.trend'),
      headerContent: <FigureTerm figure="trend">{t('inventory.trend')}</FigureTerm>,
      cell: ({ row }) => <Trend values={yearsOf(row).map(({ relations }) => relations)} />,
    },
    ...days.map((day): Column<Line> => ({
      id: day,
      header: yearName(day),
      align: 'end',
      cell: ({ row }) => number(yearsOf(row).find((one) => one.day === day)?.relations ?? 0),
    })),
    {
      id: 'change',
      header: t('inventory.change'),
      headerContent: <FigureTerm figure="change">{t('inventory.change')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => (row.last === null ? '–' : signed(row.now.relations - row.last.relations, number)),
    },
  ]
}

const FIELDS = ['emails', 'phones', 'addresses', 'birthDate'] as const

function useQualityColumns(): Columns {
  const t = useT()
  const { percent } = useFormat()
  return FIELDS.map((field): Column<Line> => ({
    id: field,
    header: t(`inventory.field.${field}`),
    headerContent: <FigureTerm figure="quality">{t(`inventory.field.${field}`)}</FigureTerm>,
    align: 'end',
    cell: ({ row }) => {
      const found = row.quality.find((one) => one.field === field)
      return found && found.measured > 0 ? percent(found.good / found.measured) : '–'
    },
  }))
}
