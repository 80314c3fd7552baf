import type { ConnectionSummary, DeliveryCounts } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

export type StandingHead = 'ended' | 'paused' | 'running' | 'notReady' | 'failing' | 'never' | 'good'
export type StandingPart = 'new' | 'changed' | 'nothing' | 'waiting' | 'silent'

/** How a connection is doing, before it is put into words. */
export interface Standing {
  readonly head: StandingHead
  readonly tone: Tone
  /** The moment that the head speaks of; null when it speaks of none. */
  readonly at: string | null
  readonly parts: readonly { readonly part: StandingPart; readonly count: number }[]
}

type Known = Pick<
  ConnectionSummary,
  'state' | 'isReady' | 'okAt' | 'failingSince' | 'problem' | 'isRunning' | 'last' | 'waiting'
> & { readonly silent: readonly string[] }

function headOf({ state, isReady, isRunning, problem, okAt }: Known): StandingHead {
  if (state === 'ended') return 'ended'
  if (isRunning) return 'running'
  if (state === 'paused') return 'paused'
  if (!isReady) return 'notReady'
  if (problem !== null) return 'failing'
  return okAt === null ? 'never' : 'good'
}

const tones: Readonly<Record<StandingHead, Tone>> = {
  ended: 'neutral',
  paused: 'neutral',
  running: 'information',
  notReady: 'attention',
  failing: 'danger',
  never: 'information',
  good: 'success',
}

function newsOf(last: DeliveryCounts | null): Standing['parts'] {
  if (last === null) return []
  if (last.new + last.changed === 0) return [{ part: 'nothing', count: 0 }]
  return (['new', 'changed'] as const).map((part) => ({ part, count: last[part] })).filter(({ count }) => count > 0)
}

/** What went wrong is told first; what waits for somebody is told always. Of a connection that ended nothing is asked any more. */
export function standingOf(connection: Known): Standing {
  const head = headOf(connection)
  const { last, waiting, silent, okAt, failingSince } = connection
  const isSilent = silent.length > 0 && head === 'good'
  return {
    head,
    tone: head === 'good' && (isSilent || waiting > 0) ? 'attention' : tones[head],
    at: head === 'failing' ? failingSince : okAt,
    parts: [
      ...(head === 'good' ? newsOf(last) : []),
      ...(waiting > 0 ? [{ part: 'waiting' as const, count: waiting }] : []),
      ...(isSilent ? [{ part: 'silent' as const, count: silent.length }] : []),
    ],
  }
}
