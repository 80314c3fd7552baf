import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import { listHref } from '../list/list-address.view.ts'
import { typesCell } from '../list/list.view.ts'
import { recentQuery } from '../relations.api.ts'
import styles from './recent.module.css'

/** What changed last, so that whoever comes in sees what happened while away. */
export function RecentRelations() {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  const recent = useQuery({ ...recentQuery, enabled: may('relations.relation.read') }).data?.items ?? []
  if (recent.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <div className={styles.head}>
        <h2 id="recent">{t('relations.recent.title')}</h2>
        <TextLink href={listHref({ sort: 'changed', direction: 'desc' })}>{t('relations.recent.all')}</TextLink>
      </div>
      <ul className={styles.list}>
        {recent.map((row) => (
          <li key={row.id} className={styles.row}>
            <KindIcon kind={row.kind} />
            <TextLink quiet href={`/relaties/${row.id}`}>
              {row.name}
            </TextLink>
            <span className={styles.what}>
              {[typesCell(row.types).text, row.place].filter((part) => part !== null && part !== '').join(' · ')}
            </span>
            <time dateTime={row.changedAt} className={styles.when}>
              {format.relative(row.changedAt)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
