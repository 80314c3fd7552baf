import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { SegmentOverlap } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { shareText } from '../builder/share.view.ts'
import { PickMany } from '../conditions/pieces.tsx'
import { useT } from '../locale/index.ts'
import { overlapQuery } from '../segments.api.ts'
import { useModel } from '../tree/model.ts'
import { useSaying } from '../tree/use-saying.ts'
import { matrixOf, stepOf } from './matrix.view.ts'
import type { Cell, MatrixRow } from './matrix.view.ts'
import { Pair } from './pair.tsx'
import styles from './overlap.module.css'

const route = getRouteApi('/shell/segmenten/overlap')
const MOST = 20

/** How much segments have in common: all of them in a table, and two of them side by side. */
export function OverlapScreen() {
  const t = useT()
  const { ids = [] } = route.useSearch()
  const navigate = route.useNavigate()
  const model = useModel()
  const say = useSaying(model)
  const overlap = useQuery(overlapQuery(ids))
  const choose = (chosen: string[]) => void navigate({ search: { ids: chosen.slice(0, MOST) }, replace: true })
  return (
    <Page>
      <PageHeader
        title={t('segments.overlap')}
        lead={t('segments.overlapLead')}
        breadcrumbs={[{ label: t('segments.title'), href: '/segmenten' }]}
      />
      <div className={styles.chosen}>
        <span>{t('segments.overlapBetween')}</span>
        <PickMany
          label={t('segments.overlapWhich')}
          value={ids}
          things={model.segments.map(({ id, name }) => ({ id, name, isRetired: false }))}
          say={say}
          onChange={choose}
        />
      </div>
      {ids.length < 2 ? (
        <EmptyState title={t('segments.overlapNone')} example={t('segments.overlapExample')}>
          <p>{t('segments.overlapNoneText')}</p>
        </EmptyState>
      ) : (
        <QueryStates query={overlap}>{(found) => <Found overlap={found} isBusy={overlap.isFetching} />}</QueryStates>
      )}
    </Page>
  )
}

function Found({ overlap, isBusy }: { readonly overlap: SegmentOverlap; readonly isBusy: boolean }) {
  const t = useT()
  const { number } = useFormat()
  const { ids, samen } = route.useSearch()
  const navigate = route.useNavigate()
  const rows = matrixOf(overlap)
  const pair = (samen ?? rows.slice(0, 2).map(({ id }) => id)).flatMap((id) => rows.filter((row) => row.id === id))
  const [one, other] = pair
  const choose = (first: string, second: string) =>
    void navigate({ search: { ids, samen: [first, second] }, replace: true, resetScroll: false })
  return (
    <div className={styles.found} aria-busy={isBusy}>
      <div className={styles.part}>
        <h2 id="overlap-matrix">{t('segments.matrix')}</h2>
        <p className={styles.soft}>
          {t('segments.matrixHelp', { count: overlap.together, together: number(overlap.together) })}
        </p>
        <Matrix rows={rows} pair={pair} choose={choose} />
      </div>
      {one && other && one.id !== other.id && <Pair one={one} other={other} />}
    </div>
  )
}

interface MatrixProps {
  readonly rows: readonly MatrixRow[]
  readonly pair: readonly MatrixRow[]
  readonly choose: (one: string, other: string) => void
}

function Matrix({ rows, pair, choose }: MatrixProps) {
  const t = useT()
  const { number } = useFormat()
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="overlap-matrix">
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('segments.matrixOf')}</th>
            <th scope="col" className={styles.end}>
              {t('segments.number')}
            </th>
            {rows.map(({ id, name }) => (
              <th key={id} scope="col" className={styles.end}>
                {t('segments.alsoIn', { name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className={styles.end}>{number(row.count)}</td>
              {row.cells.map((cell, at) => (
                <CellView
                  key={cell.id}
                  cell={cell}
                  row={row}
                  column={rows[at]?.name ?? ''}
                  isChosen={pair.some(({ id }) => id === row.id) && pair.some(({ id }) => id === cell.id)}
                  choose={choose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly cell: Cell
  readonly row: MatrixRow
  readonly column: string
  readonly isChosen: boolean
  readonly choose: MatrixProps['choose']
}

function CellView({ cell, row, column, isChosen, choose }: CellProps) {
  const t = useT()
  const { number, percent } = useFormat()
  if (cell.isSelf) return <td className={cx(styles.cell, styles.self)}>{t('segments.itself')}</td>
  const share = cell.share === null ? '–' : shareText(cell.share, percent)
  return (
    <td className={cx(styles.cell, styles[`step${stepOf(cell.share)}`])}>
      <Button
        size="small"
        tone="quiet"
        aria-pressed={isChosen}
        aria-label={t('segments.compareTwo', { one: row.name, other: column, count: number(cell.both), share })}
        onPress={() => choose(row.id, cell.id)}
      >
        {number(cell.both)} · {share}
      </Button>
    </td>
  )
}
