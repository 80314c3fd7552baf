import { useQuery } from '@tanstack/react-query'
import { Building2, House, User } from 'lucide-react'
import type { SegmentGroup, SegmentMember } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { sampleQuery } from '../segments.api.ts'
import styles from './builder.module.css'

interface MembersProps {
  readonly tree: SegmentGroup
  readonly hasFailed: boolean
  readonly count: number | null
}

/** Some of them, to see whether it is as one meant. */
export function Members({ tree, hasFailed, count }: MembersProps) {
  const t = useT()
  const sample = useQuery({ ...sampleQuery(tree), enabled: !hasFailed })
  if (hasFailed || !sample.data) return null
  const { items } = sample.data
  return (
    <section aria-labelledby="segment-members" className={styles.side}>
      <h2 id="segment-members">{t('segments.some')}</h2>
      {items.length === 0 ? (
        <p className={styles.soft}>{t('segments.nobody')}</p>
      ) : (
        <ul className={styles.members}>
          {items.map((member) => (
            <li key={member.id}>
              <KindIcon kind={member.kind} />
              <TextLink quiet href={`/relaties/${member.id}`}>
                {member.name}
              </TextLink>
              {member.place !== null && <span className={styles.soft}>{member.place}</span>}
            </li>
          ))}
        </ul>
      )}
      {count !== null && count > items.length && items.length > 0 && (
        <p className={styles.soft}>{t('segments.someNote', { count: items.length })}</p>
      )}
    </section>
  )
}

const icons = { person: User, organisation: Building2, household: House }

function KindIcon({ kind }: Pick<SegmentMember, 'kind'>) {
  const t = useT()
  const Icon = icons[kind]
  return <Icon role="img" aria-label={t(`segments.kind.${kind}`)} strokeWidth={1.75} />
}
