import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SegmentPortrait } from '@klantregie/contract'
import { AreaMap } from '../../../lib/area-map.tsx'
import { frameOf, spotsOf } from '../../../lib/area-map.view.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { areasQuery } from '../segments.api.ts'
import { People } from './part-table.tsx'
import styles from './portrait.module.css'

const AT_FIRST = 12

type Areas = SegmentPortrait['areas']

/** How many of the inhabitants are reached, area by area: circles on a map, and the same as a table. */
export function Reach({ areas }: { readonly areas: Areas }) {
  const t = useT()
  const known = useQuery(areasQuery)
  const told = areas.flatMap(({ code, count }) => (count === null || count === 0 ? [] : [{ code, count }]))
  const counts = told.toSorted((one, other) => other.count - one.count)
  return (
    <section aria-labelledby="portrait-reach" className={styles.part}>
      <h2 id="portrait-reach">{t('portrait.reach')}</h2>
      <p className={styles.soft}>{t('portrait.reachText')}</p>
      <div className={styles.sides}>
        {counts.length === 0 ? (
          <p className={styles.soft}>{t('portrait.noMap')}</p>
        ) : (
          <QueryStates query={known}>
            {({ items }) => {
              const spots = spotsOf(items, counts, 'area')
              return (
                <AreaMap
                  areas={items}
                  spots={spots}
                  frame={frameOf(spots)}
                  label={t('portrait.map', { count: spots.length })}
                  say={({ name, count }) => t('portrait.spot', { name, count })}
                />
              )
            }}
          </QueryStates>
        )}
        <ReachTable areas={areas} />
      </div>
    </section>
  )
}

function ReachTable({ areas }: { readonly areas: Areas }) {
  const t = useT()
  const { number } = useFormat()
  const [isAll, setAll] = useState(false)
  const rows = areas.toSorted(
    (one, other) => (other.reach ?? -1) - (one.reach ?? -1) || (one.code < other.code ? -1 : 1),
  )
  return (
    <div className={styles.table}>
      <table className={styles.rows} aria-label={t('portrait.reach')}>
        <thead>
          <tr>
            <th scope="col">{t('portrait.area')}</th>
            <th scope="col">{t('portrait.inSegment')}</th>
            <th scope="col">{t('portrait.perThousand')}</th>
          </tr>
        </thead>
        <tbody>
          {(isAll ? rows : rows.slice(0, AT_FIRST)).map(({ code, name, count, reach }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>
                <People count={count} />
              </td>
              <td>{reach === null ? '–' : number(reach)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > AT_FIRST && (
        <Button size="small" tone="quiet" aria-expanded={isAll} onPress={() => setAll(!isAll)}>
          {isAll ? t('segments.fewer') : t('portrait.allAreas', { count: rows.length })}
        </Button>
      )}
    </div>
  )
}
