import { useQuery } from '@tanstack/react-query'
import type { CodePortrait } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { codePortraitQuery } from '../segments.api.ts'
import { PartTable } from './part-table.tsx'
import styles from './portrait.module.css'

/** Where the people of a segment live, by the sets of codes in use; nothing where there are none. */
export function CodeParts({ segmentId }: { readonly segmentId: string }) {
  const items = useQuery(codePortraitQuery(segmentId)).data?.items ?? []
  return items
    .filter(({ isTooSmall }) => !isTooSmall)
    .map((portrait) => <OfSet key={portrait.setId} portrait={portrait} />)
}

function OfSet({ portrait }: { readonly portrait: CodePortrait }) {
  const t = useT()
  const { setId, setName, editionName, parts, unknown } = portrait
  const title = t('portrait.codes', { set: setName, edition: editionName })
  return (
    <section aria-labelledby={`portrait-${setId}`} className={styles.part}>
      <h2 id={`portrait-${setId}`}>{title}</h2>
      <p className={styles.soft}>{t('portrait.codesText')}</p>
      <PartTable
        label={title}
        of={t('portrait.codeColumn')}
        lines={[
          ...parts.map(({ key, name, ...part }) => ({ ...part, id: key, name: name === '' ? key : `${key} ${name}` })),
          { id: 'unknown', name: t('portrait.unknownCode'), ...unknown },
        ]}
      />
    </section>
  )
}
