import { useQuery } from '@tanstack/react-query'
import type { AtHand } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import styles from '../recent/recent.module.css'
import { atHandQuery, useForgetSeen } from './at-hand.api.ts'

const SHOWN = 8

/** What one keeps at hand and looked at last; nothing on the first day. */
export function AtHandToday() {
  const t = useT()
  const forget = useForgetSeen()
  const may = useMay()
  const found = useQuery({ ...atHandQuery, enabled: may('relations.relation.read') }).data
  if (!found) return null
  return (
    <>
      {found.favourites.length > 0 && (
        <section aria-labelledby="favourites">
          <div className={styles.head}>
            <h2 id="favourites">{t('relations.atHand.favourites')}</h2>
          </div>
          <AtHandLines items={found.favourites} hasTime={false} />
        </section>
      )}
      {found.recent.length > 0 && (
        <section aria-labelledby="seen">
          <div className={styles.head}>
            <h2 id="seen">{t('relations.atHand.seen')}</h2>
            <Button size="small" tone="quiet" isPending={forget.isPending} onPress={() => forget.mutate()}>
              {t('relations.atHand.forget')}
            </Button>
          </div>
          <AtHandLines items={found.recent.slice(0, SHOWN)} hasTime />
        </section>
      )}
    </>
  )
}

/** Relations below one another, with when. */
export function AtHandLines({ items, hasTime }: { readonly items: readonly AtHand[]; readonly hasTime: boolean }) {
  const format = useFormat()
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.row}>
          <KindIcon kind={item.kind} />
          <TextLink quiet href={`/relaties/${item.id}`}>
            {item.name}
          </TextLink>
          <span className={styles.what}>
            {[item.types.slice(0, 2).join(', '), item.place].filter(Boolean).join(' · ')}
          </span>
          {hasTime && (
            <time dateTime={item.at} className={styles.when}>
              {format.relative(item.at)}
            </time>
          )}
        </li>
      ))}
    </ul>
  )
}
