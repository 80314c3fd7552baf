/** A column one place up (-1) or down (1); the name stays the first. */
export function moved(columns: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = columns.indexOf(id)
  const to = from + by
  if (from < 1 || to < 1 || to >= columns.length) return columns
  const rest = columns.filter((one) => one !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** A column more, at the end, or less; the name is always there. */
export function toggled(columns: readonly string[], id: string): readonly string[] {
  if (id === 'name') return columns
  return columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id]
}
