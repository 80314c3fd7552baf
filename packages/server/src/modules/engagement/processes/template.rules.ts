import type { ProcessContent, StepPlan, TemplateIssue } from '@klantregie/contract'

/** What a template may point at. */
export type Known = {
  readonly userIds: ReadonlySet<string>
  readonly teamIds: ReadonlySet<string>
  readonly fieldKeys: ReadonlySet<string>
}

/**
 * Where a template cannot be right; empty when it can. A step may only wait for steps above it: that is what keeps a process from
 * waiting for itself.
 */
export function issuesOf(content: ProcessContent, known: Known): TemplateIssue[] {
  const { steps, dates, reminders } = content
  const dateKeys = new Set(dates.map(({ key }) => key))
  return [
    ...twice(steps, null),
    ...twice(dates, null),
    ...twice(reminders, null),
    ...reminders.flatMap(({ dateKey }) => unknownDate(dateKey, dateKeys, null)),
    ...steps.flatMap((step, index) => [
      ...inner(step),
      ...order(step, steps.slice(0, index)),
      ...pointed(step, known),
      ...unknownDate(step.due.from === 'date' ? step.due.dateKey : null, dateKeys, step.key),
      ...unknownDate(step.asksDate, dateKeys, step.key),
    ]),
  ]
}

type Keyed = readonly { readonly key: string }[]

function twice(parts: Keyed, step: string | null): TemplateIssue[] {
  const keys = parts.map(({ key }) => key)
  const again = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  return [...again].map((about) => ({ code: 'key_twice', step: step ?? about, about }))
}

function inner({ key, documents, question }: StepPlan): TemplateIssue[] {
  return [...twice(documents, key), ...twice(question?.answers ?? [], key)]
}

function order({ key, after, when }: StepPlan, earlier: readonly StepPlan[]): TemplateIssue[] {
  const named = [...(after.what === 'steps' ? after.steps : []), ...(when === null ? [] : [when.step])]
  const later = named.filter((one) => !earlier.some((step) => step.key === one))
  const asked = earlier.find((step) => step.key === when?.step)
  const answers = new Set(asked?.question?.answers.map((answer) => answer.key))
  const unknown = asked === undefined ? [] : (when?.answers ?? []).filter((answer) => !answers.has(answer))
  return [
    ...[...new Set(later)].map((about) => ({ code: 'step_later', step: key, about }) as const),
    ...unknown.map((about) => ({ code: 'answer_unknown', step: key, about }) as const),
  ]
}

function pointed({ key, who, fields }: StepPlan, known: Known): TemplateIssue[] {
  const missing = fields.filter((field) => !known.fieldKeys.has(field))
  const issues: TemplateIssue[] = missing.map((about) => ({ code: 'field_unknown', step: key, about }))
  if (who.by === 'user' && !known.userIds.has(who.userId))
    issues.push({ code: 'user_unknown', step: key, about: who.userId })
  if (who.by === 'team' && !known.teamIds.has(who.teamId))
    issues.push({ code: 'team_unknown', step: key, about: who.teamId })
  return issues
}

function unknownDate(dateKey: string | null, known: ReadonlySet<string>, step: string | null): TemplateIssue[] {
  return dateKey === null || known.has(dateKey) ? [] : [{ code: 'date_unknown', step, about: dateKey }]
}

/** The dates that must be known before a process can start. */
export function datesNeeded(
  { dates }: ProcessContent,
  given: Readonly<Record<string, string | null | undefined>>,
): string[] {
  return dates
    .filter(({ key, isAskedAtStart }) => isAskedAtStart && (given[key] ?? null) === null)
    .map(({ label }) => label)
}

/** Keys of given dates that the template does not have. */
export function datesUnknown({ dates }: ProcessContent, given: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(given).filter((key) => !dates.some((date) => date.key === key))
}
