import { useState } from 'react'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { changeAddress, listHref } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { useT } from '../locale/index.ts'
import { perThousand } from '../../../lib/area-map.view.ts'
import type { By, Spot } from '../../../lib/area-map.view.ts'
import styles from './map.module.css'

interface MapTableProps {
  readonly spots: readonly Spot[]
  readonly by: By
  readonly address: ListAddress
}

const AT_FIRST = 15

/** The same as the circles, with the share of inhabitants; every number leads to the list behind it. */
export function MapTable({ spots, by, address }: MapTableProps) {
  const t = useT()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? spots : spots.slice(0, AT_FIRST)
  return (
    <div className={styles.table}>
      <table className={styles.rows} aria-label={t('relations.map.table')}>
        <thead>
          <tr>
            <th scope="col">{t(`relations.map.column.${by}`)}</th>
            <th scope="col">{t('relations.map.column.count')}</th>
            <th scope="col">{t('relations.map.column.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((spot) => (
            <SpotRow key={spot.code} spot={spot} by={by} address={address} />
          ))}
        </tbody>
      </table>
      {spots.length > shown.length && (
        <Button size="small" onPress={() => setWhole(true)}>
          {t('relations.map.all', { count: spots.length })}
        </Button>
      )}
    </div>
  )
}

function SpotRow({ spot, by, address }: Omit<MapTableProps, 'spots'> & { readonly spot: Spot }) {
  const t = useT()
  const format = useFormat()
  const share = perThousand(spot)
  const nearer = listHref(changeAddress(address, { municipality: spot.code, gebied: undefined }))
  const count = format.number(spot.count)
  return (
    <tr>
      <th scope="row">
        {by === 'municipality' ? (
          <TextLink quiet href={nearer}>
            {spot.name}
          </TextLink>
        ) : (
          spot.name
        )}
      </th>
      <td>
        <TextLink
          href={listHref(listBehind(address, by, spot))}
          aria-label={t('relations.map.spot', { name: spot.name, count: spot.count })}
        >
          {count}
        </TextLink>
      </td>
      <td>{share === null ? '–' : format.number(share)}</td>
    </tr>
  )
}

function listBehind(address: ListAddress, by: By, { code }: Spot): ListAddress {
  const place = by === 'municipality' ? { municipality: code } : { area: code }
  return changeAddress(address, { ...place, vorm: undefined, gebied: undefined })
}
