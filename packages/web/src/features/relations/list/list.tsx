import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useCallback } from 'react'
import type { SavedView } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { useMay } from '../../../lib/session.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { RunningBulk } from '../bulk/running-bulk.tsx'
import { useSelection } from '../bulk/use-selection.ts'
import type { Selection } from '../bulk/use-selection.ts'
import { BoardForm } from '../forms/board-form.tsx'
import { CalendarForm } from '../forms/calendar-form.tsx'
import { MapForm } from '../forms/map-form.tsx'
import { useT } from '../locale/index.ts'
import { relationsQuery } from '../relations.api.ts'
import { changeAddress, toListQuery } from './list-address.view.ts'
import { contentOf, shownColumns } from './list.view.ts'
import { ListRows } from './list-rows.tsx'
import type { Go, ListState } from './list-state.ts'
import { ListTools } from './list-tools.tsx'
import { NothingFound, Untouched } from './nothing-found.tsx'
import { rememberedColumns } from './remembered-columns.ts'
import { ViewsBar } from '../views/views-bar.tsx'
import styles from './list.module.css'

export function RelationListScreen() {
  const address = useSearch({ from: '/shell/relaties' })
  const navigate = useNavigate({ from: '/relaties' })
  const go: Go = useCallback(
    (next, replace = false) => void navigate({ search: next, replace, resetScroll: !replace }),
    [navigate],
  )
  return <ListPage address={address} go={go} view={null} isChanged={false} />
}

interface ListPageProps extends ListState {
  /** The saved view whose page this is. */
  readonly view: SavedView | null
  /** Whether what is shown differs from what was saved. */
  readonly isChanged: boolean
}

/** The list in the form that the address asks for: by itself, or as the page of a saved view. */
export function ListPage({ address, go, view, isChanged }: ListPageProps) {
  const t = useT()
  const may = useMay()
  const selection = useSelection(address)
  return (
    <Page>
      <PageHeader
        title={view?.name ?? t('relations.list.title')}
        {...(view !== null && { breadcrumbs: [{ label: t('relations.list.title'), href: '/relaties' }] })}
        actions={
          may('relations.relation.write') && (
            <LinkButton href="/relaties/nieuw" tone="primary" icon={<Plus aria-hidden="true" />}>
              {t('relations.create.title')}
            </LinkButton>
          )
        }
      />
      <div className={styles.list}>
        <ViewsBar address={address} go={go} view={view} isChanged={isChanged} />
        <ListTools address={address} go={go} hasSelection={selection.selected.kind !== 'nothing'} />
        <RunningBulk />
        <InForm address={address} go={go} selection={selection} />
      </div>
    </Page>
  )
}

type InFormProps = ListState & { readonly selection: Selection }

function InForm({ address, go, selection }: InFormProps) {
  switch (address.vorm) {
    case 'bord':
      return <BoardForm address={address} go={go} />
    case 'kaart':
      return <MapForm address={address} go={go} />
    case 'kalender':
      return <CalendarForm address={address} go={go} />
    case undefined:
      return <ListContent address={address} go={go} selection={selection} />
  }
}

function ListContent({ address, go, selection }: InFormProps) {
  const t = useT()
  const relations = useQuery({
    ...relationsQuery(toListQuery(address, shownColumns(address.columns, rememberedColumns()))),
    placeholderData: keepPreviousData,
  })
  if (isProblem(relations.error, 'relations.cursor_invalid')) return <PastTheEnd address={address} go={go} />
  return (
    <QueryStates query={relations}>
      {(page) => {
        const content = contentOf(address, page.items.length)
        switch (content.state) {
          case 'rows':
            return (
              <ListRows
                address={address}
                page={page}
                isBusy={relations.isPlaceholderData}
                go={go}
                selection={selection}
              />
            )
          case 'untouched':
            return <Untouched />
          case 'pastTheEnd':
            return <PastTheEnd address={address} go={go} />
          case 'nothing':
            // While another question is on its way, "nothing found" may be about to become untrue.
            return relations.isPlaceholderData ? (
              <p className={styles.wait} role="status">
                {t('relations.list.searching')}
              </p>
            ) : (
              <NothingFound address={address} without={content.without} go={go} />
            )
          default:
            return content satisfies never
        }
      }}
    </QueryStates>
  )
}

/** A page that was sent to a colleague last month may no longer be there; the list itself is. */
function PastTheEnd({ address, go }: ListState) {
  const t = useT()
  return (
    <EmptyState
      title={t('relations.list.pastTheEnd')}
      action={<Button onPress={() => go(changeAddress(address, {}))}>{t('relations.list.firstPage')}</Button>}
    >
      <p>{t('relations.list.pastTheEndText')}</p>
    </EmptyState>
  )
}
