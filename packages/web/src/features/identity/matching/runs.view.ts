import type { MatchRun } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

const tones: Readonly<Record<MatchRun['state'], Tone>> = {
  running: 'information',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  undoing: 'information',
  undone: 'neutral',
}

export function toneOfRun(state: MatchRun['state']): Tone {
  return tones[state]
}

export function isBusy({ state }: Pick<MatchRun, 'state'>): boolean {
  return state === 'running' || state === 'undoing'
}

/** What a run brought, the parts worth a place: the sum of records always stands, what is zero is left out. */
export function resultParts(counts: MatchRun['counts']) {
  if (!counts) return []
  return (['merges', 'questions', 'households'] as const)
    .map((what) => ({ what, count: counts[what] }))
    .filter(({ count }) => count > 0)
}

export type Observation = MatchRun['observations'][number]

/** The same thing seen of many values is told once, with how often; the values of the biggest stand with it. */
export interface ObservationGroup {
  readonly code: string
  /** Records. */
  readonly count: number
  /** Different values, such as e-mail addresses. */
  readonly times: number
  readonly values: readonly string[]
}

const VALUES_SHOWN = 3

export function groupObservations(observations: readonly Observation[]): readonly ObservationGroup[] {
  const byCode = Map.groupBy(observations, ({ code }) => code)
  return [...byCode]
    .map(([code, same]) => ({
      code,
      count: same.reduce((sum, { count }) => sum + count, 0),
      times: same.length,
      values: [...same]
        .sort((a, b) => b.count - a.count)
        .flatMap(({ value }) => value ?? [])
        .slice(0, VALUES_SHOWN),
    }))
    .sort((a, b) => b.count - a.count)
}
