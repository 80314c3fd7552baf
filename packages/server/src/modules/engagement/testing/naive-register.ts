/**
 * What approaches are meant to do, in the plainest words: lists that are walked through from front to back, days one by one. To
 * hold the register against; nothing here is quick, and nothing is taken over from it.
 */
export type Cell = string
export type Kind = 'person' | 'organisation' | 'household'
export type NaiveLink = { readonly from: Cell; readonly to: Cell; readonly type: string }
export type NaiveClaim = { readonly cell: Cell; readonly position: 'at' | 'below' }
export type NaiveApproach = {
  readonly id: string
  readonly purpose: string
  startsOn: string
  endsOn: string
  state: 'planned' | 'made' | 'cancelled'
  claims: NaiveClaim[]
}
export type Want = {
  readonly relation: Cell
  readonly contact: Cell | null
  readonly purpose: string
  readonly startsOn: string
  readonly endsOn: string
}

const HIERARCHY = ['location_of', 'governed_by', 'part_of']
const STANDS_FOR = ['contact_of', 'board_member_of']

export class NaiveRegister {
  readonly kinds = new Map<Cell, Kind>()
  readonly links: NaiveLink[] = []
  readonly approaches: NaiveApproach[] = []
  /** Each merge that stands: this cell belongs where that one does. */
  readonly merges: { readonly winner: Cell; readonly loser: Cell }[] = []
  /** Quiet days of two purposes, in either order; none: they are nothing to each other. */
  readonly quiet: { readonly one: string; readonly other: string; readonly days: number }[] = []

  /** The relation that a cell belongs to now. */
  at(cell: Cell): Cell {
    const merge = this.merges.find(({ loser }) => loser === cell)
    return merge === undefined ? cell : this.at(merge.winner)
  }

  /** Whom an approach touches by the links of now. */
  touched(relation: Cell, contact: Cell | null): NaiveClaim[] {
    const standing = new Set([relation])
    for (const link of this.links)
      if (this.at(link.from) === relation && this.isStanding(link)) standing.add(this.at(link.to))
    const above = this.above(standing)
    if (contact !== null) standing.add(contact)
    return [
      ...[...standing].map((cell) => ({ cell, position: 'at' as const })),
      ...[...above].filter((cell) => !standing.has(cell)).map((cell) => ({ cell, position: 'below' as const })),
    ]
  }

  private isStanding({ to, type }: NaiveLink): boolean {
    const kind = this.kinds.get(this.at(to))
    return (STANDS_FOR.includes(type) && kind === 'organisation') || (type === 'member_of' && kind === 'household')
  }

  /** Everything above these, link by link until nothing more comes. */
  private above(from: ReadonlySet<Cell>): Set<Cell> {
    const above = new Set<Cell>()
    for (let before = -1; before < above.size;) {
      before = above.size
      for (const link of this.links) {
        const here = this.at(link.from)
        if (HIERARCHY.includes(link.type) && (from.has(here) || above.has(here))) above.add(this.at(link.to))
      }
    }
    return above
  }

  quietDays(one: string, other: string): number {
    const pair = this.quiet.find(
      (known) => (known.one === one && known.other === other) || (known.one === other && known.other === one),
    )
    return pair?.days ?? 0
  }

  /** Ids of the approaches that an approach would meet. */
  collisions(want: Want, exceptId: string | null): string[] {
    const mine = this.touched(want.relation, want.contact)
    return this.approaches
      .filter(({ id, state }) => id !== exceptId && state !== 'cancelled')
      .filter((other) => this.isTooNear(want, other, this.quietDays(want.purpose, other.purpose)))
      .filter((other) =>
        mine.some((here) =>
          other.claims.some(
            (there) => this.at(there.cell) === here.cell && (here.position === 'at' || there.position === 'at'),
          ),
        ),
      )
      .map(({ id }) => id)
      .sort()
  }

  /** Whether some day of one lies fewer than `days` days from some day of the other. */
  private isTooNear(
    one: Pick<Want, 'startsOn' | 'endsOn'>,
    other: Pick<Want, 'startsOn' | 'endsOn'>,
    days: number,
  ): boolean {
    for (let day = one.startsOn; day <= one.endsOn; day = next(day))
      for (let there = other.startsOn; there <= other.endsOn; there = next(there))
        if (Math.abs(number(day) - number(there)) < days) return true
    return false
  }

  /** The first day from which as many days as these stand in nobody's way. */
  clearOn(want: Want): string {
    const length = number(want.endsOn) - number(want.startsOn)
    for (let startsOn = want.startsOn; ; startsOn = next(startsOn)) {
      const endsOn = dayOf(number(startsOn) + length)
      if (this.collisions({ ...want, startsOn, endsOn }, null).length === 0) return startsOn
    }
  }

  /** Everything that is claimed now, as lines that can be compared. */
  lines(): string[] {
    return this.approaches
      .flatMap(({ id, purpose, startsOn, endsOn, state, claims }) =>
        claims.map(({ cell, position }) =>
          [id, this.at(cell), cell, position, purpose, startsOn, endsOn, state].join(' '),
        ),
      )
      .sort()
  }
}

const DAY_MS = 86_400_000
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
export const dayOf = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10)
const next = (day: string): string => dayOf(number(day) + 1)
export const dayAfter = (day: string, days: number): string => dayOf(number(day) + days)
