import type { DefinitionVersion } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { changesIn } from './definitions.view.ts'
import type { ComparedPart } from './definitions.view.ts'
import styles from './definitions.module.css'

const partTexts = {
  term: 'definitions.term',
  meaning: 'definitions.meaning',
  examples: 'definition.examples',
  counterExamples: 'definition.counterExamples',
  countingRule: 'definition.countingRule',
  owner: 'definitions.owner',
  domain: 'definitions.domain',
} as const satisfies Record<ComparedPart, string>

/** Every version: who, when, and what it was and became. */
export function History({ versions }: { readonly versions: readonly DefinitionVersion[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <section aria-labelledby="history" className={styles.part}>
      <h2 id="history">{t('definition.history')}</h2>
      <p className={styles.soft}>
        {versions.length === 0 ? t('definition.historyEmpty') : t('definition.historyText')}
      </p>
      <ol className={styles.versions} reversed>
        {versions.map((version, index) => (
          <li key={version.version}>
            <p>
              <strong>{t(`definition.act.${version.act}`)}</strong>{' '}
              <span className={styles.soft}>
                {t('definition.by', { name: version.by, date: format.dateTime(version.at) })}
              </span>{' '}
              {version.proposalId !== null && (
                <TextLink href={`/voorstellen/${version.proposalId}`}>{t('definition.fromProposal')}</TextLink>
              )}
            </p>
            {changesIn(versions, index).map(({ part, before, after }) => (
              <dl key={part} className={styles.change}>
                <dt>{t(partTexts[part])}</dt>
                <dd>
                  <span className={styles.soft}>{t('definition.was')}</span> {before || t('definition.nothing')}
                </dd>
                <dd>
                  <span className={styles.soft}>{t('definition.became')}</span> {after || t('definition.nothing')}
                </dd>
              </dl>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
