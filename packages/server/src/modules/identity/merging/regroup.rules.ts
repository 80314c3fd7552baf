/** What a module says of a table with rows about relations (platform/module.ts). */
type Declared = {
  readonly table: string
  readonly relationColumns: readonly string[]
  readonly onMerge: 'move' | 'keep-both' | 'recompute' | 'stay'
}

/** A column that follows when a cell goes to another relation, and the column that keeps the cell. */
export type RegroupedColumn = { readonly table: string; readonly column: string; readonly origin: string }

const ORIGIN = 'origin_'

/**
 * The columns to change when cells are regrouped: of every table whose rows move with their cell, each column that points at
 * a relation, beside the column of the same name that keeps where it came in.
 * @throws Error when a table has no such column: then an undo could not find its rows back.
 */
export function columnsToRegroup(declared: readonly Declared[]): RegroupedColumn[] {
  return declared
    .filter(({ onMerge }) => onMerge === 'move' || onMerge === 'keep-both')
    .flatMap(({ table, relationColumns }) =>
      relationColumns
        .filter((column) => !column.startsWith(ORIGIN))
        .map((column) => {
          const origin = `${ORIGIN}${column}`
          if (!relationColumns.includes(origin)) throw new Error(`${table} moves on a merge, but has no ${origin}.`)
          return { table, column, origin }
        }),
    )
}
