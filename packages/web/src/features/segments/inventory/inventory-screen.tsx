import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download, Printer } from 'lucide-react'
import { exportInventory } from '@klantregie/contract'
import type { Inventory } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { DayChooser } from './day-chooser.tsx'
import { FreezeButton, Freezes } from './freezes.tsx'
import { inventoryQuery } from './inventory.api.ts'
import { InventoryBody } from './inventory-body.tsx'
import { NotCounted } from './not-counted.tsx'
import type { Glance } from './type-columns.tsx'
import styles from './inventory.module.css'

const route = getRouteApi('/shell/inventaris')

/** How many relations there are of each type, who came and went, and what they brought: one page for management and the programmer. */
export function InventoryScreen() {
  const t = useT()
  const { dag, blik } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(inventoryQuery(dag))
  const show = (glance: Glance) =>
    void navigate({ search: (now) => ({ ...now, blik: glance }), replace: true, resetScroll: false })
  const choose = (day: string) => void navigate({ search: (now) => ({ ...now, dag: day }) })
  const isNotCounted = query.data === undefined && isProblem(query.error, 'segments.day_not_counted')
  return (
    <Page>
      <PageHeader
        title={t('inventory.title')}
        lead={t('inventory.lead')}
        actions={query.data && <Deeds inventory={query.data} />}
      />
      {isNotCounted ? (
        <NotCounted day={dag ?? null} />
      ) : (
        <QueryStates query={query}>
          {(inventory) => (
            <div className={styles.inventory} aria-busy={query.isFetching}>
              <DayChooser day={inventory.day} onDay={choose} />
              <Counted inventory={inventory} />
              <InventoryBody look={{ inventory, frozenId: null }} glance={blik ?? 'aantallen'} onGlance={show} />
            </div>
          )}
        </QueryStates>
      )}
      <Freezes />
    </Page>
  )
}

function Deeds({ inventory: { day } }: { readonly inventory: Inventory }) {
  const t = useT()
  const may = useMay()
  return (
    <div className={styles.deeds}>
      <Row>
        {may('segments.inventory.freeze') && <FreezeButton day={day} />}
        {may('segments.inventory.export') && (
          <LinkButton href={urlOf(exportInventory, { query: { day } })} download icon={<Download aria-hidden="true" />}>
            {t('inventory.export')}
          </LinkButton>
        )}
        <PrintButton />
      </Row>
    </div>
  )
}

export function PrintButton() {
  const t = useT()
  return (
    <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
      {t('inventory.print')}
    </Button>
  )
}

/** Of which stretch, and as of when; what somebody sees of it follows from their rights. */
function Counted({ inventory: { day, from, countedAt } }: { readonly inventory: Inventory }) {
  const t = useT()
  const { dateTime, longDate } = useFormat()
  return (
    <p className={styles.soft}>
      {t('inventory.counted', { day: longDate(day), from: longDate(from), at: dateTime(countedAt) })}
    </p>
  )
}
