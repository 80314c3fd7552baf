import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Inventory } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useLineName } from './columns.tsx'
import { freezeQuery, inventoryQuery } from './inventory.api.ts'
import type { Look } from './look.ts'
import { PrintButton } from './inventory-screen.tsx'
import { lineOf } from './lines.view.ts'
import type { Line } from './lines.view.ts'
import { Brought, Course, Quality } from './row-parts.tsx'
import styles from './inventory.module.css'

const route = getRouteApi('/shell/inventaris/rij/$row')

/** Everything that is known of one row: how it went, what it brought and did by year, how good its records are, and whose it is. */
export function InventoryRowScreen() {
  const { bewaard } = route.useSearch()
  return bewaard === undefined ? <Live /> : <Frozen id={bewaard} />
}

function Live() {
  const t = useT()
  const { dag } = route.useSearch()
  const query = useQuery(inventoryQuery(dag))
  return (
    <PageStates query={query} up={{ label: t('inventory.title'), href: '/inventaris' }}>
      {(inventory) => (
        <Found
          look={{ inventory, frozenId: null }}
          up={{ label: t('inventory.title'), href: `/inventaris?dag=${inventory.day}` }}
        />
      )}
    </PageStates>
  )
}

function Frozen({ id }: { readonly id: string }) {
  const t = useT()
  const query = useQuery(freezeQuery(id))
  return (
    <PageStates query={query} up={{ label: t('inventory.title'), href: '/inventaris' }}>
      {({ name, figures }) => (
        <Found look={{ inventory: figures, frozenId: id }} up={{ label: name, href: `/inventaris/bewaard/${id}` }} />
      )}
    </PageStates>
  )
}

interface FoundProps {
  readonly look: Look
  readonly up: { readonly label: string; readonly href: string }
}

function Found({ look, up }: FoundProps) {
  const t = useT()
  const { longDate } = useFormat()
  const { row } = route.useParams()
  const nameOf = useLineName()
  const line = lineOf(look.inventory, row)
  if (line === null)
    return (
      <Page>
        <PageHeader title={t('inventory.rowLost')} breadcrumbs={[up]} />
        <EmptyState title={t('inventory.nobodyHere')}>
          <p>{t('inventory.rowLostText')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <PageHeader
        title={nameOf(line)}
        breadcrumbs={[up]}
        lead={line.type?.definition ?? t('inventory.rowLead', { day: longDate(look.inventory.day) })}
        actions={
          <div className={styles.deeds}>
            <PrintButton />
          </div>
        }
      />
      <div className={styles.inventory}>
        <About line={line} inventory={look.inventory} />
        <Course line={line} look={look} />
        <Brought line={line} look={look} />
        <Quality line={line} />
      </div>
    </Page>
  )
}

/** Whose it is and for whom; of a type only. */
function About({ line: { type }, inventory }: { readonly line: Line; readonly inventory: Inventory }) {
  const t = useT()
  const { longDate } = useFormat()
  if (type === null) return null
  return (
    <DescriptionList
      items={[
        { id: 'day', term: t('inventory.day'), value: longDate(inventory.day) },
        { id: 'forWhom', term: t('inventory.forWhom'), value: t(`inventory.audience.${type.audience}`) },
        { id: 'domain', term: t('inventory.domain'), value: type.domain },
        { id: 'owner', term: t('inventory.owner'), value: type.owner ?? t('inventory.nobody') },
      ]}
    />
  )
}
