import type { GoldenRelation } from '@klantregie/contract'
import { DescriptionList } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'

/** Numbers under which others know this relation. They come from sources and are not edited here. */
export function Identifiers({ relation }: { readonly relation: GoldenRelation }) {
  const t = useT()
  if (relation.identifiers.length === 0) return null
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">{t('relations.identifiers.title')}</h2>
      <DescriptionList
        items={relation.identifiers.map(({ scheme, value }) => ({
          id: `${scheme}:${value}`,
          term: t(`relations.identifier.${scheme}`),
          value,
        }))}
      />
    </section>
  )
}
