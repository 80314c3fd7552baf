import { Link } from 'react-aria-components'
import type { SearchHit } from '@klantregie/contract'
import { MaskMark } from '../masking/kept-back.tsx'
import { KindIcon } from '../model.tsx'
import { hitDetail } from './search.view.ts'
import styles from './search.module.css'

interface HitListProps {
  readonly hits: readonly SearchHit[]
  readonly hrefOf: (hit: SearchHit) => string
}

/** Found relations as large links: a thumb on a counter tablet must not have to aim. */
export function HitList({ hits, hrefOf }: HitListProps) {
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link href={hrefOf(hit)} className={styles.hit ?? ''}>
            <KindIcon kind={hit.kind} />
            <span className={styles.hitName}>
              {hit.name} {hit.mask && <MaskMark mask={hit.mask} />}
            </span>
            <span className={styles.hitDetail}>{hitDetail(hit)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
