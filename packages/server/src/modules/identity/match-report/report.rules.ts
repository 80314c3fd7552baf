/**
 * Relations that rest on the same sources and on equally many records, counted together. `knownTo`: a 0 or 1 per source, in
 * the order of the sources. However many relations there are, there are few different ones.
 */
export type Group = { readonly knownTo: string; readonly records: number; readonly relations: number }

/** From this number of records on relations are counted together. */
export const MANY_RECORDS = 10

export type Overlap = {
  readonly relations: number
  /** The last one stands for that number of records or more. */
  readonly byRecordCount: readonly { readonly records: number; readonly relations: number }[]
  /** In the order of the sources: relations that the source knows, and that no other source knows. */
  readonly perSource: readonly { readonly relations: number; readonly alone: number }[]
  /** By places in that order; pairs that have no relation in common are left out. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly relations: number }[]
}

/** What the sources have in common. */
export function overlapOf(groups: readonly Group[], sourceCount: number): Overlap {
  const perSource = Array.from({ length: sourceCount }, () => ({ relations: 0, alone: 0 }))
  const byRecordCount = new Map<number, number>()
  const pairs = new Map<number, number>()
  for (const { knownTo, records, relations } of groups) {
    const size = Math.min(MANY_RECORDS, records)
    byRecordCount.set(size, (byRecordCount.get(size) ?? 0) + relations)
    const sources = placesOf(knownTo)
    for (const [index, a] of sources.entries()) {
      const own = perSource[a]
      if (!own) continue
      own.relations += relations
      if (sources.length === 1) own.alone += relations
      for (const b of sources.slice(index + 1))
        pairs.set(a * sourceCount + b, (pairs.get(a * sourceCount + b) ?? 0) + relations)
    }
  }
  return {
    relations: groups.reduce((sum, group) => sum + group.relations, 0),
    byRecordCount: [...byRecordCount]
      .sort(([left], [right]) => left - right)
      .map(([records, relations]) => ({ records, relations })),
    perSource,
    pairs: [...pairs]
      .sort(([left], [right]) => left - right)
      .map(([key, relations]) => ({ a: Math.floor(key / sourceCount), b: key % sourceCount, relations })),
  }
}

function placesOf(knownTo: string): number[] {
  return Array.from({ length: knownTo.length }, (_, place) => place).filter((place) => knownTo[place] === '1')
}

type Kept = { readonly asOf: Date; readonly refreshingSince: Date | null }

/** Figures this old are made again when somebody looks, in milliseconds: hand work changes them a little all day long. */
const FRESH_FOR = 60 * 60_000
/** A refresh that has not come after this long will not come any more. */
const REFRESH_WITHIN = 15 * 60_000

/**
 * Whether fresh figures must be asked for: after a run or an import has ended (`changedAt`) at once, because then they are
 * simply wrong; otherwise once an hour; and never twice at the same time.
 */
export function mustRefresh({ asOf, refreshingSince }: Kept, changedAt: Date | null, now: Date): boolean {
  if (refreshingSince !== null && now.getTime() - refreshingSince.getTime() < REFRESH_WITHIN) return false
  const isOvertaken = changedAt !== null && changedAt > asOf
  return isOvertaken || now.getTime() - asOf.getTime() >= FRESH_FOR
}
