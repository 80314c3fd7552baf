import { useQuery } from '@tanstack/react-query'
import type { SegmentCount } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { shareText } from '../builder/share.view.ts'
import { countOfQuery } from '../segments.api.ts'
import { buildHref, sharedBy } from '../tree/built-on.view.ts'
import { circlesOf } from './circles.view.ts'
import type { MatrixRow } from './matrix.view.ts'
import styles from './overlap.module.css'

interface PairProps {
  readonly one: MatrixRow
  readonly other: MatrixRow
}

/** Two segments side by side: what they share as two circles, and who they are. */
export function Pair({ one, other }: PairProps) {
  const t = useT()
  const both = one.cells.find(({ id }) => id === other.id)?.both ?? 0
  return (
    <section aria-labelledby="overlap-pair" className={styles.part}>
      <h2 id="overlap-pair">{t('segments.pair')}</h2>
      <p className={styles.names}>
        <TextLink href={`/segmenten/${one.id}`}>{one.name}</TextLink> {t('segments.pairWith')}{' '}
        <TextLink href={`/segmenten/${other.id}`}>{other.name}</TextLink>
      </p>
      <div className={styles.pair}>
        <Picture one={one} other={other} both={both} />
        <Divided one={one} other={other} both={both} />
      </div>
      <SideBySide one={one} other={other} />
    </section>
  )
}

type Shared = PairProps & { readonly both: number }

/** The table beside it says the same in figures. */
function Picture({ one, other, both }: Shared) {
  const circles = circlesOf(one.count, other.count, both)
  return (
    <svg className={styles.picture} viewBox="0 0 100 60" aria-hidden="true">
      <circle className={styles.first} cx={circles.one.x} cy={circles.one.y} r={circles.one.r} />
      <circle className={styles.second} cx={circles.other.x} cy={circles.other.y} r={circles.other.r} />
    </svg>
  )
}

function Divided({ one, other, both }: Shared) {
  const t = useT()
  const { number } = useFormat()
  const lines = [
    { id: 'one' as const, mark: styles.markOne, name: t('segments.only', { name: one.name }), count: one.count - both },
    { id: 'both' as const, mark: styles.markBoth, name: t('segments.inBoth'), count: both },
    {
      id: 'other' as const,
      mark: styles.markOther,
      name: t('segments.only', { name: other.name }),
      count: other.count - both,
    },
  ]
  return (
    <table className={styles.divided} aria-label={t('segments.pairFigures')}>
      <tbody>
        {lines.map(({ id, mark, name, count }) => (
          <tr key={id}>
            <th scope="row">
              <span className={mark} aria-hidden="true" />
              <TextLink quiet href={buildHref(sharedBy(one.id, other.id, id))}>
                {name}
              </TextLink>
            </th>
            <td className={styles.end}>{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SideBySide({ one, other }: PairProps) {
  const t = useT()
  const first = useQuery(countOfQuery(one.id)).data
  const second = useQuery(countOfQuery(other.id)).data
  const kindName = (kind: SegmentCount['kinds'][number]['kind']) => t(`segments.kinds.${kind}`)
  if (!first || !second) return <p className={styles.soft}>{t('segments.counting')}</p>
  const kinds = (count: SegmentCount) =>
    count.kinds.map((part) => ({ ...part, id: part.kind, name: kindName(part.kind) }))
  const parts = [
    { title: t('segments.byKind'), lines: besides(kinds(first), kinds(second)) },
    { title: t('segments.byType'), lines: besides(first.types, second.types) },
    { title: t('segments.byBranch'), lines: besides(first.branches, second.branches) },
  ]
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('segments.sideBySide')}>
      <table className={styles.sides} aria-label={t('segments.sideBySide')}>
        <thead>
          <tr>
            <td />
            <th scope="col" className={styles.end}>
              {one.name}
            </th>
            <th scope="col" className={styles.end}>
              {other.name}
            </th>
          </tr>
        </thead>
        {parts
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles.partTitle}>
                  {title}
                </th>
              </tr>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.name}</th>
                  <Share count={line.one} of={first.count} />
                  <Share count={line.other} of={second.count} />
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  )
}

function Share({ count, of }: { readonly count: number; readonly of: number }) {
  const { number, percent } = useFormat()
  return (
    <td className={styles.end}>
      {number(count)} <span className={styles.soft}>{of === 0 ? '–' : shareText(count / of, percent)}</span>
    </td>
  )
}

interface Part {
  readonly id: string
  readonly name: string
  readonly count: number
}

/** What at least one of the two has, the largest first. */
function besides(one: readonly Part[], other: readonly Part[]) {
  const counts = new Map(other.map(({ id, count }) => [id, count]))
  return one
    .map(({ id, name, count }) => ({ id, name, one: count, other: counts.get(id) ?? 0 }))
    .filter((line) => line.one + line.other > 0)
    .toSorted((a, b) => b.one + b.other - a.one - a.other)
}
