import type { TierFrom, TierTo, TierTransitions } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { countOf, directionOf, froms, tos } from './flow.view.ts'
import styles from '../value.module.css'

interface MovesTableProps {
  readonly moves: TierTransitions['moves']
  readonly chosen: { readonly from: TierFrom; readonly to: TierTo } | null
  readonly onChoose: (from: TierFrom, to: TierTo) => void
}

/** From where to where; every figure leads to whom it counts. */
export function MovesTable({ moves, chosen, onChoose }: MovesTableProps) {
  const t = useT()
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-labelledby="tier-moves">
      <table className={cx(styles.table, styles.pressed)}>
        <thead>
          <tr>
            <th scope="col">{t('value.was')}</th>
            {tos.map((to) => (
              <th key={to} scope="col">
                {t(`value.to.${to}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {froms.map((from) => (
            <tr key={from}>
              <th scope="row">{t(`value.from.${from}`)}</th>
              {tos.map((to) => (
                <Move
                  key={to}
                  from={from}
                  to={to}
                  relations={countOf(moves, from, to)}
                  isChosen={chosen?.from === from && chosen.to === to}
                  onChoose={onChoose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface MoveProps extends Pick<MovesTableProps, 'onChoose'> {
  readonly from: TierFrom
  readonly to: TierTo
  readonly relations: number
  readonly isChosen: boolean
}

function Move({ from, to, relations, isChosen, onChoose }: MoveProps) {
  const t = useT()
  const { number } = useFormat()
  const cannotBe = to === 'gone' && (from === 'new' || from === 'returned')
  if (relations === 0) return <td className={styles.none}>{cannotBe ? '' : number(0)}</td>
  return (
    <td className={styles[`wash-${directionOf(from, to)}`]}>
      <Button
        size="small"
        tone="quiet"
        aria-pressed={isChosen}
        aria-label={t('value.showMovers', {
          count: relations,
          from: t(`value.from.${from}`),
          to: t(`value.to.${to}`),
        })}
        onPress={() => onChoose(from, to)}
      >
        {number(relations)}
      </Button>
    </td>
  )
}
