import type { ProcessContent, StepPlan } from '@klantregie/contract'
import type { Shape, StepShape } from './starter-shapes.ts'

export type StepWords = {
  readonly title: string
  readonly instruction: string
  readonly question?: string
  readonly answers?: Readonly<Record<string, string>>
  readonly documents?: Readonly<Record<string, string>>
}
export type StarterWords = {
  readonly name: string
  readonly goal: string
  readonly dates: Readonly<Record<string, string>>
  readonly reminders: Readonly<Record<string, string>>
  readonly steps: Readonly<Record<string, StepWords>>
}

const bare = (written: string) => written.replace(/[!?]$/, '')

/** @throws Error when a word is missing; a test reads every starter in every language */
function said<T>(words: Readonly<Record<string, T>> | undefined, key: string): T {
  const word = words?.[key]
  if (word === undefined) throw new Error(`The starter set says nothing for "${key}".`)
  return word
}

/** A starter in words, as a template can be made of it. */
export function contentOf(
  { dates, reminders, steps }: Shape,
  words: StarterWords,
  roleTypeId: string | null,
): ProcessContent {
  return {
    dates: dates.map((written) => ({
      key: bare(written),
      label: said(words.dates, bare(written)),
      isAskedAtStart: written.endsWith('!'),
    })),
    steps: steps.map((step) => stepOf(step, said(words.steps, step.key))),
    reminders: reminders.map(({ key, date: dateKey, ...later }) => ({
      key,
      title: said(words.reminders, key),
      dateKey,
      ...later,
    })),
    roleTypeId,
  }
}

function stepOf(step: StepShape, words: StepWords): StepPlan {
  const { key, due = { from: 'none' }, role, fields = [], documents = [], asksDate = null } = step
  return {
    ...{ key, due, asksDate, fields: [...fields], title: words.title, instruction: words.instruction },
    who: role === undefined ? { by: 'owner' } : { by: 'role', role },
    isObligatory: step.isOptional !== true,
    isStrict: step.isStrict === true,
    documents: documents.map((written) => ({
      key: bare(written),
      name: said(words.documents, bare(written)),
      isObligatory: !written.endsWith('?'),
    })),
    ...conditionsOf(step),
    question: questionOf(step, words),
  }
}

function conditionsOf({ after, when }: StepShape): Pick<StepPlan, 'after' | 'when'> {
  return {
    after: after === undefined ? { what: 'previous' } : { what: 'steps', steps: [...after] },
    when: when === undefined ? null : { step: when[0], answers: when.slice(1) },
  }
}

function questionOf({ answers }: StepShape, words: StepWords): StepPlan['question'] {
  if (answers === undefined) return null
  return {
    text: said({ question: words.question }, 'question') ?? '',
    answers: answers.map((written) => ({
      key: bare(written),
      label: said(words.answers, bare(written)),
      endsProcess: written.endsWith('!'),
    })),
  }
}
