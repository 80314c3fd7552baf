import { useQuery } from '@tanstack/react-query'
import type { SegmentGroup } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { contributionQuery } from '../segments.api.ts'
import styles from './builder.module.css'

/** What they brought this year, per family of activity; nothing for who may not see what people did. */
export function Brought({ conditions }: { readonly conditions: SegmentGroup }) {
  const may = useMay()
  return may('activity.fact.read') ? <Told conditions={conditions} /> : null
}

function Told({ conditions }: { readonly conditions: SegmentGroup }) {
  const t = useT()
  const { money, number } = useFormat()
  const { data, isFetching } = useQuery(contributionQuery(conditions))
  if (!data) return null
  return (
    <section aria-labelledby="segment-brought" aria-busy={isFetching} className={styles.figures}>
      <h2 id="segment-brought">{t('segments.brought')}</h2>
      <p className={styles.count}>{money(data.cents)}</p>
      <ul className={styles.brought}>
        {data.families.map(({ id, name, cents, relations }) => (
          <li key={id}>
            {t('segments.broughtBy', { name, money: money(cents), count: relations, number: number(relations) })}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t('segments.broughtNote')}</p>
    </section>
  )
}
