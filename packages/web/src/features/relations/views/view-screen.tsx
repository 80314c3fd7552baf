import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { SavedView } from '@klantregie/contract'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import type { Go } from '../list/list-state.ts'
import { ListPage } from '../list/list.tsx'
import { useT } from '../locale/index.ts'
import { searchFor, shownIn } from './view-address.view.ts'
import { viewQuery } from './views.api.ts'

/** The page of a saved view: the list as it was saved, or as somebody looks at it from there. */
export function ViewScreen() {
  const { id } = useParams({ from: '/shell/relaties/weergave/$id' })
  const view = useQuery(viewQuery(id))
  if (isProblem(view.error, 'relations.view_not_found')) return <Lost />
  return <QueryStates query={view}>{(saved) => <ViewPage view={saved} />}</QueryStates>
}

function ViewPage({ view }: { readonly view: SavedView }) {
  const search = useSearch({ from: '/shell/relaties/weergave/$id' })
  const navigate = useNavigate({ from: '/relaties/weergave/$id' })
  const go: Go = useCallback(
    (next, replace = false) => void navigate({ search: searchFor(view, next), replace, resetScroll: !replace }),
    [navigate, view],
  )
  return <ListPage address={shownIn(view, search)} go={go} view={view} isChanged={search.anders === true} />
}

/** Removed, no longer shared, or never there: these are told alike. */
function Lost() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('relations.views.lost')} lead={t('relations.views.lostText')} />
      <div>
        <LinkButton href="/relaties" tone="primary">
          {t('relations.views.all')}
        </LinkButton>
      </div>
    </Page>
  )
}
