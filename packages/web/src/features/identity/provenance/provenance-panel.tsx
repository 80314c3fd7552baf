import { useQuery } from '@tanstack/react-query'
import { QueryStates } from '../../../lib/query-states.tsx'
import { DescriptionList } from '../../../ui/layout.tsx'
import { relationSourcesQuery } from '../identity.api.ts'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { FieldChanges } from './field-changes.tsx'
import { ProvenanceStory } from './provenance-story.tsx'
import styles from './provenance.module.css'

/** Every value of a relation with its story, for who wants to see them all at once. */
export function ProvenancePanel({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const label = useFieldLabel()
  const sources = useQuery(relationSourcesQuery(relationId))
  return (
    <section className={styles.panel} aria-labelledby="provenance-panel">
      <h2 id="provenance-panel">{t('provenance.title')}</h2>
      <QueryStates query={sources} shape="text">
        {({ provenance }) =>
          provenance.length === 0 ? (
            <p className={styles.soft}>{t('provenance.none')}</p>
          ) : (
            <DescriptionList
              items={provenance.map((one) => ({
                id: one.field,
                term: label(one.field),
                value: (
                  <>
                    <ProvenanceStory provenance={one} />
                    <FieldChanges relationId={relationId} field={one.field} />
                  </>
                ),
              }))}
            />
          )
        }
      </QueryStates>
    </section>
  )
}
