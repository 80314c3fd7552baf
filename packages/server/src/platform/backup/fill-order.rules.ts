/**
 * The order in which tables can be filled: what is referred to goes before what refers to it. A table may refer to
 * itself, because its rows go in with one statement.
 * @throws Error when tables refer to each other in a circle: then no order exists.
 */
export function calculateFillOrder(
  tables: readonly string[],
  references: readonly { readonly from: string; readonly to: string }[],
): string[] {
  const order: string[] = []
  let left = [...tables]
  while (left.length > 0) {
    const waiting = new Set(left)
    const blocked = new Set(references.filter(({ from, to }) => from !== to && waiting.has(to)).map(({ from }) => from))
    const free = left.filter((table) => !blocked.has(table))
    if (free.length === 0) throw new Error(`These tables refer to each other: ${left.join(', ')}`)
    order.push(...free)
    left = left.filter((table) => blocked.has(table))
  }
  return order
}
