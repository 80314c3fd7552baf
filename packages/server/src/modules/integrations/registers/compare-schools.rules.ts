import type { ProposalKind, SchoolChangeKind, SchoolLocation } from '@klantregie/contract'

export type LocationChange = {
  readonly code: string
  readonly kinds: readonly SchoolChangeKind[]
  readonly before: SchoolLocation | null
  readonly after: SchoolLocation
  /** Of a location that closes: which others it may have gone on as. */
  readonly candidates: readonly string[]
}

export type Comparison = { readonly changes: readonly LocationChange[]; readonly same: number }

const DETAILS = [
  'denomination',
  'structure',
  'phone',
  'website',
  'municipalityCode',
  'municipality',
  'street',
] as const satisfies readonly (keyof SchoolLocation)[]

/** Postcode with house number; null where one of them is missing, for then nothing is said of where it stands. */
export function addressKey({ postcode, houseNumber }: Pick<SchoolLocation, 'postcode' | 'houseNumber'>): string | null {
  return postcode === '' || houseNumber === '' ? null : `${postcode} ${houseNumber}`
}

/**
 * What an edition says that the one before it did not. Locations are known by their number (BRIN with two digits) and by nothing else.
 * A location that is missing has closed on the day of the edition; it went on as another when exactly one other location appeared at, or
 * moved to, the address where it stood. Anything less than that is a candidate: a person decides.
 */
export function compareSchools(
  known: readonly SchoolLocation[],
  listed: readonly SchoolLocation[],
  datedOn: string,
): Comparison {
  const before = new Map(known.map((one) => [one.code, one]))
  const after = new Map(listed.map((one) => [one.code, one]))
  const near = neighboursIn(listed)
  const changes: LocationChange[] = []
  let same = 0
  for (const now of listed) {
    const was = before.get(now.code) ?? null
    const kinds = kindsBetween(was, now)
    if (kinds.length === 0) same += 1
    else changes.push({ code: now.code, kinds, before: was, after: now, candidates: [] })
  }
  for (const was of known) {
    if (was.closedOn !== null || after.has(was.code)) continue
    const { successor, candidates } = successorOf(was, near, before)
    changes.push(closing(was, { closedOn: datedOn, successor, candidates }))
  }
  return { changes, same }
}

function kindsBetween(was: SchoolLocation | null, now: SchoolLocation): SchoolChangeKind[] {
  if (was === null) return ['new']
  const kinds: SchoolChangeKind[] = []
  if (was.closedOn !== null) kinds.push('reopened')
  if (isElsewhere(was, now)) kinds.push('moved')
  if (was.name !== now.name) kinds.push('renamed')
  if (was.board !== now.board) kinds.push('board')
  if (kinds.length === 0 && DETAILS.some((field) => was[field] !== now[field])) kinds.push('details')
  return kinds
}

/** Another way of writing the street is not moving. */
function isElsewhere(was: SchoolLocation, now: SchoolLocation): boolean {
  return was.postcode !== now.postcode || was.houseNumber !== now.houseNumber || was.place !== now.place
}

type Closing = {
  readonly closedOn: string
  readonly successor: string | null
  readonly candidates: readonly string[]
}

/** A location that is not there any more, with or without another that it went on as. */
export function closing(was: SchoolLocation, { closedOn, successor, candidates }: Closing): LocationChange {
  return {
    code: was.code,
    kinds: [successor === null ? 'closed' : 'merged'],
    before: was,
    after: { ...was, closedOn, successor },
    candidates,
  }
}

type Near = {
  readonly atAddress: (address: string | null) => readonly SchoolLocation[]
  readonly ofBoard: (was: SchoolLocation) => readonly SchoolLocation[]
}

function neighboursIn(listed: readonly SchoolLocation[]): Near {
  const addresses = Map.groupBy(listed, addressKey)
  const boards = Map.groupBy(listed, ({ board, place }) => `${board} ${place}`)
  return {
    atAddress: (address) => (address === null ? [] : (addresses.get(address) ?? [])),
    ofBoard: ({ board, place }) => boards.get(`${board} ${place}`) ?? [],
  }
}

/** More than these nobody looks through; the number can be typed too. */
const MOST_CANDIDATES = 12

function successorOf(
  was: SchoolLocation,
  near: Near,
  before: ReadonlyMap<string, SchoolLocation>,
): Pick<Closing, 'successor' | 'candidates'> {
  const address = addressKey(was)
  const here = near.atAddress(address)
  const arrived = here.filter(({ code }) => {
    const earlier = before.get(code)
    return earlier === undefined || earlier.closedOn !== null || addressKey(earlier) !== address
  })
  const others = [...here, ...near.ofBoard(was)].map(({ code }) => code)
  return {
    successor: arrived.length === 1 ? (arrived[0]?.code ?? null) : null,
    candidates: [...new Set(others)].slice(0, MOST_CANDIDATES),
  }
}

/** When more than one in five is missing, the file is more likely to be a part than so many schools to have closed. */
const MOST_CLOSED = 0.2
export function seemsIncomplete(closing: number, same: number, changed: number): boolean {
  const known = closing + same + changed
  return known >= 20 && closing / known > MOST_CLOSED
}

const HEARD: readonly ProposalKind[] = ['merged', 'closed', 'moved', 'renamed', 'board']
/** What a relation with the number hears of a change. */
export function heardOf(kinds: readonly SchoolChangeKind[]): ProposalKind[] {
  return HEARD.filter((kind) => kinds.includes(kind))
}
