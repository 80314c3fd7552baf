import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RightsMatrix } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Stack } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { CellDialog } from './cell-dialog.tsx'
import { Legend } from './legend.tsx'
import { LimitList } from './limit-list.tsx'
import { Matrix } from './matrix.tsx'
import { rightsQuery } from './rights.api.ts'
import type { CellPlace } from './rights.view.ts'
import styles from './rights.module.css'

/** Who may do what in which domain; the data owner of a domain decides. */
export function RightsScreen() {
  const t = useT()
  const rights = useQuery(rightsQuery)
  return (
    <Page>
      <PageHeader title={t('rights.title')} lead={t('rights.lead')} />
      <p className={styles.links}>
        <TextLink href="/rechten/overzicht">{t('effective.title')}</TextLink>
        <TextLink href="/rechten/teams">{t('teams.title')}</TextLink>
        <TextLink href="/noodtoegang">{t('glass.title')}</TextLink>
      </p>
      <QueryStates query={rights}>{(matrix) => <Shown matrix={matrix} />}</QueryStates>
    </Page>
  )
}

function Shown({ matrix }: { readonly matrix: RightsMatrix }) {
  const t = useT()
  const [open, setOpen] = useState<CellPlace | null>(null)
  const mayDecide = matrix.domains.some((domain) => domain.mayDecide)
  return (
    <Stack gap="loose">
      <div className={styles.explain}>
        <p>{t('rights.explainMost')}</p>
        <p>{t(mayDecide ? 'rights.explainMine' : 'rights.explainOwners')}</p>
      </div>
      <Legend />
      <Matrix matrix={matrix} onOpen={setOpen} />
      <LimitList matrix={matrix} onOpen={setOpen} />
      {open && (
        <CellDialog
          key={`${open.domainId} ${open.subject.key}`}
          matrix={matrix}
          place={open}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  )
}
