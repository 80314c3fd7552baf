import type { ProcessContent, StepPlan, StepState } from '@klantregie/contract'
import { dueDayOf } from './due-day.rules.ts'

/**
 * How a process goes from step to step.
 *
 *   waiting ──may begin──▶ open ──▶ done | skipped
 *      └──does not apply──▶ passed
 *
 * Guarantees:
 * - What was done or left out stays so until somebody opens it again, whatever is decided about the steps before it.
 * - Everything else follows from what was done: the same deeds in whatever order leave the same states.
 * - A step waits for earlier steps only (`template.rules.ts` sees to that), so of the steps that have not ended the first is
 *   always open: a process cannot get stuck.
 */

/** A step of a running process as far as it decides. `endedOn`: the day, of what was done or left out. */
export type StepNow = {
  readonly key: string
  readonly state: StepState
  readonly answer: string | null
  readonly endedOn: string | null
  readonly shiftDays: number
}

export type ProcessNow = {
  readonly startedOn: string
  readonly dates: Readonly<Record<string, string | null>>
  readonly steps: readonly StepNow[]
}

export type StepNext = { readonly key: string; readonly state: StepState; readonly dueOn: string | null }

export type Flow = {
  readonly steps: readonly StepNext[]
  /** Where it stands: the first open step that must be done, or else the first open one; null when it has ended. */
  readonly currentKey: string | null
  /** `completed`: every step has ended or does not apply; `answer`: an answer ended it. */
  readonly end: 'completed' | 'answer' | null
}

const hasEnded = (state: StepState) => state === 'done' || state === 'skipped'

/** What every step is, and when it is due, given what was done so far. */
export function flowOf({ steps: plans }: Pick<ProcessContent, 'steps'>, now: ProcessNow): Flow {
  const known = new Map(now.steps.map((step) => [step.key, step]))
  const isEndedByAnswer = plans.some((plan) => endsWith(plan, known.get(plan.key)))
  const next = new Map<string, StepNext>()
  plans.forEach((plan, index) => {
    const step = known.get(plan.key)
    const state = hasEnded(step?.state ?? 'waiting')
      ? (step?.state ?? 'waiting')
      : entered(plan, { index, plans, next, known })
    const isOver = isEndedByAnswer && !hasEnded(state)
    next.set(plan.key, {
      key: plan.key,
      state: isOver ? 'passed' : state,
      dueOn: dueOf(plan, { index, plans, next, known }, now),
    })
  })
  const steps = [...next.values()]
  return { steps, currentKey: currentOf(plans, next), end: endOf(steps, isEndedByAnswer) }
}

function endsWith({ question }: StepPlan, step: StepNow | undefined): boolean {
  if (step?.state !== 'done' || step.answer === null) return false
  return question?.answers.some(({ key, endsProcess }) => endsProcess && key === step.answer) ?? false
}

type Around = {
  readonly index: number
  readonly plans: readonly StepPlan[]
  readonly next: ReadonlyMap<string, StepNext>
  readonly known: ReadonlyMap<string, StepNow>
}

/** Whether a step that was not done may begin, must wait, or does not apply. */
function entered(plan: StepPlan, around: Around): StepState {
  if (waitsFor(plan, around.index, around).length > 0) return 'waiting'
  const { when } = plan
  if (when === null) return 'open'
  // A step that was left out or does not apply has no answer, and so nothing follows from it.
  const asked = around.known.get(when.step)
  return asked?.state === 'done' && when.answers.includes(asked.answer ?? '') ? 'open' : 'passed'
}

/** The keys of the steps that this one still waits for. */
export function waitsFor(
  plan: StepPlan,
  index: number,
  { plans, next }: Pick<Around, 'plans'> & { readonly next: ReadonlyMap<string, { readonly state: StepState }> },
): string[] {
  const isOpen = (key: string) => ['open', 'waiting'].includes(next.get(key)?.state ?? 'passed')
  const awaited = plan.when === null ? [] : [plan.when.step]
  return [...new Set([...beforeOf(plan, index, plans), ...awaited])].filter(isOpen)
}

/** The steps that must have ended before this one. */
function beforeOf({ after }: StepPlan, index: number, plans: readonly StepPlan[]): readonly string[] {
  if (after.what === 'start') return []
  if (after.what === 'steps') return after.steps
  const previous = plans[index - 1]
  return previous === undefined ? [] : [previous.key]
}

/** Counted from the step before it, or from the last of the steps that it waits for. */
function dueOf(plan: StepPlan, around: Around, { startedOn, dates }: ProcessNow): string | null {
  return dueDayOf(plan.due, {
    startedOn,
    dates,
    previousEndedOn: previousEnd(plan, around, startedOn),
    shiftDays: around.known.get(plan.key)?.shiftDays ?? 0,
  })
}

/** A step that does not apply has no end of its own: then the one before that counts. Without any step before it, the start does. */
function previousEnd(plan: StepPlan, around: Around, startedOn: string): string | null {
  const before = beforeOf(plan, around.index, around.plans)
  if (before.length === 0) return startedOn
  const ends = before.map((key) => endOfStep(key, around, startedOn))
  if (ends.some((end) => end === null)) return null
  return ends.reduce<string>((last, end) => (end !== null && end > last ? end : last), '')
}

function endOfStep(key: string, around: Around, startedOn: string): string | null {
  const state = around.next.get(key)?.state ?? 'waiting'
  if (hasEnded(state)) return around.known.get(key)?.endedOn ?? null
  const index = around.plans.findIndex((one) => one.key === key)
  const plan = around.plans[index]
  return state === 'passed' && plan ? previousEnd(plan, { ...around, index }, startedOn) : null
}

function currentOf(plans: readonly StepPlan[], next: ReadonlyMap<string, StepNext>): string | null {
  const open = plans.filter(({ key }) => next.get(key)?.state === 'open')
  return (open.find(({ isObligatory }) => isObligatory) ?? open[0])?.key ?? null
}

function endOf(steps: readonly StepNext[], isEndedByAnswer: boolean): Flow['end'] {
  if (isEndedByAnswer) return 'answer'
  return steps.some(({ state }) => state === 'open' || state === 'waiting') ? null : 'completed'
}

/** Whether only steps are left that need not be done. */
export function mayFinish(plans: readonly StepPlan[], states: ReadonlyMap<string, StepState>): boolean {
  return plans.every(
    ({ key, isObligatory }) => !isObligatory || !['open', 'waiting'].includes(states.get(key) ?? 'passed'),
  )
}
