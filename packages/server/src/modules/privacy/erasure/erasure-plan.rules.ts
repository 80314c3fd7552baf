/** What a module says of a table with rows about relations (platform/module.ts). */
type Declared = {
  readonly table: string
  readonly relationColumns: readonly string[]
  readonly onMerge: 'move' | 'keep-both' | 'recompute' | 'stay'
  readonly onErase: 'delete' | 'anonymise'
  readonly mentions?: readonly string[]
  readonly anonymised?: Readonly<Record<string, string | null>>
}

export type PlannedTable = {
  readonly table: string
  readonly action: 'delete' | 'anonymise'
  /** A row is about the person when one of these points at a cell of the person. */
  readonly columns: readonly string[]
  /** Emptied in rows about others. */
  readonly mentions: readonly string[]
  readonly anonymised: Readonly<Record<string, string | null>>
}

const ORIGIN = 'origin_'
const RELATION = 'relations.relation'

/**
 * What is done with every declared table when a person is erased. Tables that are computed from the relation go with it. Of
 * a column that moves on a merge, the one that says whose the row is now decides; where it came in follows that.
 * @throws Error when a table is said to be made anonymous without saying how.
 */
export function planErasure(declared: readonly Declared[]): PlannedTable[] {
  return declared
    .filter(({ table, onMerge }) => table !== RELATION && onMerge !== 'recompute')
    .map(({ table, relationColumns, onErase, mentions = [], anonymised = {} }) => {
      if (onErase === 'anonymise' && Object.keys(anonymised).length === 0)
        throw new Error(`${table} is anonymised on erasure, but does not say which columns become empty.`)
      const deciding = relationColumns.filter(
        (column) => !(column.startsWith(ORIGIN) && relationColumns.includes(column.slice(ORIGIN.length))),
      )
      return {
        table,
        action: onErase,
        columns: deciding.filter((column) => !mentions.includes(column)),
        mentions: deciding.filter((column) => mentions.includes(column)),
        anonymised,
      }
    })
}
