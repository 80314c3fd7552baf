import type { ProcessLine, ProcessOutcome, ProcessState, RunningStep } from '@klantregie/contract'

export type Tone = 'neutral' | 'information' | 'success' | 'attention' | 'danger'

/** How a process stands, as a key of the texts and a tone. */
export function standingOf({
  state,
  outcome,
}: {
  readonly state: ProcessState
  readonly outcome: ProcessOutcome | null
}) {
  if (state === 'paused') return { key: 'paused', tone: 'attention' } as const
  if (state === 'running') return { key: 'running', tone: 'information' } as const
  if (outcome === 'completed') return { key: 'completed', tone: 'success' } as const
  return outcome === 'stopped'
    ? ({ key: 'stopped', tone: 'neutral' } as const)
    : ({ key: 'answer', tone: 'neutral' } as const)
}

export function toneOfStep({ state, isLate }: Pick<RunningStep, 'state' | 'isLate'>): Tone {
  if (isLate) return 'danger'
  if (state === 'open') return 'information'
  return state === 'done' ? 'success' : 'neutral'
}

export type Missing = {
  readonly key: string
  readonly label: string
  readonly kind: 'field' | 'document'
  readonly isStopping: boolean
}

/** What a step asks for and is not there yet. `isStopping`: without it the step cannot be done. */
export function missingOf({
  fields,
  documents,
  isStrict,
}: Pick<RunningStep, 'fields' | 'documents' | 'isStrict'>): Missing[] {
  return [
    ...fields
      .filter(({ state }) => state === 'missing')
      .map(({ key, label }) => ({ key, label, kind: 'field' as const, isStopping: isStrict })),
    ...documents
      .filter(({ isChecked, isObligatory }) => !isChecked && isObligatory)
      .map(({ key, name }) => ({ key, label: name, kind: 'document' as const, isStopping: isStrict })),
  ]
}

/** Whether a step needs to be asked for more than that it is done. */
export function asksFirst({ question, asksDate }: Pick<RunningStep, 'question' | 'asksDate'>): boolean {
  return question !== null || asksDate !== null
}

/** Shares of a bar: done of all. */
export function shareOf({ done, total }: Pick<ProcessLine, 'done' | 'total'>): number {
  return total === 0 ? 0 : done / total
}
