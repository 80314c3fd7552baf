import type { Contribution, InventoryYear } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { shareText } from '../builder/share.view.ts'
import { useT } from '../locale/index.ts'
import { signed, useLineName } from './columns.tsx'
import { Behind, FigureTerm } from './figure.tsx'
import type { Look } from './look.ts'
import {
  amountDone,
  barHeights,
  bringsMoney,
  contributionOf,
  isDone,
  kindsIn,
  peopleHref,
  yearsOf,
} from './lines.view.ts'
import type { Line } from './lines.view.ts'
import { useKindName, useYearName } from './words.ts'
import styles from './inventory.module.css'

interface PartProps {
  readonly line: Line
  readonly look: Look
}

const COUNTED = [
  ['relations', 'everybody'],
  ['new', 'new'],
  ['lapsed', 'lapsed'],
  ['net', null],
  ['during', 'during'],
  ['money', null],
  ['promised', null],
  ['share', null],
] as const
type Counted = (typeof COUNTED)[number]

/** How it went: a row per figure, a column per year, the year that runs last; and a picture of how many there were. */
export function Course({ line, look }: PartProps) {
  const t = useT()
  const years = yearsOf(line.row)
  const rows = COUNTED.filter(
    ([figure]) => figure !== 'promised' || years.some(({ promisedCents }) => promisedCents !== 0),
  )
  return (
    <section aria-labelledby="inventory-course" className={styles.part}>
      <h2 id="inventory-course">{t('inventory.course')}</h2>
      <Bars years={years} />
      <Table
        label={t('inventory.course')}
        columns={useCourseColumns(line, look)}
        rows={rows}
        rowId={([figure]) => figure}
        rowName={([figure]) => t(`inventory.${figure}`)}
      />
    </section>
  )
}

function useCourseColumns(line: Line, { inventory: { day }, frozenId }: Look): readonly Column<Counted>[] {
  const t = useT()
  const { number } = useFormat()
  const say = useSaidFigure()
  const yearName = useYearName()
  const nameOf = useLineName()
  return [
    {
      id: 'figure',
      header: t('inventory.what'),
      isRowHeader: true,
      cell: ([figure]) => <FigureTerm figure={figure}>{t(`inventory.${figure}`)}</FigureTerm>,
    },
    ...yearsOf(line.row).map((year): Column<Counted> => ({
      id: year.day,
      header: yearName(year.day),
      align: 'end',
      cell: ([figure, what]) => {
        if (what === null || year.day !== day) return say(figure, year)
        const href = frozenId === null ? peopleHref({ day, what, row: line.id }) : null
        const label = `${number(year[figure])} · ${t(`inventory.${figure}`)} · ${nameOf(line)}`
        return (
          <Behind count={year[figure]} href={href} label={label}>
            {number(year[figure])}
          </Behind>
        )
      },
    })),
  ]
}

function useSaidFigure(): (figure: Counted[0], year: InventoryYear) => string {
  const { number, money, percent } = useFormat()
  return (figure, year) => {
    if (figure === 'money') return money(year.cents)
    if (figure === 'promised') return money(year.promisedCents)
    if (figure === 'share') return year.share === null ? '–' : shareText(year.share, percent)
    return figure === 'net' ? signed(year.net, number) : number(year[figure])
  }
}

const HEIGHT = 90
const BAR = 56
const STEP = 76

/** Relations per year, from zero, each with its number; the table below says the same. */
function Bars({ years }: { readonly years: readonly InventoryYear[] }) {
  const t = useT()
  const { number } = useFormat()
  const yearName = useYearName()
  const heights = barHeights(
    years.map(({ relations }) => relations),
    HEIGHT,
  )
  return (
    <div className={styles.chart} aria-hidden="true">
      <p>{t('inventory.relationsPerYear')}</p>
      <svg viewBox={`0 0 ${years.length * STEP} ${HEIGHT + 38}`} className={styles.bars}>
        {years.map(({ day, relations }, at) => (
          <g key={day} transform={`translate(${at * STEP} 0)`}>
            <text x={BAR / 2} y={HEIGHT - (heights[at] ?? 0) + 12} textAnchor="middle">
              {number(relations)}
            </text>
            <rect
              className={at === years.length - 1 ? styles.barNow : styles.bar}
              y={HEIGHT - (heights[at] ?? 0) + 17}
              width={BAR}
              height={(heights[at] ?? 0) + 1}
            />
            <text x={BAR / 2} y={HEIGHT + 33} textAnchor="middle" className={styles.barYear}>
              {yearName(day)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** What it brought and did, by kind and year: money and the rest apart, never mixed into one number. */
export function Brought({ line, look }: PartProps) {
  const t = useT()
  const { number, money } = useFormat()
  return (
    <section aria-labelledby="inventory-brought" className={styles.part}>
      <h2 id="inventory-brought">{t('inventory.brought')}</h2>
      <ByYear line={line} look={look} title="moneyByKind" isShown={bringsMoney} say={({ cents }) => money(cents)} />
      <ByYear line={line} look={look} title="doneByKind" isShown={isDone} say={(one) => number(amountDone(one))} />
    </section>
  )
}

interface ByYearProps extends PartProps {
  readonly title: 'moneyByKind' | 'doneByKind'
  readonly isShown: (one: Contribution) => boolean
  readonly say: (one: Contribution) => string
}

function ByYear(props: ByYearProps) {
  const t = useT()
  const { line, title, isShown } = props
  const columns = useByYearColumns(props)
  const kinds = kindsIn([line.row], isShown)
  return (
    <div className={styles.part}>
      <h3>
        <FigureTerm figure={title}>{t(`inventory.${title}`)}</FigureTerm>
      </h3>
      {kinds.length === 0 ? (
        <p className={styles.soft}>{t('inventory.nothingDone')}</p>
      ) : (
        <Table
          label={t(`inventory.${title}`)}
          columns={columns}
          rows={kinds}
          rowId={(kind) => kind}
          rowName={(kind) => kind}
        />
      )}
    </div>
  )
}

function useByYearColumns({ line, look, title, isShown, say }: ByYearProps): readonly Column<string>[] {
  const t = useT()
  const { day } = look.inventory
  const kindName = useKindName()
  const yearName = useYearName()
  const name = (kind: string) => (title === 'doneByKind' ? kindName(kind, 'done') : kindName(kind))
  return [
    { id: 'kind', header: t('inventory.what'), isRowHeader: true, cell: name },
    ...yearsOf(line.row).map((year): Column<string> => ({
      id: year.day,
      header: yearName(year.day),
      align: 'end',
      cell: (kind) => {
        const one = contributionOf(year.contributions, kind)
        if (!one || !isShown(one)) return ''
        const isNow = year.day === day && look.frozenId === null
        const href = isNow ? peopleHref({ day, what: 'did', row: line.id, kind }) : null
        return (
          <Behind count={one.relations} href={href} label={`${say(one)} · ${name(kind)}`}>
            {say(one)}
          </Behind>
        )
      },
    })),
  ]
}

/** Of how many of these relations we know what a good record has. */
export function Quality({ line }: { readonly line: Line }) {
  const t = useT()
  const { number, percent } = useFormat()
  if (line.row.quality.every(({ measured }) => measured === 0)) return null
  return (
    <section aria-labelledby="inventory-quality" className={styles.part}>
      <h2 id="inventory-quality">
        <FigureTerm figure="quality">{t('inventory.quality')}</FigureTerm>
      </h2>
      <dl className={styles.quality}>
        {line.row.quality.map(({ field, measured, good }) => (
          <div key={field}>
            <dt>{t(`inventory.field.${field}`)}</dt>
            <dd>
              {measured === 0
                ? '–'
                : t('inventory.goodOf', {
                    share: percent(good / measured),
                    good: number(good),
                    measured: number(measured),
                  })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
