import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { KeptBack } from '../masking/kept-back.tsx'
import { NumberDialog } from './number-dialog.tsx'
import styles from './page.module.css'

/** Numbers under which others know this relation; those of an organisation can be set by hand. */
export function Identifiers({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { relation, limited } = page
  const [isOpen, setOpen] = useState(false)
  const limit = limited['identifiers']
  const mayChange =
    page.mayWrite && relation.kind === 'organisation' && !limit && !page.readOnly.includes('identifiers')
  if (relation.identifiers.length === 0 && !limit && !mayChange) return null
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
      {mayChange && (
        <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
          {t('relations.numbers.open')}
        </Button>
      )}
      {isOpen && <NumberDialog page={page} onClose={() => setOpen(false)} />}
    </section>
  )
}
