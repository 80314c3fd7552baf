import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DutchArea, countByArea } from '@klantregie/contract'
import type { z } from 'zod'
import { AreaMap } from '../../../lib/area-map.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { changeAddress, toFilter } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { areasQuery, countsQuery } from './forms.api.ts'
import { MapTable } from './map-table.tsx'
import { COUNTRY, frameOf, isIn, spotsOf } from '../../../lib/area-map.view.ts'
import type { By, Spot } from '../../../lib/area-map.view.ts'
import styles from './map.module.css'

type Counted = z.output<typeof countByArea.response>

/** Where the relations of the list live: circles on the country, and the same as a table. */
export function MapForm({ address, go }: ListState) {
  const t = useT()
  // Within one municipality there is only one circle to see: its areas say more.
  const by: By = address.gebied === 'postcode' || address.municipality !== undefined ? 'area' : 'municipality'
  const areas = useQuery(areasQuery)
  const counts = useQuery({ ...countsQuery({ ...toFilter(address), by }), placeholderData: keepPreviousData })
  const choose = (id: string) =>
    go(
      changeAddress(address, {
        gebied: id === 'area' ? 'postcode' : undefined,
        ...(id === 'municipality' && { municipality: undefined }),
      }),
      true,
    )
  return (
    <>
      <Row align="end">
        <Select
          label={t('relations.map.by')}
          isRequired
          width="short"
          value={by}
          options={(['municipality', 'area'] as const).map((id) => ({ id, label: t(`relations.map.by.${id}`) }))}
          onChange={choose}
        />
      </Row>
      <QueryStates query={areas}>
        {({ items }) => (
          <QueryStates query={counts}>
            {(counted) => <Placed areas={items} counted={counted} by={by} address={address} go={go} />}
          </QueryStates>
        )}
      </QueryStates>
    </>
  )
}

interface PlacedProps extends ListState {
  readonly areas: readonly DutchArea[]
  readonly counted: Counted
  readonly by: By
}

function Placed({ areas, counted, by, address, go }: PlacedProps) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const spots = spotsOf(areas, counted.counts, by)
  if (spots.length === 0)
    return (
      <EmptyState title={t('relations.map.empty')}>
        <p>{t('relations.map.emptyText', { count: counted.elsewhere })}</p>
      </EmptyState>
    )
  const near = frameOf(spots)
  const outside = spots.filter((spot) => !isIn(near, spot))
  const open = (spot: Spot) => go(behind(address, by, spot))
  return (
    <>
      <p className={styles.facts} role="status">
        {[
          t(counted.isExact ? 'relations.map.total' : 'relations.map.about', {
            count: counted.total - counted.elsewhere,
            places: spots.length,
            by,
          }),
          ...(counted.elsewhere > 0 ? [t('relations.map.elsewhere', { count: counted.elsewhere })] : []),
          ...(by === 'area' ? [t('relations.map.children')] : []),
        ].join(' ')}
      </p>
      <div className={styles.parts}>
        <figure className={styles.figure}>
          <AreaMap
            areas={areas}
            spots={spots}
            frame={isWhole ? COUNTRY : near}
            label={t('relations.map.picture', { count: spots.length })}
            say={({ name, count }) => t('relations.map.spot', { name, count })}
            onOpen={open}
          />
          <figcaption className={styles.caption}>
            <span>{t('relations.map.how')}</span>
            {outside.length > 0 && (
              <Button size="small" tone="quiet" onPress={() => setWhole(!isWhole)}>
                {isWhole
                  ? t('relations.map.near')
                  : t('relations.map.whole', {
                      count: outside.length,
                      number: format.number(outside.reduce((sum, { count }) => sum + count, 0)),
                    })}
              </Button>
            )}
          </figcaption>
        </figure>
        <MapTable spots={spots} by={by} address={address} />
      </div>
    </>
  )
}

/** What is behind a circle: of a municipality the map of its areas, of an area the list. */
function behind(address: ListAddress, by: By, { code }: Pick<Spot, 'code'>): ListAddress {
  return by === 'municipality'
    ? changeAddress(address, { municipality: code, gebied: undefined })
    : changeAddress(address, { area: code, vorm: undefined, gebied: undefined })
}
