import { QualityGap, RelationKind, RelationSort, isOwnField } from '@klantregie/contract'
import type { CallInput } from '../../../lib/api.ts'
import type { OwnFieldKey, RelationFilter, listRelations } from '@klantregie/contract'
import { conditionsIn } from './own-filter.view.ts'

export type SortKey = (typeof RelationSort.options)[number] | OwnFieldKey

/** The forms of a list beside the table. */
export const forms = ['bord', 'kaart', 'kalender'] as const
export type Form = (typeof forms)[number]

/** Everything that decides what the list shows. It is the address bar, and a saved view is one of these as text. */
export interface ListAddress {
  readonly q?: string
  readonly kind?: RelationKind
  readonly typeId?: string
  readonly domainId?: string
  readonly branchId?: string
  /** The colleague who looks after it. */
  readonly ownerId?: string
  readonly labelId?: string
  readonly place?: string
  /** A municipality by its code, and the area of a postcode: what a circle on the map stands for. */
  readonly municipality?: string
  readonly area?: string
  readonly segmentId?: string
  readonly sourceId?: string
  readonly importId?: string
  /** What is missing or cannot be right: the list behind a figure about quality. */
  readonly gap?: QualityGap
  /** Conditions on own fields, as `own-filter.view.ts` writes them. */
  readonly own?: string
  readonly sort?: SortKey
  readonly direction?: 'desc'
  readonly size?: 100
  /** Ids of columns, separated by commas. */
  readonly columns?: string
  /** How it is shown; left out: as a table. */
  readonly vorm?: Form
  /** Of a board: the type whose roles stand on it, and by what they stand in columns; left out: by stage. */
  readonly rol?: string
  readonly kolom?: 'status' | 'wie'
  /** Of a map: by postcode; left out: by municipality. */
  readonly gebied?: 'postcode'
  /** Of a calendar: a week; left out: a month. `dag`: the day that is looked at. */
  readonly blik?: 'week'
  readonly dag?: string
  /** Kinds of what stands on a day, separated by commas; left out: the usual ones. */
  readonly soort?: string
  /** Where this page begins, for the server and for people: the cursor, and the number of the first row. */
  readonly cursor?: string
  readonly from?: number
}

export const filterKeys = [
  'q',
  'kind',
  'typeId',
  'domainId',
  'branchId',
  'ownerId',
  'labelId',
  'place',
  'municipality',
  'area',
  'segmentId',
  'sourceId',
  'importId',
  'gap',
  'own',
] as const
export type FilterKey = (typeof filterKeys)[number]

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_TEXT = 200
const LONGEST_CURSOR = 500
const LONGEST_OWN = 1200
const LONGEST_COLUMNS = 800

/** An address may be old, shortened in a mail or typed by hand: what does not fit is left out, never an error. */
export function parseAddress(search: Readonly<Record<string, unknown>>): ListAddress {
  const text = (key: string, longest = LONGEST_TEXT) => {
    const value = search[key]
    const written =
      typeof value === 'string' ? value : ['number', 'boolean'].includes(typeof value) ? String(value) : ''
    return written !== '' && written.length <= longest ? written : undefined
  }
  const fitting = (key: string, pattern: RegExp) => {
    const value = text(key)
    return value !== undefined && pattern.test(value) ? value : undefined
  }
  const id = (key: string) => fitting(key, ID)
  const from = Number(text('from'))
  const cursor = text('cursor', LONGEST_CURSOR)
  return known({
    q: text('q'),
    kind: RelationKind.options.find((kind) => kind === search['kind']),
    typeId: id('typeId'),
    domainId: id('domainId'),
    branchId: id('branchId'),
    ownerId: id('ownerId'),
    labelId: id('labelId'),
    place: text('place', 120),
    municipality: fitting('municipality', /^\d{4}$/),
    area: fitting('area', /^[1-9]\d{3}$/),
    segmentId: id('segmentId'),
    sourceId: id('sourceId'),
    importId: id('importId'),
    gap: QualityGap.options.find((gap) => gap === search['gap']),
    own: ownText(text('own', LONGEST_OWN)),
    sort: sortKey(search['sort']),
    direction: search['direction'] === 'desc' ? ('desc' as const) : undefined,
    size: text('size') === '100' ? (100 as const) : undefined,
    columns: text('columns', LONGEST_COLUMNS),
    ...formIn(search, { rol: id('rol'), dag: fitting('dag', DAY), soort: fitting('soort', /^[a-z_]+(,[a-z_]+)*$/) }),
    cursor,
    from: cursor !== undefined && Number.isInteger(from) && from > 1 ? from : undefined,
  })
}

type OfForm = { readonly [K in 'rol' | 'dag' | 'soort']: string | undefined }

/** The form, and of it only what belongs to it. */
function formIn(search: Readonly<Record<string, unknown>>, { rol, dag, soort }: OfForm) {
  const vorm = forms.find((form) => form === search['vorm'])
  switch (vorm) {
    case 'bord':
      return { vorm, rol, kolom: (['status', 'wie'] as const).find((kolom) => kolom === search['kolom']) }
    case 'kaart':
      return { vorm, gebied: search['gebied'] === 'postcode' ? ('postcode' as const) : undefined }
    case 'kalender':
      return { vorm, dag, soort, blik: search['blik'] === 'week' ? ('week' as const) : undefined }
    case undefined:
      return {}
  }
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const OWN_KEY = /^own_[a-z0-9_]{1,60}$/

function sortKey(value: unknown): SortKey | undefined {
  const known = RelationSort.options.find((sort) => sort === value)
  if (known !== undefined || typeof value !== 'string') return known
  return isOwnField(value) && OWN_KEY.test(value) ? value : undefined
}

function ownText(text: string | undefined): string | undefined {
  return conditionsIn(text).length > 0 ? text : undefined
}

type Known<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

function known<T extends object>(values: T): Known<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>
}

/** A changed filter or order starts at the first page again. An undefined or empty value takes a key away. */
export function changeAddress(
  address: ListAddress,
  change: { readonly [K in keyof ListAddress]?: ListAddress[K] | undefined },
): ListAddress {
  const { cursor: _cursor, from: _from, ...rest } = address
  const next = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(next)
}

export function withoutFilters(address: ListAddress): ListAddress {
  return changeAddress(address, Object.fromEntries(filterKeys.map((key) => [key, undefined])))
}

export function activeFilters(address: ListAddress): readonly { readonly key: FilterKey; readonly value: string }[] {
  return filterKeys.flatMap((key) => {
    const value = address[key]
    return value === undefined ? [] : [{ key, value }]
  })
}

const PAGE_SIZE = 50

export function pageSize(address: ListAddress): 50 | 100 {
  return address.size ?? PAGE_SIZE
}

const MOST_OWN_COLUMNS = 20

/** What the server is asked. `columns`: those that are shown, because own fields come only when they are asked for. */
export function toListQuery(
  address: ListAddress,
  columns: readonly string[] = [],
): NonNullable<CallInput<typeof listRelations>['query']> {
  const { sort, direction, cursor } = address
  const fields = columns.filter(isOwnField).slice(0, MOST_OWN_COLUMNS)
  return {
    ...toFilter(address),
    ...known({ sort, direction, cursor }),
    limit: pageSize(address),
    ...(fields.length > 0 && { fields }),
  }
}

type ListFilter = Omit<
  NonNullable<CallInput<typeof listRelations>['query']>,
  'sort' | 'direction' | 'cursor' | 'limit' | 'fields'
>

/** The filter alone, as the server takes it: for an export, and for every form of the list. */
export function toFilter({ own, ...address }: ListAddress): ListFilter {
  const filters = Object.fromEntries(activeFilters(address).map(({ key, value }) => [key, value]))
  return { ...filters, ...(own !== undefined && { own: [...conditionsIn(own)] }) }
}

/** The same for a request with a body. The server looks whether each value can be meant. */
export const filterOf = (address: ListAddress): RelationFilter => toFilter(address)

/** The state as the text of a saved view: without the page and the day, always in the same order. */
export function toQueryString(address: ListAddress): string {
  const entries = Object.entries(changeAddress(address, { dag: undefined })).sort(([a], [b]) => (a < b ? -1 : 1))
  return new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()
}

export function fromQueryString(query: string): ListAddress {
  return parseAddress(Object.fromEntries(new URLSearchParams(query)))
}

export function listHref(address: ListAddress): string {
  const query = toQueryString(address)
  return query === '' ? '/relaties' : `/relaties?${query}`
}

/** Two addresses show the same view when they filter, sort and lay out alike; on which page one is does not matter. */
export function isSameView(a: ListAddress, b: ListAddress): boolean {
  return toQueryString(a) === toQueryString(b)
}

interface PageEdges {
  readonly count: number
  readonly nextCursor: string | null
  readonly previousCursor: string | null
}

export function nextPage(address: ListAddress, { count, nextCursor }: PageEdges): ListAddress | null {
  return nextCursor === null ? null : { ...address, cursor: nextCursor, from: (address.from ?? 1) + count }
}

/** Back to where one came from; the page before the second is simply the first, with a clean address. */
export function previousPage(address: ListAddress, { previousCursor }: PageEdges): ListAddress | null {
  if (previousCursor === null) return null
  const from = (address.from ?? 1) - pageSize(address)
  return from <= 1 ? changeAddress(address, {}) : { ...address, cursor: previousCursor, from }
}
