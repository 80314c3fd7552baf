import {
  HomePart,
  type Deed,
  type DeedKind,
  type HomeArrangement,
  type InsightKind,
  type Role,
} from '@klantregie/contract'

/** Where the parts stand for whoever never chose: what the work of a role begins with comes first. */
const ORDER_OF_ROLE: Readonly<Record<Role, HomeArrangement>> = {
  administrator: {
    main: ['tasks', 'approaches', 'steps', 'mine', 'changed'],
    side: ['waiting', 'insight', 'hand'],
    hidden: [],
  },
  privacy_officer: {
    main: ['waiting', 'tasks', 'steps', 'approaches', 'mine'],
    side: ['insight', 'hand'],
    hidden: ['changed'],
  },
  relation_manager: {
    main: ['tasks', 'approaches', 'steps', 'mine'],
    side: ['waiting', 'insight', 'hand'],
    hidden: ['changed'],
  },
  front_office: {
    main: ['tasks', 'steps', 'hand', 'changed'],
    side: ['waiting', 'approaches', 'insight', 'mine'],
    hidden: [],
  },
  reader: {
    main: ['hand', 'changed', 'steps', 'approaches', 'tasks'],
    side: ['waiting', 'insight', 'mine'],
    hidden: [],
  },
}

export function arrangementOf(role: Role): HomeArrangement {
  return ORDER_OF_ROLE[role]
}

const COLUMNS = ['main', 'side', 'hidden'] as const

/**
 * A kept order made whole: what stands twice counts where it stands first, what this version does not know is left out, and a part
 * that came later stands where the role has it.
 */
export function completeArrangement(kept: HomeArrangement, role: Role): HomeArrangement {
  const seen = new Set<string>()
  const whole: Record<(typeof COLUMNS)[number], HomePart[]> = { main: [], side: [], hidden: [] }
  for (const column of COLUMNS)
    for (const part of kept[column]) {
      if (seen.has(part) || !HomePart.safeParse(part).success) continue
      seen.add(part)
      whole[column].push(part)
    }
  for (const column of COLUMNS)
    for (const part of ORDER_OF_ROLE[role][column]) if (!seen.has(part)) whole[column].push(part)
  return whole
}

/**
 * What is most useful first. A term of the law goes before a promise to somebody, a promise that is late before one for today, what
 * others wait for before what only becomes better. The first list goes before that: without relations there is nothing to become better.
 */
const MOST_USEFUL: readonly DeedKind[] = [
  'breach',
  'request',
  'taskOverdue',
  'approachLate',
  'taskToday',
  'approachToday',
  'step',
  'firstList',
  'review',
  'proposal',
  'connection',
  'keys',
  'folder',
  'webhooks',
  'register',
  'quiet',
  'import',
  'object',
  'duplicates',
]

/** Whether a deed of one kind is more useful than any of the other. */
export function goesBefore(kind: DeedKind, other: DeedKind): boolean {
  return MOST_USEFUL.indexOf(kind) < MOST_USEFUL.indexOf(other)
}

/** The one deed of today: the most useful that was not put aside; of one kind the one whose day comes first. */
export function chooseDeed(deeds: readonly Deed[], aside: ReadonlySet<string>): Deed | null {
  const left = deeds.filter(({ key }) => !aside.has(key))
  const [first] = left.toSorted(
    (one, other) =>
      MOST_USEFUL.indexOf(one.kind) - MOST_USEFUL.indexOf(other.kind) ||
      (one.day ?? '9999').localeCompare(other.day ?? '9999') ||
      one.key.localeCompare(other.key),
  )
  return first ?? null
}

const DAY_MS = 86_400_000
const INSIGHTS: readonly InsightKind[] = ['quiet', 'gap', 'withoutSuccessor']

/** Days since the beginning of counting; the same all day long. */
export function numberOfDay(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** In what order sources of an insight are asked on a day: each day another one has its turn. */
export function insightsOf(day: string): readonly InsightKind[] {
  const first = numberOfDay(day) % INSIGHTS.length
  return [...INSIGHTS.slice(first), ...INSIGHTS.slice(0, first)]
}

/** Fewer is no insight but a pointing finger. */
export const FEWEST = 3
/** Among so many of the largest gaps one has its turn each day. */
const IN_TURN = 5

export type Gap = {
  readonly gap: string
  readonly count: number
  readonly of: number
  readonly domain: { readonly id: string }
}

/** Many, and a large part: three of four say less than a thousand of two thousand. */
const weightOf = ({ count, of }: Gap): number => (count * count) / of

/** The gap of a day: one of the largest that are missing, each day the next. Null when none is worth a sentence. */
export function chooseGap<G extends Gap>(gaps: readonly G[], day: string): G | null {
  const worth = gaps
    .filter(({ count }) => count >= FEWEST)
    .toSorted(
      (one, other) =>
        weightOf(other) - weightOf(one) ||
        one.domain.id.localeCompare(other.domain.id) ||
        one.gap.localeCompare(other.gap),
    )
    .slice(0, IN_TURN)
  return worth[numberOfDay(day) % Math.max(1, worth.length)] ?? null
}
