import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { waitingQuery } from './proposals.api.ts'
import styles from '../model/model.module.css'

/** On the home page of whoever decides: proposals that wait for them. Nothing waits, nothing shows. */
export function WaitingProposals() {
  const t = useT()
  const items = useQuery(waitingQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="waiting-proposals">
      <h2 id="waiting-proposals">{t('proposals.waiting')}</h2>
      <ul className={styles.history}>
        {items.map(({ id, title, element, change, proposedBy }) => (
          <li key={id}>
            <TextLink href={`/voorstellen/${id}`}>
              {t('proposals.what', { what: t(`proposals.what.${element}.${change}`), title })}
            </TextLink>{' '}
            <span className={styles.soft}>{proposedBy}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
