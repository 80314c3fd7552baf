import { AssessmentCriterion, type AssessmentAnswers } from '@klantregie/contract'

/** The nine criteria of WP 248 rev.01, in its order. */
export const CRITERIA = AssessmentCriterion.options

/** How many of the nine apply; from two on an assessment is nearly always obligatory (WP 248 rev.01, III.B). */
export function countCriteria({ criteria }: Pick<AssessmentAnswers, 'criteria'>): number {
  return CRITERIA.filter((criterion) => criteria[criterion].applies === true).length
}

export function isAnswered({ criteria }: Pick<AssessmentAnswers, 'criteria'>): boolean {
  return CRITERIA.every((criterion) => criteria[criterion].applies !== null)
}

/** What has to be there before an assessment can be settled (art. 35 lid 7): description, necessity, risks and measures, and what follows. */
export function isComplete(answers: AssessmentAnswers): boolean {
  const texts = [answers.description, answers.necessity, answers.conclusion]
  return isAnswered(answers) && texts.every((text) => text.trim() !== '') && answers.risks.length > 0
}
