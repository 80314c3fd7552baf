import { MOST_PICKED } from '@klantregie/contract'

/** Which relations of a list somebody chose: rows one by one, over several pages, or everything that the filters show. */
export type Selected =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'picked'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all' }

export const NOTHING_SELECTED: Selected = { kind: 'nothing' }

/** Null when these are more than can be picked one by one; a filter can hold any number. */
export function pick(ids: ReadonlySet<string>): Selected | null {
  if (ids.size > MOST_PICKED) return null
  return ids.size === 0 ? NOTHING_SELECTED : { kind: 'picked', ids }
}

/** The rows of a page that show as chosen. */
export function shownAsSelected(selected: Selected, page: readonly string[]): ReadonlySet<string> {
  switch (selected.kind) {
    case 'nothing':
      return new Set()
    case 'picked':
      return selected.ids
    case 'all':
      return new Set(page)
  }
}

/** Whether choosing everything is offered: the page is chosen whole and there is more than that. */
export function offersAll(selected: Selected, page: readonly string[], total: number): boolean {
  return selected.kind === 'picked' && page.every((id) => selected.ids.has(id)) && total > selected.ids.size
}
