import type { ProcessContent, StepPlan, TemplateInput, TemplatePage } from '@klantregie/contract'

/** A template while it is being written; what can be saved is decided by the contract and the server. */
export type Draft = TemplateInput

export function draftOf({ name, goal, domain, type, content }: TemplatePage): Draft {
  return { name, goal, domainId: domain?.id ?? null, typeId: type?.id ?? null, content }
}

export function newDraft(): Draft {
  return {
    name: '',
    goal: '',
    domainId: null,
    typeId: null,
    content: { dates: [], steps: [newStep([])], reminders: [], roleTypeId: null },
  }
}

/** A key that nothing has yet. Keys are never shown: they keep a step the same step when its words change. */
export function freeKey(prefix: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  for (let number = taken.length + 1; ; number += 1) {
    const key = `${prefix}_${number}`
    if (!keys.has(key)) return key
  }
}

function newStep(steps: readonly StepPlan[]): StepPlan {
  return {
    key: freeKey('step', steps),
    title: '',
    instruction: '',
    who: { by: 'owner' },
    due: { from: 'previous', count: 5, unit: 'working_day', ifClosed: 'keep' },
    isObligatory: true,
    fields: [],
    documents: [],
    isStrict: false,
    after: { what: steps.length === 0 ? 'start' : 'previous' },
    when: null,
    question: null,
    asksDate: null,
  }
}

/** A step behind the one at this place; at -1 in front of all. */
export function addStep(content: ProcessContent, at: number): ProcessContent {
  const steps = [...content.steps]
  steps.splice(at + 1, 0, newStep(content.steps))
  return { ...content, steps }
}

export function moveStep(content: ProcessContent, at: number, by: -1 | 1): ProcessContent {
  const steps = [...content.steps]
  const [one, other] = [steps[at], steps[at + by]]
  if (!one || !other) return content
  steps[at] = other
  steps[at + by] = one
  return { ...content, steps }
}

export function changeStep(content: ProcessContent, key: string, change: Partial<StepPlan>): ProcessContent {
  const steps = content.steps.map((step) => (step.key === key ? { ...step, ...change } : step))
  return withoutLostAnswers({ ...content, steps })
}

/** What waited for the step waits for the one above it, and what depended on its answer does not any more. */
export function removeStep(content: ProcessContent, key: string): ProcessContent {
  const steps = content.steps
    .filter((step) => step.key !== key)
    .map((step) => ({
      ...step,
      after: afterWithout(step.after, key),
      when: step.when?.step === key ? null : step.when,
    }))
  return { ...content, steps }
}

function afterWithout(after: StepPlan['after'], key: string): StepPlan['after'] {
  if (after.what !== 'steps') return after
  const steps = after.steps.filter((one) => one !== key)
  return steps.length === 0 ? { what: 'previous' } : { what: 'steps', steps }
}

/** An answer that is there no more is no condition either. */
function withoutLostAnswers(content: ProcessContent): ProcessContent {
  const answersOf = (key: string) =>
    content.steps.find((step) => step.key === key)?.question?.answers.map((answer) => answer.key) ?? []
  const steps = content.steps.map((step) => {
    if (step.when === null) return step
    const answers = step.when.answers.filter((answer) => answersOf(step.when?.step ?? '').includes(answer))
    return { ...step, when: answers.length === 0 ? null : { ...step.when, answers } }
  })
  return { ...content, steps }
}

/** Steps that count from a date that goes have no day any more. */
export function removeDate(content: ProcessContent, key: string): ProcessContent {
  return {
    ...content,
    dates: content.dates.filter((date) => date.key !== key),
    steps: content.steps.map((step) => ({
      ...step,
      due: step.due.from === 'date' && step.due.dateKey === key ? { from: 'none' } : step.due,
      asksDate: step.asksDate === key ? null : step.asksDate,
    })),
    reminders: content.reminders.map((reminder) =>
      reminder.dateKey === key ? { ...reminder, dateKey: null } : reminder,
    ),
  }
}

export type Row = { readonly steps: readonly { readonly step: StepPlan; readonly number: number }[] }

/** The picture of a process: steps that may be open at the same time stand beside each other, what waits for them below. */
export function rowsOf({ steps }: Pick<ProcessContent, 'steps'>): Row[] {
  const level = new Map<string, number>()
  steps.forEach((step, index) => {
    const before = [...namedBy(step), ...(step.after.what === 'previous' ? [steps[index - 1]?.key ?? ''] : [])]
    level.set(step.key, Math.max(-1, ...before.map((key) => level.get(key) ?? -1)) + 1)
  })
  const numbered = steps.map((step, index) => ({ step, number: index + 1 }))
  const rows = Map.groupBy(numbered, ({ step }) => level.get(step.key) ?? 0)
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => ({ steps: row }))
}

const namedBy = ({ after, when }: StepPlan): string[] => [
  ...(after.what === 'steps' ? after.steps : []),
  ...(when === null ? [] : [when.step]),
]

/** Steps of which something is wrong, by the path of what the contract refuses. */
export function stepsRefused(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  { steps }: ProcessContent,
): Set<string> {
  const places = issues.flatMap(({ path }) => (path[0] === 'content' && path[1] === 'steps' ? [Number(path[2])] : []))
  return new Set(places.flatMap((place) => steps[place]?.key ?? []))
}
