import { useQuery } from '@tanstack/react-query'
import type { Advised, AdviceReason, RelationPage } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { relationAdviceQuery } from './advice.api.ts'
import styles from './advice.module.css'

/** On the page of a person: what is to come that may suit them, and why. Without advice it is not there. */
export function AdvicePanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const may = useMay()
  const { id, kind } = page.relation
  const isAsked = kind === 'person' && may('segments.advice.read')
  const items = useQuery({ ...relationAdviceQuery(id), enabled: isAsked }).data?.items ?? []
  if (!isAsked || items.length === 0) return null
  return (
    <section aria-labelledby="advice" className={styles.panel}>
      <h2 id="advice">{t('advice.title')}</h2>
      <ul className={styles.items}>
        {items.map((item) => (
          <Item key={item.offering.id} item={item} />
        ))}
      </ul>
      <p className={styles.soft}>
        {t('advice.onlyAdvice')} <TextLink href="/segmenten/advies">{t('advice.howGood')}</TextLink>
      </p>
    </section>
  )
}

function Item({ item }: { readonly item: Advised }) {
  const say = useReason()
  const format = useFormat()
  return (
    <li className={styles.item}>
      <TextLink href={`/aanbod/${item.offering.id}`}>{item.offering.title}</TextLink>
      <span className={styles.when}>{format.dateTime(item.startsAt)}</span>
      <ul className={styles.reasons}>
        {item.reasons.map((reason) => {
          const text = say(reason)
          return <li key={text}>{text}</li>
        })}
      </ul>
    </li>
  )
}

function useReason(): (reason: AdviceReason) => string {
  const t = useT()
  return (reason) =>
    reason.kind === 'also_chosen'
      ? t('advice.alsoChosen', { title: reason.because.title, people: reason.people, of: reason.of })
      : reason.because === reason.genre
        ? t('advice.sameGenre', { genre: reason.genre })
        : t('advice.genre', { because: reason.because, genre: reason.genre })
}
