/** A column without a name exists when this share of the rows, and more than one, has something in it. */
const USED_SHARE = 0.1

/** In a spreadsheet a stray remark beside the table is kept as a column, unless it stands absurdly far away. */
const STRAY_COLUMNS = 20

export type WidthCounts = {
  /** Rows by number of cells up to the last filled one. */
  readonly filled: ReadonlyMap<number, number>
  readonly rows: number
}

/** The widest place that enough rows reach. */
function commonWidth({ filled, rows }: WidthCounts, needed: number): number {
  const widths = [...filled.keys()].sort((a, b) => b - a)
  let reached = 0
  for (const width of widths) {
    reached += filled.get(width) ?? 0
    if (reached >= Math.min(rows, needed)) return width
  }
  return 0
}

/**
 * How many columns a table has: as many as its header names, plus nameless ones that are really used. Row for row a
 * surplus cell in text is a fault of that row; in a spreadsheet it is somebody's remark.
 */
export function decideWidth(headerWidth: number, counts: WidthCounts, isRagged: boolean): number {
  const needed = Math.max(headerWidth === 0 ? 1 : 2, Math.ceil(counts.rows * USED_SHARE))
  const common = counts.rows < needed ? 0 : commonWidth(counts, needed)
  const width = Math.max(headerWidth, common)
  if (isRagged) return width
  const widest = Math.max(0, ...counts.filled.keys())
  return widest <= width + STRAY_COLUMNS ? Math.max(width, widest) : width
}
