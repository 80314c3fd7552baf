import type { RelationPage } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import { sortRoles } from '../roles/roles.view.ts'
import styles from './page.module.css'

/** What a relation is for us now, and from where: what somebody at a desk must know, and no more. */
export function RolesNow({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { kind, addresses } = page.relation
  const roles = sortRoles(page.roles).filter(({ status }) => status === 'active')
  const place = addresses.find((address) => address.place !== undefined)?.place
  const names = [...new Set(roles.map(({ type }) => type))]
  const parts = [names.length > 0 ? names.join(', ') : t(`relations.kind.${kind}`), place]
  return (
    <span className={styles.kindText}>
      <KindIcon kind={kind} isNamed={false} />
      <span>{parts.filter((part) => part !== undefined).join(' · ')}</span>
    </span>
  )
}
