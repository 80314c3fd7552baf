import type { ProcessContent, StepPlan } from '@klantregie/contract'

/** A step of which only what matters is said: otherwise it comes after the step above it, must be done, and asks for nothing. */
export function aStep(key: string, more: Partial<StepPlan> = {}): StepPlan {
  return {
    key,
    title: key.toUpperCase(),
    instruction: '',
    who: { by: 'owner' },
    due: { from: 'none' },
    isObligatory: true,
    fields: [],
    documents: [],
    isStrict: false,
    after: { what: 'previous' },
    when: null,
    question: null,
    asksDate: null,
    ...more,
  }
}

/** A question with these answers; one with an exclamation mark ends the process. */
export function asks(...answers: string[]): Pick<StepPlan, 'question'> {
  return {
    question: {
      text: 'En?',
      answers: answers.map((answer) => ({
        key: answer.replace('!', ''),
        label: answer.replace('!', ''),
        endsProcess: answer.endsWith('!'),
      })),
    },
  }
}

export function aContent(steps: readonly StepPlan[], more: Partial<ProcessContent> = {}): ProcessContent {
  return { dates: [], steps: [...steps], reminders: [], roleTypeId: null, ...more }
}
