import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { DescriptionList } from '../../../ui/layout.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { alikeQuery, offeringHref } from './offering.api.ts'
import styles from './offering.module.css'

/** What else was chosen by who chose this; without any it is not there. */
export function Alike({ id }: { readonly id: string }) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const items = useQuery({ ...alikeQuery(id), enabled: may('segments.advice.read') }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="alike" className={styles.panel}>
      <h2 id="alike">{t('offering.alike')}</h2>
      <DescriptionList
        items={items.map(({ offering, people, of }) => ({
          id: offering.id,
          term: t('offering.alikeOf', { share: format.percent(people / of), people, of }),
          value: <TextLink href={offeringHref(offering.id)}>{offering.title}</TextLink>,
        }))}
      />
    </section>
  )
}
