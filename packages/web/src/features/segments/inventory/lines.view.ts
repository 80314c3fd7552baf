import type {
  Contribution,
  Inventory,
  InventoryCell,
  InventoryRow,
  InventoryType,
  TypeAudience,
} from '@klantregie/contract'

export const AUDIENCES = ['consumer', 'business', 'internal'] as const satisfies readonly TypeAudience[]
export const TOTAL = 'total'

/** A row of the inventory: everybody together, an audience, or a type. */
export interface Line {
  /** `total`, an audience, or the id of a type: it stands in addresses. */
  readonly id: string
  readonly row: InventoryRow
  /** Null for the total and for an audience. */
  readonly type: InventoryType | null
}

/** Everybody, and then by audience; an audience without a type says nothing. */
export function summaryLines({ total, audiences, types }: Inventory): readonly Line[] {
  return [
    { id: TOTAL, row: total, type: null },
    ...audiences
      .filter(({ audience }) => types.some((type) => type.audience === audience))
      .map((row) => ({ id: row.audience, row, type: null })),
  ]
}

/** By audience, and within it in the order of the model. */
export function typeLines({ types }: Inventory): readonly Line[] {
  return AUDIENCES.flatMap((audience) => types.filter((type) => type.audience === audience)).map((type) => ({
    id: type.typeId,
    row: type,
    type,
  }))
}

export function lineOf(inventory: Inventory, id: string): Line | null {
  return [...summaryLines(inventory), ...typeLines(inventory)].find((line) => line.id === id) ?? null
}

/** Nobody had it in any of the years that are shown. */
export function isEmptyLine({ row }: Line): boolean {
  return yearsOf(row).every(({ relations, during, before }) => relations === 0 && during === 0 && before === 0)
}

/** The years of a row, oldest first, the one that was asked for last. */
export const yearsOf = ({ years, now }: InventoryRow) => [...years, now]

/** The kinds of what was done in these rows and years, in a fixed order: money first. */
export function kindsIn(rows: readonly InventoryRow[], isShown: (one: Contribution) => boolean): readonly string[] {
  const found = new Set(
    rows.flatMap((row) =>
      yearsOf(row).flatMap(({ contributions }) => contributions.filter(isShown).map(({ kind }) => kind)),
    ),
  )
  return [...KINDS.filter((kind) => found.has(kind)), ...[...found].filter((kind) => !isKnownKind(kind)).toSorted()]
}

const KINDS = [
  'ticket',
  'enrolment',
  'membership',
  'purchase',
  'gift',
  'sponsoring',
  'subsidy',
  'pledge',
  'attendance',
  'loan',
  'volunteering',
  'web_visit',
  'complaint',
] as const
type KnownKind = (typeof KINDS)[number]
export const isKnownKind = (kind: string): kind is KnownKind => KINDS.some((known) => known === kind)

export const bringsMoney = ({ cents }: Contribution): boolean => cents !== 0
export const isDone = ({ times }: Contribution): boolean => times > 0

const MINUTES_PER_HOUR = 60

/** How much of a kind was done: hours of volunteering, tickets, loans; times of what cannot be counted in pieces. */
export function amountDone({ kind, times, quantity }: Contribution): number {
  if (kind === 'volunteering') return Math.round(quantity / MINUTES_PER_HOUR)
  return BY_TIMES.has(kind) ? times : quantity
}
const BY_TIMES = new Set(['gift', 'pledge', 'sponsoring', 'subsidy', 'membership', 'complaint'])

export function contributionOf(contributions: readonly Contribution[], kind: string): Contribution | null {
  return contributions.find((one) => one.kind === kind) ?? null
}

type What = InventoryCell['what']

/** The address of the people behind a figure of a row. */
export function peopleHref({ day, what, row, kind }: { day: string; what: What; row: string; kind?: string }): string {
  const search = new URLSearchParams({ dag: day, wat: what, ...(kind !== undefined && { soort: kind }) })
  return `/inventaris/rij/${row}/relaties?${search.toString()}`
}

/** Of which types the people are; null: a row that is not there for this reader. Left out: of all types. */
export function typeIdsOf(inventory: Inventory, row: string): readonly string[] | undefined | null {
  if (row === TOTAL) return undefined
  const ids = inventory.types
    .filter(({ typeId, audience }) => typeId === row || audience === row)
    .map(({ typeId }) => typeId)
  return ids.length === 0 ? null : ids
}

/** About what somebody did: whoever is under protection is counted there and not named. */
export const isAboutDeeds = (what: What): boolean => what === 'did' || what === 'visitors' || what === 'buyers'

/** Heights of bars from zero, of a picture that is `height` high. */
export function barHeights(values: readonly number[], height: number): readonly number[] {
  const most = Math.max(0, ...values)
  return values.map((value) => (most === 0 ? 0 : Math.round((Math.max(0, value) / most) * height * 10) / 10))
}

export const yearOf = (day: string): string => day.slice(0, 4)
const isYearEnd = (day: string): boolean => day.endsWith('-12-31')
/** A year that is not over yet is told by its day. */
export const isWholeYear = isYearEnd
