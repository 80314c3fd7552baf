import type { RelationPage } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { KeptBack } from '../masking/kept-back.tsx'
import styles from './page.module.css'

/** Numbers under which others know this relation. They come from sources and are not edited here. */
export function Identifiers({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { relation, limited } = page
  const limit = limited['identifiers']
  if (relation.identifiers.length === 0 && !limit) return null
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">{t('relations.identifiers.title')}</h2>
      {limit && <KeptBack limit={limit} />}
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
