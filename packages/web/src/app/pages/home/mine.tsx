import type { AtHand } from '@klantregie/contract'
import { AtHandLines } from '../../../features/relations/index.ts'
import { useSession } from '../../../lib/session.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../../locale/index.ts'
import styles from './home.module.css'

/** Relations that one looks after or follows, and that changed lately. */
export function MyChanges({ relations }: { readonly relations: readonly AtHand[] }) {
  const t = useT()
  const { user } = useSession()
  if (relations.length === 0) return null
  return (
    <section aria-labelledby="mine" className={styles.part}>
      <div className={styles.head}>
        <h2 id="mine">{t('home.part.mine')}</h2>
        <TextLink href={`/relaties?ownerId=${user.id}&sort=changed&direction=desc`}>{t('home.mineAll')}</TextLink>
      </div>
      <AtHandLines items={relations} hasTime />
    </section>
  )
}
