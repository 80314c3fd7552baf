/** "4101-4103, 4110": areas as people write them. Null when something in it is no area, or when there are more than may be asked. */
export function readAreas(text: string): readonly string[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  const areas = parts.flatMap((part) => areasIn(part) ?? [NONE])
  const unique = [...new Set(areas)].toSorted()
  return unique.includes(NONE) || unique.length > MOST ? null : unique
}

const NONE = ''
const MOST = 500

function areasIn(part: string): readonly string[] | null {
  const found = /^([1-9]\d{3})(?:[-–]([1-9]\d{3}))?$/.exec(part)
  if (!found) return null
  const first = Number(found[1])
  const last = Number(found[2] ?? found[1])
  if (last < first || last - first >= MOST) return null
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
}

/** The other way round: areas that follow each other become one stretch. */
export function areasText(areas: readonly string[]): string {
  const stretches: { first: number; last: number }[] = []
  for (const area of areas.map(Number).toSorted((one, other) => one - other)) {
    const open = stretches.at(-1)
    if (open && area <= open.last + 1) open.last = Math.max(open.last, area)
    else stretches.push({ first: area, last: area })
  }
  return stretches.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(', ')
}
