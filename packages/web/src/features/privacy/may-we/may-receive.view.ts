import type { ConsentState, ConsentStatement, MayReceiveItem } from '@klantregie/contract'

/** One purpose with everything that was decided about it. */
export interface PurposeLine {
  readonly purposeId: string
  readonly purpose: string
  readonly kind: MayReceiveItem['kind']
  readonly items: readonly MayReceiveItem[]
}

/** By purpose in the order of the answer; what may not be reached at all for want of an address comes last in its line. */
export function linesOf(items: readonly MayReceiveItem[]): readonly PurposeLine[] {
  const lines = new Map<string, MayReceiveItem[]>()
  for (const item of items) lines.set(item.purposeId, [...(lines.get(item.purposeId) ?? []), item])
  return [...lines.values()].flatMap((found) => {
    const [first] = found
    if (!first) return []
    const sorted = [...found].sort((a, b) => Number(isUnreachable(a)) - Number(isUnreachable(b)))
    return [{ purposeId: first.purposeId, purpose: first.purpose, kind: first.kind, items: sorted }]
  })
}

/** Without an address there is nothing to say yes or no about. */
export function isUnreachable({ rule }: Pick<MayReceiveItem, 'rule'>): boolean {
  return rule === 'no_contact_point'
}

/** What somebody who says no now says: they take something back, or they never wanted it. */
export function noOf(item: Pick<MayReceiveItem, 'decision' | 'consent'>): Exclude<ConsentState, 'given'> {
  return item.consent?.state === 'given' || item.decision === 'allowed' ? 'withdrawn' : 'refused'
}

/** Whether a yes can be asked: not when a yes holds already, nor of what is sent anyway. */
export function canSayYes(item: Pick<MayReceiveItem, 'decision' | 'rule' | 'consent'>): boolean {
  const hasOwnYes = item.rule === 'consent' || item.rule === 'consent_by_guardian'
  return !hasOwnYes && !(item.decision === 'service' && item.consent === null)
}

/** Whether a no changes anything: not when a no holds already. */
export function canSayNo(item: Pick<MayReceiveItem, 'rule'>): boolean {
  return item.rule !== 'withdrawn' && item.rule !== 'refused'
}

/** What was said about one purpose, channel and topic, newest first. */
export function storyOf(
  statements: readonly ConsentStatement[],
  item: Pick<MayReceiveItem, 'purposeId' | 'channel' | 'topicId'>,
): readonly ConsentStatement[] {
  return statements.filter(
    ({ purposeId, channel, topicId }) =>
      purposeId === item.purposeId && channel === item.channel && (topicId === null || topicId === item.topicId),
  )
}

/** Channels by which nothing may be sent, though there is an address: "no e-mail", as somebody at a desk must know it. */
export function closedChannels(
  items: readonly Pick<MayReceiveItem, 'channel' | 'decision' | 'rule'>[],
): readonly MayReceiveItem['channel'][] {
  const byChannel = Map.groupBy(
    items.filter((item) => !isUnreachable(item)),
    ({ channel }) => channel,
  )
  return [...byChannel].flatMap(([channel, found]) =>
    found.every(({ decision }) => decision === 'not_allowed') ? [channel] : [],
  )
}

/** What one would ask first: what can be reached and of which no yes holds, in the order of the organisation. */
export function firstToAsk<I extends Pick<MayReceiveItem, 'decision' | 'rule' | 'consent'>>(
  items: readonly I[],
): I | null {
  return items.find((item) => !isUnreachable(item) && item.decision === 'not_allowed' && canSayYes(item)) ?? null
}
