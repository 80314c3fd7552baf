import { MOST_PICKED } from '@klantregie/contract'

/**
 * Which relations of a list somebody chose: rows one by one, over several pages, or everything that the filters show but for some rows that
 * they took out again.
 */
export type Selected =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'picked'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }

export const NOTHING_SELECTED: Selected = { kind: 'nothing' }
export const EVERYTHING: Selected = { kind: 'all', except: new Set() }

/**
 * What is chosen when these rows show as chosen on a page. Null when that is more rows than can be picked, or taken out, one by one; a
 * filter can hold any number.
 */
export function pick(selected: Selected, page: readonly string[], ids: ReadonlySet<string>): Selected | null {
  if (selected.kind === 'all') {
    const elsewhere = [...selected.except].filter((id) => !page.includes(id))
    const except = new Set([...elsewhere, ...page.filter((id) => !ids.has(id))])
    return except.size > MOST_PICKED ? null : { kind: 'all', except }
  }
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
      return new Set(page.filter((id) => !selected.except.has(id)))
  }
}

/** Whether choosing everything is offered: the page is chosen whole and there is more than that. */
export function offersAll(selected: Selected, page: readonly string[], total: number): boolean {
  return selected.kind === 'picked' && page.every((id) => selected.ids.has(id)) && total > selected.ids.size
}
