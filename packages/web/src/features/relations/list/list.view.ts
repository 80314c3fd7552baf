import type { Sort } from '../../../ui/table.view.ts'
import { isOwnField } from '@klantregie/contract'
import { activeFilters, changeAddress } from './list-address.view.ts'
import type { FilterKey, ListAddress, SortKey } from './list-address.view.ts'

/** Every column there is, in the order in which they are offered; the name cannot be switched off and stands first. */
export const columnIds = [
  'name',
  'types',
  'labels',
  'email',
  'phone',
  'street',
  'postcode',
  'place',
  'birthDate',
  'branch',
  'sources',
  'changed',
] as const
export type ColumnId = (typeof columnIds)[number]
/** A column of ours, or of a field of the organisation's own by its key. */
export type ShownColumn = ColumnId | `own_${string}`

export const usualColumns: readonly ColumnId[] = ['name', 'types', 'email', 'phone', 'place', 'changed']

/** The address decides; without a choice there, what this browser remembers; else the usual ones. */
export function shownColumns(inAddress: string | undefined, remembered: string | null): readonly ShownColumn[] {
  for (const choice of [inAddress, remembered]) {
    const asked = choice?.split(',') ?? []
    const known = [...new Set(asked)].filter(isShown).filter((id) => id !== 'name')
    if (known.length > 0 || asked.includes('name')) return ['name', ...known]
  }
  return usualColumns
}

function isShown(id: string): id is ShownColumn {
  return isOwnField(id) || columnIds.some((one) => one === id)
}

/** In the order that was chosen. Undefined for the usual choice: it then need not stand in the address. */
export function columnsText(columns: readonly string[]): string | undefined {
  const text = ['name', ...columns.filter((id) => id !== 'name')].join(',')
  return text === usualColumns.join(',') ? undefined : text
}

const sortable: readonly SortKey[] = ['name', 'place', 'changed']

export function isSortable(column: string): boolean {
  return sortable.some((sort) => sort === column)
}

export function sortOf({ sort = 'name', direction }: ListAddress): Sort {
  return { column: sort, direction: direction === 'desc' ? 'descending' : 'ascending' }
}

/** "Last changed" is asked for to see the newest, so its first press already turns the order around. */
export function sortAddress(address: ListAddress, { column, direction }: Sort): ListAddress {
  const sort = sortable.find((one) => one === column) ?? (isOwnField(column) ? column : undefined)
  if (!sort) return address
  const isNewColumn = sort !== (address.sort ?? 'name')
  const descends = sort === 'changed' && isNewColumn ? true : direction === 'descending'
  return changeAddress(address, {
    sort: sort === 'name' ? undefined : sort,
    direction: descends ? 'desc' : undefined,
  })
}

const MILLION = 1_000_000

/**
 * How many there are, as people say it. An estimate is rounded to two figures, because more figures would promise a
 * precision that is not there. `amount` is in millions when `unit` says so.
 */
export type Total =
  | { readonly key: 'exact'; readonly amount: number }
  | { readonly key: 'about'; readonly amount: number }
  | { readonly key: 'aboutMillions'; readonly amount: number }

export function totalOf(total: number, isExact: boolean): Total {
  if (isExact) return { key: 'exact', amount: total }
  const rounded = Number(total.toPrecision(2))
  if (rounded >= MILLION) return { key: 'aboutMillions', amount: rounded / MILLION }
  return { key: 'about', amount: rounded }
}

/** Numbers of the first and last row on this page, counted from one. */
export function rangeOf(address: ListAddress, count: number): { readonly first: number; readonly last: number } {
  const first = address.from ?? 1
  return { first, last: first + count - 1 }
}

/** Nothing to show has two very different reasons, and each asks for another next step. */
export type ListContent =
  | { readonly state: 'rows' }
  | { readonly state: 'untouched' }
  | { readonly state: 'pastTheEnd' }
  | { readonly state: 'nothing'; readonly without: readonly Without[] }

/** A filter, and the address that has all the others. */
export interface Without {
  readonly key: FilterKey
  readonly value: string
  readonly address: ListAddress
}

export function contentOf(address: ListAddress, count: number): ListContent {
  if (count > 0) return { state: 'rows' }
  if (address.cursor !== undefined) return { state: 'pastTheEnd' }
  const filters = activeFilters(address)
  if (filters.length === 0) return { state: 'untouched' }
  return {
    state: 'nothing',
    without: filters.map(({ key, value }) => ({ key, value, address: changeAddress(address, { [key]: undefined }) })),
  }
}

const TYPES_IN_A_CELL = 2

/** Two types and how many more: a relation with twelve roles must not make its row twelve lines high. */
export function typesCell(types: readonly string[]): { readonly text: string; readonly more: number } {
  const fits = types.length <= TYPES_IN_A_CELL + 1
  const shown = fits ? types : types.slice(0, TYPES_IN_A_CELL)
  return { text: shown.join(', '), more: types.length - shown.length }
}
