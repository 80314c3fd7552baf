import type { CarryOver, ProcessContent, StepPlan, StepState } from '@klantregie/contract'

type Part = CarryOver['changed'][number]['parts'][number]
export type CarriedStep = { readonly key: string; readonly state: StepState }

/** What each part of a step is made of, for telling what changed. */
const PARTS: Readonly<Record<Part, readonly (keyof StepPlan)[]>> = {
  title: ['title'],
  text: ['instruction'],
  who: ['who'],
  due: ['due'],
  order: ['after'],
  demands: ['fields', 'documents', 'isStrict', 'isObligatory', 'asksDate'],
  question: ['question'],
  condition: ['when'],
}

/** What the newer version has more, less and otherwise. A step is the same one by its key, whatever it is called. */
export function differences(
  before: ProcessContent,
  after: ProcessContent,
  states: readonly CarriedStep[],
): Omit<CarryOver, 'from' | 'to' | 'step'> {
  const was = new Map(before.steps.map((step) => [step.key, step]))
  const kept = new Set(after.steps.map(({ key }) => key))
  const stateOf = new Map(states.map(({ key, state }) => [key, state]))
  return {
    added: after.steps.filter(({ key }) => !was.has(key)).map(({ title }) => title),
    removed: before.steps
      .filter(({ key }) => !kept.has(key))
      .map(({ key, title }) => ({ title, state: stateOf.get(key) ?? 'waiting' })),
    changed: after.steps.flatMap((step) => {
      const old = was.get(step.key)
      const parts = old === undefined ? [] : partsChanged(old, step)
      return old === undefined || parts.length === 0 ? [] : [{ title: step.title, was: old.title, parts }]
    }),
  }
}

function partsChanged(old: StepPlan, step: StepPlan): Part[] {
  const differs = (key: keyof StepPlan) => JSON.stringify(old[key]) !== JSON.stringify(step[key])
  return (Object.keys(PARTS) as Part[]).filter((part) => PARTS[part].some(differs))
}
