/** What the first steps look like, decided without React. */
export interface TodayFacts {
  readonly hasSecondFactor: boolean
  /** Null when this person may not see or do it: the step is then not shown. */
  readonly userCount: number | null
  readonly branchCount: number | null
  /** The address of reading in a list, where the capability is there and allowed. */
  readonly importHref: string | null
}

export interface FirstStep {
  readonly id: 'import' | 'factor' | 'invite' | 'branches'
  readonly href: string
  readonly isDone: boolean
}

export function firstSteps(facts: TodayFacts): readonly FirstStep[] {
  const steps: FirstStep[] = []
  if (facts.branchCount !== null) steps.push({ id: 'branches', href: '/admin/branches', isDone: facts.branchCount > 0 })
  if (facts.importHref !== null) steps.push({ id: 'import', href: facts.importHref, isDone: false })
  steps.push({ id: 'factor', href: '/account', isDone: facts.hasSecondFactor })
  if (facts.userCount !== null)
    steps.push({ id: 'invite', href: '/admin/users?invite=true', isDone: facts.userCount > 1 })
  return steps
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** `hour` is 0–23, where the person is. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
