/** What counts of a statement when it is decided what holds now; see privacy.consent. */
export type Said = {
  readonly id: string
  readonly state: 'given' | 'withdrawn' | 'refused'
  readonly source: 'desk' | 'form' | 'import' | 'api' | 'opt_out_link'
  /** Null: about the whole purpose. */
  readonly topicId: string | null
  readonly occurredAt: Date
  readonly expiresAt: Date | null
  readonly isByGuardian: boolean
}

export type CurrentState<S extends Said = Said> =
  { readonly state: 'unknown' } | { readonly state: 'given' | 'withdrawn' | 'refused' | 'expired'; readonly said: S }

const UNKNOWN = { state: 'unknown' } as const

/**
 * What holds at a moment of everything that one relation had said by then about one purpose and channel (art. 7 AVG: we must be
 * able to show it, and withdrawing is as easy as giving). What was said later the caller leaves out; clocks of two machines differ, so
 * "by now" is everything that is written down.
 *
 * - A yes holds until a no of the same moment or later; of several that hold the latest.
 * - A list never upgrades: a yes from a list counts where nothing else is known, and never beside a no, whatever their dates.
 * - About a topic: what was said about the whole purpose holds for its topics too, except that a no about the topic is replaced
 *   only by a yes about the topic. A yes about a topic is no yes for the whole purpose.
 */
export function decideState<S extends Said>(
  statements: readonly S[],
  { at, topicId }: { at: Date; topicId: string | null },
): CurrentState<S> {
  const about = statements.filter((said) => said.topicId === null || said.topicId === topicId)
  const counting = about.filter((said) => !isOvershadowed(said, about))
  const general = counting.filter((said) => said.topicId === null)
  const specific = counting.filter((said) => said.topicId !== null)
  const standing = [
    holdingYes(specific, counting),
    isRefused(specific) ? undefined : holdingYes(general, general),
  ].filter((said) => said !== undefined)
  const given = latestOf(standing.filter(({ expiresAt }) => expiresAt === null || expiresAt > at))
  if (given) return { state: 'given', said: given }
  const expired = latestOf(standing)
  if (expired) return { state: 'expired', said: expired }
  const no = latestOf(counting.filter(isNo))
  return no ? { state: no.state, said: no } : UNKNOWN
}

/** A yes from a list beside anything else than more of the same. */
function isOvershadowed(said: Said, all: readonly Said[]): boolean {
  return isImportedYes(said) && all.some((other) => !isImportedYes(other))
}

const isImportedYes = ({ source, state }: Said): boolean => source === 'import' && state === 'given'

export const isNo = ({ state }: { readonly state: string }): boolean => state === 'withdrawn' || state === 'refused'

/** The latest yes that no no of these came over: of two at one moment the no holds. */
function holdingYes<S extends Said>(statements: readonly S[], against: readonly S[]): S | undefined {
  const yes = latestOf(statements.filter((said) => !isNo(said)))
  const no = latestOf(against.filter(isNo))
  return yes && no && no.occurredAt >= yes.occurredAt ? undefined : yes
}

/** The last that was said about the topic itself is a no. */
function isRefused(specific: readonly Said[]): boolean {
  return specific.some(isNo) && holdingYes(specific, specific) === undefined
}

function latestOf<S extends Said>(statements: readonly S[]): S | undefined {
  let latest: S | undefined
  for (const said of statements) if (latest === undefined || isLater(said, latest)) latest = said
  return latest
}

function isLater(one: Said, other: Said): boolean {
  const difference = one.occurredAt.getTime() - other.occurredAt.getTime()
  return difference === 0 ? one.id > other.id : difference > 0
}

/** The noes that a yes of that moment would replace: it has to name them, so that nobody undoes an unsubscription without knowing of it. */
export function noesToReplace<S extends Said>(
  statements: readonly S[],
  { at, topicId }: { at: Date; topicId: string | null },
): readonly S[] {
  const earlier = statements.filter(({ occurredAt }) => occurredAt <= at)
  const found = new Map<string, S>()
  for (const topic of new Set([null, topicId])) {
    const now = decideState(earlier, { at, topicId: topic })
    if (now.state !== 'unknown' && isNo(now)) found.set(now.said.id, now.said)
  }
  return [...found.values()]
}
