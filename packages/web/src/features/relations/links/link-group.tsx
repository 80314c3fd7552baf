import type { RelationLink, RelationPage } from '@klantregie/contract'
import { cx } from '../../../ui/class-names.ts'
import { LinkLine } from './link-line.tsx'
import type { LinkGroup } from './links.view.ts'
import styles from './links.module.css'

interface LinkGroupProps {
  readonly page: RelationPage
  readonly group: LinkGroup
  readonly shown: readonly RelationLink[]
}

/** Links that say the same, under what they say; what stands below hangs from a trunk. */
export function LinkGroupView({ page, group, shown }: LinkGroupProps) {
  return (
    <section className={styles.group}>
      <h3 className={styles.label}>{group.label}</h3>
      <ul className={cx(styles.links, group.standing === 'below' && styles.below)}>
        {shown.map((link) => (
          <LinkLine key={link.id} page={page} link={link} />
        ))}
      </ul>
    </section>
  )
}
