import type { SavedView } from '@klantregie/contract'
import { fromQueryString, isSameView, listHref, parseAddress } from '../list/list-address.view.ts'
import type { Form, ListAddress } from '../list/list-address.view.ts'

/**
 * The address of a view's page. Without more it shows what was saved; `anders` says that somebody looks at it otherwise and that the whole
 * state stands in the address. Where one is in it (page, day) may stand there either way.
 */
export interface ViewSearch extends ListAddress {
  readonly anders?: true
}

export function parseViewSearch(search: Readonly<Record<string, unknown>>): ViewSearch {
  const address = parseAddress(search)
  return String(search['anders']) === 'true' ? { ...address, anders: true } : address
}

/** What a view's page shows. */
export function shownIn(view: Pick<SavedView, 'query'>, { anders, ...search }: ViewSearch): ListAddress {
  if (anders === true) return search
  const saved = fromQueryString(view.query)
  const { cursor, from, dag } = search
  return {
    ...saved,
    ...(cursor !== undefined && { cursor }),
    ...(from !== undefined && { from }),
    ...(dag !== undefined && saved.vorm === 'kalender' && { dag }),
  }
}

/** How a state stands in the address of a view's page: nothing of it when it is what was saved. */
export function searchFor(view: Pick<SavedView, 'query'>, next: ListAddress): ViewSearch {
  if (!isSameView(fromQueryString(view.query), next)) return { ...next, anders: true }
  const { cursor, from, dag } = next
  return {
    ...(cursor !== undefined && { cursor }),
    ...(from !== undefined && { from }),
    ...(dag !== undefined && { dag }),
  }
}

export function viewHref({ id }: Pick<SavedView, 'id'>): string {
  return `/relaties/weergave/${id}`
}

/** The form of a saved view. */
export function formOf({ query }: Pick<SavedView, 'query'>): Form | 'tabel' {
  return fromQueryString(query).vorm ?? 'tabel'
}

/** Whole views and sets of columns stand in one list. */
export function viewsIn(items: readonly SavedView[]): readonly SavedView[] {
  return items.filter(({ part }) => part === 'view')
}

/** A view that shows this state; none for the bare list. */
export function viewOf(items: readonly SavedView[], address: ListAddress): SavedView | undefined {
  if (listHref(address) === '/relaties') return undefined
  return viewsIn(items).find((view) => isSameView(fromQueryString(view.query), address))
}

/** The name of a copy, within what a name may be long. */
export function copyName(text: string): string {
  return text.slice(0, 80)
}
