import type { Connection, ControlTotal, Delivery, DeliveryCounts } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

export const ACCOUNT = ['new', 'changed', 'same', 'unmatched', 'rejected'] as const
export type AccountPart = (typeof ACCOUNT)[number]

/** What the parts add up to: the same as was offered, or the account does not balance. */
export function sumOf(counts: DeliveryCounts): number {
  return ACCOUNT.reduce((sum, part) => sum + counts[part], 0)
}

export const isBalanced = (counts: DeliveryCounts): boolean => sumOf(counts) === counts.offered

export type Comparison = 'unknown' | 'equal' | 'fewer_here' | 'more_here'

/** How many the other system says there are beside how many we have. */
export function compareControl(control: ControlTotal | null): Comparison {
  if (control === null) return 'unknown'
  if (control.ours === control.theirs) return 'equal'
  return control.ours < control.theirs ? 'fewer_here' : 'more_here'
}

export function toneOfDelivery({ state }: Pick<Delivery, 'state'>): Tone {
  return ({ running: 'information', done: 'success', failed: 'danger', cancelled: 'neutral' } as const)[state]
}

/** Seconds that it took; null while it runs. */
export function secondsOf({ startedAt, finishedAt }: Pick<Delivery, 'startedAt' | 'finishedAt'>): number | null {
  return finishedAt === null ? null : Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}

export type ConnectionDeed = 'try' | 'fetch' | 'backfill' | 'replay' | 'pause' | 'resume' | 'end'

/** What can be done with a connection now, the most likely first. What is going on must end before anything else is asked. */
export function deedsOf({
  state,
  mayManage,
  isRunning,
  isReady,
}: Pick<Connection, 'state' | 'mayManage' | 'isRunning' | 'isReady'>) {
  if (!mayManage || state === 'ended') return []
  const asking: readonly ConnectionDeed[] = isReady ? ['try', 'fetch', 'backfill'] : []
  const deeds: readonly ConnectionDeed[] = [...(isRunning ? asking.slice(0, 1) : [...asking, 'replay' as const])]
  return [...deeds, state === 'paused' ? ('resume' as const) : ('pause' as const), 'end' as const]
}
