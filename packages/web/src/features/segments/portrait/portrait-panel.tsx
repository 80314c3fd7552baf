import { useQuery } from '@tanstack/react-query'
import type { Segment, SegmentPortrait } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { portraitQuery } from '../segments.api.ts'
import { CodeParts } from './code-parts.tsx'
import { PartTable } from './part-table.tsx'
import type { Line } from './part-table.tsx'
import { Reach } from './reach.tsx'
import { WorkingAreaChoice } from './working-area-choice.tsx'
import styles from './portrait.module.css'

/** Who the people of a segment are, beside all relations and beside the inhabitants of the working area. */
export function PortraitPanel({ segment }: { readonly segment: Segment }) {
  const portrait = useQuery(portraitQuery(segment.id))
  return (
    <div className={styles.panel}>
      <QueryStates query={portrait}>{(found) => <Found portrait={found} />}</QueryStates>
      <CodeParts segmentId={segment.id} />
    </div>
  )
}

function Found({ portrait }: { readonly portrait: SegmentPortrait }) {
  const t = useT()
  const { number } = useFormat()
  const { count, total, isTooSmall, workingArea, inhabitants } = portrait
  return (
    <>
      <p className={styles.lead} role="status">
        {t('portrait.compared', {
          count,
          number: number(count),
          total: number(total),
          inhabitants: number(inhabitants),
        })}
      </p>
      <WorkingAreaChoice area={workingArea} />
      {isTooSmall ? (
        <EmptyState title={t('portrait.tooSmall')}>
          <p>{t('portrait.tooSmallText')}</p>
        </EmptyState>
      ) : (
        <>
          <p className={styles.soft}>{t('portrait.how')}</p>
          <Ages portrait={portrait} />
          <Municipalities portrait={portrait} />
          <Reach areas={portrait.areas} />
        </>
      )}
    </>
  )
}

function Ages({ portrait: { ages, unknownAge } }: { readonly portrait: SegmentPortrait }) {
  const t = useT()
  const lines: Line[] = ages.map((part) => ({
    ...part,
    id: String(part.from),
    name:
      part.to === null
        ? t('portrait.ageFrom', { from: part.from })
        : t('portrait.age', { from: part.from, to: part.to }),
  }))
  return (
    <section aria-labelledby="portrait-ages" className={styles.part}>
      <h2 id="portrait-ages">{t('portrait.ages')}</h2>
      <PartTable
        label={t('portrait.ages')}
        of={t('portrait.ageColumn')}
        lines={[...lines, { id: 'unknown', name: t('portrait.unknownAge'), ...unknownAge }]}
      />
    </section>
  )
}

function Municipalities({ portrait }: { readonly portrait: SegmentPortrait }) {
  const t = useT()
  const { municipalities, elsewhere, unknownPlace } = portrait
  return (
    <section aria-labelledby="portrait-places" className={styles.part}>
      <h2 id="portrait-places">{t('portrait.places')}</h2>
      <PartTable
        label={t('portrait.places')}
        of={t('portrait.placeColumn')}
        lines={[
          ...municipalities.map((part): Line => ({ ...part, id: part.code })),
          { id: 'elsewhere', name: t('portrait.elsewhere'), ...elsewhere },
          { id: 'unknown', name: t('portrait.unknownPlace'), ...unknownPlace },
        ]}
      />
    </section>
  )
}
