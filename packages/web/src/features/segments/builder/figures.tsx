import type { UseQueryResult } from '@tanstack/react-query'
import type { SegmentCount } from '@klantregie/contract'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { shareText } from './share.view.ts'
import { Shares } from './shares.tsx'
import styles from './builder.module.css'

interface FiguresProps {
  readonly counted: UseQueryResult<SegmentCount>
  /** Something was changed that is not yet asked. */
  readonly isAhead: boolean
  readonly unfinished: number
}

/** How many there are, and who they are. While it is counted anew the figure from before stays, so that nothing jumps. */
export function Figures({ counted, isAhead, unfinished }: FiguresProps) {
  const t = useT()
  const problemText = useProblemText()
  const { data, error, isFetching } = counted
  const isCounting = isAhead || isFetching
  return (
    <section aria-labelledby="segment-figures" className={styles.figures}>
      <h2 id="segment-figures">{t('segments.howMany')}</h2>
      {error !== null && !isCounting ? (
        <Callout tone="danger" isAnnounced>
          {problemText(error)}
        </Callout>
      ) : (
        <Total data={data} isCounting={isCounting} />
      )}
      {unfinished > 0 && <p className={styles.unfinished}>{t('segments.unfinished', { count: unfinished })}</p>}
      {data && error === null && <Divisions data={data} />}
    </section>
  )
}

function Total({ data, isCounting }: { readonly data: SegmentCount | undefined; readonly isCounting: boolean }) {
  const t = useT()
  const { number, percent } = useFormat()
  const share = data && data.total > 0 ? shareText(data.count / data.total, percent) : ''
  return (
    <div className={styles.total} aria-busy={isCounting}>
      <p className={cx(styles.count, isCounting && styles.counting)} data-count={data?.count}>
        {data ? number(data.count) : '–'}
      </p>
      <p className={styles.share} role="status">
        {isCounting
          ? t('segments.counting')
          : data
            ? t('segments.ofAll', { count: data.count, share, total: number(data.total) })
            : ''}
      </p>
    </div>
  )
}

function Divisions({ data }: { readonly data: SegmentCount }) {
  const t = useT()
  const { dateTime } = useFormat()
  const kinds = data.kinds.map(({ kind, count }) => ({ id: kind, name: t(`segments.kinds.${kind}`), count }))
  return (
    <>
      {data.count > 0 && (
        <>
          <Shares title={t('segments.byKind')} of={data.count} shares={kinds} />
          <Shares title={t('segments.byType')} of={data.count} shares={data.types} note={t('segments.byTypeNote')} />
          {data.branches.length > 0 && <Shares title={t('segments.byBranch')} of={data.count} shares={data.branches} />}
        </>
      )}
      {data.asOf !== null && <p className={styles.soft}>{t('segments.asOf', { at: dateTime(data.asOf) })}</p>}
    </>
  )
}
