type Reference = { readonly from: string; readonly to: string }

/**
 * The order in which tables can be emptied: one that refers to another goes first. A table that refers to itself can be
 * emptied in one statement.
 * @throws Error when tables refer to each other in a circle: then no order exists.
 */
export function calculateRemovalOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const order: string[] = []
  let left = [...tables]
  while (left.length > 0) {
    const remaining = new Set(left)
    const referredTo = new Set(
      references.filter(({ from, to }) => from !== to && remaining.has(from)).map((reference) => reference.to),
    )
    const free = left.filter((table) => !referredTo.has(table))
    if (free.length === 0) throw new Error(`These tables refer to each other: ${left.join(', ')}`)
    order.push(...free)
    left = left.filter((table) => referredTo.has(table))
  }
  return order
}
