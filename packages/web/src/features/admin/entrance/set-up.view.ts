import type { StarterSet } from '@klantregie/contract'

export const setUpSteps = ['organisation', 'branches', 'administrator'] as const
export type SetUpStep = (typeof setUpSteps)[number]

export function stepAfter(step: SetUpStep): SetUpStep | undefined {
  return setUpSteps[setUpSteps.indexOf(step) + 1]
}

export function stepBefore(step: SetUpStep): SetUpStep | undefined {
  return setUpSteps[setUpSteps.indexOf(step) - 1]
}

/** Which words to begin with; they can be added later as well. */
export const starterChoices = ['both', 'library', 'venue', 'none'] as const

export function starterSetsOf(choice: string): readonly StarterSet[] {
  if (choice === 'none') return []
  return choice === 'library' || choice === 'venue' ? [choice] : ['library', 'venue']
}

/** One name per line; empty lines and the same name twice are slips of the keyboard, not branches. */
export function branchesOf(text: string): readonly string[] {
  const seen = new Set<string>()
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '' && !seen.has(line.toLowerCase()) && seen.add(line.toLowerCase()))
}

/** Whether the button to go on may be pressed; the contract checks everything at the end. */
export function isStepDone(step: SetUpStep, values: Readonly<Record<string, string>>): boolean {
  const has = (name: string) => (values[name] ?? '').trim() !== ''
  switch (step) {
    case 'organisation':
      return (values['organisationName'] ?? '').trim().length >= 2
    case 'branches':
      return true
    case 'administrator':
      return has('name') && has('email') && has('password')
    default:
      return step satisfies never
  }
}
