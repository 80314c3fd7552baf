import type { GoldenRelation } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import styles from './page.module.css'

/** Numbers under which others know this relation. They come from sources and are not edited here. */
export function Identifiers({ relation }: { readonly relation: GoldenRelation }) {
  const t = useT()
  if (relation.identifiers.length === 0) return null
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">{t('relations.identifiers.title')}</h2>
      <dl className={styles.facts}>
        {relation.identifiers.map(({ scheme, value }) => (
          <div key={`${scheme}:${value}`}>
            <dt>{t(`relations.identifier.${scheme}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
