/** As long as an emergency at a desk takes, and short enough that nobody works with it. In milliseconds. */
const OPEN_FOR = 60 * 60 * 1000
/** Asking by name or number says whether somebody is known here. That is for emergencies, not for looking around. */
const MOST_MISSES = 5
const MISSES_WITHIN = 60 * 60 * 1000

export function endOfSight(now: Date): Date {
  return new Date(now.getTime() + OPEN_FOR)
}

/** Misses since this moment count. */
export function missesSince(now: Date): Date {
  return new Date(now.getTime() - MISSES_WITHIN)
}

export function hasSearchedTooOften(misses: number): boolean {
  return misses >= MOST_MISSES
}

type OpenableDomain = { readonly id: string; readonly bit: number }

type Sight = {
  readonly see: bigint
  /** Of each limited field the domains in which it is shown in full. */
  readonly clear: readonly bigint[]
}

/** Domains of which sight would add something: those not seen, and those in which a field is hidden or masked. */
export function openable<D extends OpenableDomain>(domains: readonly D[], { see, clear }: Sight): D[] {
  return domains.filter(({ bit }) => {
    const mask = 1n << BigInt(bit)
    return (see & mask) === 0n || clear.some((field) => (field & mask) === 0n)
  })
}

type Found = { readonly id: string; readonly mask: bigint }

/**
 * Which domains to open to see those who were found: for each the first of its domains, and none when it is seen already. The
 * fewest that do: sight of one domain of a relation is sight of the relation.
 */
export function domainsToOpen<D extends OpenableDomain>(
  found: readonly Found[],
  { domains, see }: { readonly domains: readonly D[]; readonly see: bigint },
): D[] {
  const first = found
    .filter(({ mask }) => (mask & see) === 0n)
    .flatMap(({ mask }) => domains.find(({ bit }) => (mask & (1n << BigInt(bit))) !== 0n) ?? [])
  return [...new Set(first)]
}
