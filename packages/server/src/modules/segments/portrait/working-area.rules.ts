type Place = { readonly place: string; readonly municipality: string; readonly municipalityCode: string }

const words = (text: string) =>
  ` ${text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/**
 * The municipalities that branches are named after ("Bibliotheek Gorinchem"), by their code. A name of a municipality goes before that of a
 * village; of names that begin alike the longest counts.
 */
export function municipalitiesOf(branches: readonly string[], places: readonly Place[]): string[] {
  const municipalities = named(places, ({ municipality }) => municipality)
  const villages = named(places, ({ place }) => place)
  const codes = branches.flatMap((branch) => longestIn(branch, municipalities) ?? longestIn(branch, villages) ?? [])
  return [...new Set(codes)].toSorted()
}

/** Shorter names are words that branches have for other reasons ("Oost", "Ee"). */
const SHORTEST = 5

/** A name that several municipalities have says nothing. */
function named(places: readonly Place[], nameOf: (place: Place) => string): ReadonlyMap<string, string | null> {
  const codes = new Map<string, string | null>()
  for (const place of places) {
    const name = words(nameOf(place))
    const known = codes.get(name)
    codes.set(name, known === undefined || known === place.municipalityCode ? place.municipalityCode : null)
  }
  return codes
}

function longestIn(branch: string, names: ReadonlyMap<string, string | null>): string | undefined {
  const text = words(branch)
  const [found] = [...names]
    .filter(([name, code]) => code !== null && name.trim().length >= SHORTEST && text.includes(name))
    .toSorted(([one], [other]) => other.length - one.length)
  return found?.[1] ?? undefined
}

/** Where most of somebody's relations live: the municipalities that together hold most of them, the largest first. */
export function mostOf(counts: ReadonlyMap<string, number>): string[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const codes: string[] = []
  let reached = 0
  for (const [code, count] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    if (reached >= total * MOSTLY || codes.length >= MOST) break
    codes.push(code)
    reached += count
  }
  return codes.toSorted()
}

const MOSTLY = 0.8
const MOST = 12
