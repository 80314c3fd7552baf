import type { Provenance } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useFieldText } from '../field-text.ts'
import { useT } from '../locale/index.ts'
import { otherValues } from './provenance.view.ts'
import styles from './provenance.module.css'

/** Where one value came from, why it won, and what others say. */
export function ProvenanceStory({ provenance }: { readonly provenance: Provenance }) {
  const t = useT()
  const format = useFormat()
  const say = useFieldText()
  const others = otherValues(provenance.others)
  return (
    <div className={styles.story}>
      <p>{t('provenance.from', { source: provenance.source, date: format.date(provenance.recordedAt) })}</p>
      <p className={styles.soft}>{t(`survivor.${provenance.reason}`)}</p>
      {others.length > 0 && (
        <>
          <p className={styles.othersHead}>{t('provenance.others')}</p>
          <ul className={styles.others}>
            {others.map(({ value, sources, recordedAt }) => (
              <li key={value}>
                <span>{say(provenance.field, value)}</span>
                <span className={styles.soft}>
                  {t('provenance.other', { source: sources.join(', '), date: format.date(recordedAt) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
