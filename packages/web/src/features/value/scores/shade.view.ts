const SHADES = ['shade1', 'shade2', 'shade3', 'shade4'] as const

/** How dark a cell is, by the root of its share of the largest one: a few cells hold most, and the others would all be white. */
export function shadeOf(relations: number, largest: number): (typeof SHADES)[number] {
  const share = largest > 0 ? Math.sqrt(relations / largest) : 0
  return SHADES[Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))] ?? 'shade1'
}
