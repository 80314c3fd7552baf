import type { RequestKind, RequestOutcome, RequestStepKey } from '@klantregie/contract'

/** What has happened with a request, as far as it decides which steps are done. */
export type Progress = {
  readonly kind: RequestKind
  readonly hasRelation: boolean
  readonly hasIdentity: boolean
  readonly hasDossier: boolean
  readonly isErased: boolean
  readonly isRestricted: boolean
  readonly hasObjected: boolean
  readonly openReceivers: number
  readonly hasSentAnswer: boolean
}

/**
 * What handling a request takes, in order. Article 19: whoever received the data hears of a correction, an erasure and a
 * restriction; article 12: the person always gets an answer.
 */
const STEPS: Readonly<Record<RequestKind, readonly RequestStepKey[]>> = {
  access: ['identity', 'search', 'dossier', 'handed_over', 'letter'],
  portability: ['identity', 'search', 'dossier', 'handed_over', 'letter'],
  correction: ['identity', 'search', 'correct', 'receivers', 'letter'],
  erasure: ['identity', 'search', 'receivers', 'erase', 'letter'],
  restriction: ['identity', 'search', 'restrict', 'receivers', 'letter'],
  objection: ['identity', 'search', 'objection', 'letter'],
}

/** Who is not known here gets an answer, and nothing else can be done. */
const WITHOUT_RELATION: readonly RequestStepKey[] = ['search', 'letter']

export function stepsOf({
  kind,
  hasRelation,
  isErased,
}: Pick<Progress, 'kind' | 'hasRelation' | 'isErased'>): readonly RequestStepKey[] {
  return hasRelation || isErased ? STEPS[kind] : WITHOUT_RELATION
}

/** Steps that follow from what happened; the others are ticked by hand. */
const FOLLOWS: Readonly<Partial<Record<RequestStepKey, (progress: Progress) => boolean>>> = {
  identity: ({ hasIdentity }) => hasIdentity,
  dossier: ({ hasDossier }) => hasDossier,
  erase: ({ isErased }) => isErased,
  restrict: ({ isRestricted }) => isRestricted,
  objection: ({ hasObjected }) => hasObjected,
  receivers: ({ openReceivers }) => openReceivers === 0,
  letter: ({ hasSentAnswer }) => hasSentAnswer,
}

/** Undefined: said by hand. An erasure takes the letters along, so that the person was answered is then said by hand too. */
export function isStepDone(step: RequestStepKey, progress: Progress): boolean | undefined {
  return step === 'letter' && progress.isErased ? undefined : FOLLOWS[step]?.(progress)
}

export type CloseDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'privacy.steps_open' | 'privacy.reason_missing' }

/** A refusal and a partial grant need their reason (GDPR 12(4)); whoever grants a request has done all of it. */
export function decideClose(closing: {
  outcome: RequestOutcome
  reason: string
  hasOpenSteps: boolean
}): CloseDecision {
  const { outcome, reason, hasOpenSteps } = closing
  if ((outcome === 'refused' || outcome === 'partly') && reason.trim() === '')
    return { allowed: false, reason: 'privacy.reason_missing' }
  if (outcome === 'granted' && hasOpenSteps) return { allowed: false, reason: 'privacy.steps_open' }
  return { allowed: true }
}
