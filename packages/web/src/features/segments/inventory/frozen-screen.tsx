import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { freezeQuery } from './inventory.api.ts'
import { InventoryBody } from './inventory-body.tsx'
import { PrintButton } from './inventory-screen.tsx'
import styles from './inventory.module.css'

const route = getRouteApi('/shell/inventaris/bewaard/$id')

/** An inventory as it was kept: the same figures and words whatever has changed since. */
export function FrozenInventoryScreen() {
  const t = useT()
  const { dateTime, longDate } = useFormat()
  const { id } = route.useParams()
  const { blik } = route.useSearch()
  const navigate = route.useNavigate()
  const up = { label: t('inventory.title'), href: '/inventaris' }
  return (
    <PageStates query={useQuery(freezeQuery(id))} up={up}>
      {({ name, by, at, figures }) => (
        <Page>
          <PageHeader
            title={name}
            breadcrumbs={[up]}
            lead={t('inventory.frozenLead', { day: longDate(figures.day), by, at: dateTime(at) })}
            actions={
              <div className={styles.deeds}>
                <PrintButton />
              </div>
            }
          />
          <div className={styles.inventory}>
            <InventoryBody
              look={{ inventory: figures, frozenId: id }}
              glance={blik ?? 'aantallen'}
              onGlance={(glance) => void navigate({ search: { blik: glance }, replace: true, resetScroll: false })}
            />
          </div>
        </Page>
      )}
    </PageStates>
  )
}
