import type { StepPlan, StepState } from '@klantregie/contract'

/** What is to be done next to bring a process where somebody puts it on the board. */
export type MoveDeed =
  | { readonly deed: 'do' | 'reopen'; readonly key: string }
  | { readonly deed: 'skip'; readonly key: string; readonly needsReason: boolean }
  | { readonly deed: 'arrived' }
  | { readonly deed: 'unreachable' }

type Move = {
  readonly plans: readonly StepPlan[]
  readonly states: ReadonlyMap<string, StepState>
  /** Where it stood when the card was taken up; null when it had ended. */
  readonly from: string | null
  /** Null: behind the last step. */
  readonly to: string | null
}

/**
 * Forward: the step that it stood at is done, what lies between is left out. Back: the step is opened again; what was done after it stays
 * done, so that the process goes on from where it was. Asked again after every deed, because an answer changes what lies between.
 */
export function nextDeed({ plans, states, from, to }: Move): MoveDeed {
  const at = (key: string | null) => (key === null ? plans.length : plans.findIndex((plan) => plan.key === key))
  if (to !== null && at(to) === -1) return { deed: 'unreachable' }
  if (at(to) < at(from)) return backward(to, states)
  if (from !== null && from !== to && states.get(from) === 'open') return { deed: 'do', key: from }
  const between = plans.slice(0, at(to)).find(({ key }) => states.get(key) === 'open')
  if (between) return { deed: 'skip', key: between.key, needsReason: between.isObligatory }
  return to === null || states.get(to) === 'open' ? { deed: 'arrived' } : { deed: 'unreachable' }
}

function backward(to: string | null, states: Move['states']): MoveDeed {
  const state = to === null ? undefined : states.get(to)
  if (to === null || state === 'open') return { deed: 'arrived' }
  return state === 'done' || state === 'skipped' ? { deed: 'reopen', key: to } : { deed: 'unreachable' }
}
