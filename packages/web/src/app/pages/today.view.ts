/** What the home page shows, decided without React. */
export interface TodayFacts {
  readonly hasSecondFactor: boolean
  /** Null when this person may not see or do it: the step is then not shown. */
  readonly userCount: number | null
  readonly branchCount: number | null
}

export interface FirstStep {
  readonly id: 'factor' | 'invite' | 'branches'
  readonly href: string
  readonly isDone: boolean
}

/** Steps of setting up; reading in a list is not among them, because an empty house says that in a larger voice. */
export function firstSteps(facts: TodayFacts): readonly FirstStep[] {
  const steps: FirstStep[] = []
  if (facts.branchCount !== null) steps.push({ id: 'branches', href: '/admin/branches', isDone: facts.branchCount > 0 })
  steps.push({ id: 'factor', href: '/account', isDone: facts.hasSecondFactor })
  if (facts.userCount !== null)
    steps.push({ id: 'invite', href: '/admin/users?invite=true', isDone: facts.userCount > 1 })
  return steps
}

/** Steps still to take; what is done does not ask for attention any more. */
export function openSteps(facts: TodayFacts): readonly FirstStep[] {
  return firstSteps(facts).filter((step) => !step.isDone)
}

/**
 * An empty house needs one thing: a list, by whoever may read one in. `relationCount` is null until it is known, and
 * nothing is claimed before that.
 */
export type Start = 'unknown' | 'import' | 'wait' | 'under way'

export function startOf(relationCount: number | null, mayImport: boolean, isImporting: boolean): Start {
  if (relationCount === null) return 'unknown'
  if (relationCount > 0 || isImporting) return 'under way'
  return mayImport ? 'import' : 'wait'
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** `hour` is 0–23, where the person is. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
