/** How an index is coloured: clearly less, about as much, clearly more. The figure itself says the same. */
export function stepOfIndex(index: number): 'less' | 'even' | 'more' {
  if (index < 80) return 'less'
  return index > 120 ? 'more' : 'even'
}
