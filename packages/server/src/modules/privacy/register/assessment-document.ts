import type { AssessmentAnswers, Language } from '@klantregie/contract'
import type { Block, Document } from '../../../platform/documents/document.ts'
import { countCriteria, CRITERIA } from './assessment.rules.ts'
import { registerTexts } from './register-texts.ts'

type Written = { readonly title: string; readonly answers: AssessmentAnswers }

/** An assessment of effects (art. 35) as a document. */
export function assessmentDocument(language: Language, { title, answers }: Written, lead: string): Document {
  const { dpia, dpiaTitle, levels, needed, nothing, criteria } = registerTexts(language)
  const said = (applies: boolean | null) => (applies === null ? dpia.open : applies ? dpia.yes : dpia.no)
  const section = (heading: string, text: string): Block[] => [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'paragraph', text: text.trim() === '' ? nothing : text },
  ]
  return {
    language,
    title,
    lead: [dpiaTitle, lead],
    blocks: [
      { kind: 'heading', level: 2, text: dpia.criteria },
      {
        kind: 'table',
        caption: dpia.criteria,
        columns: [dpia.criteria, dpia.applies, dpia.why],
        rows: CRITERIA.map((key) => [criteria[key], said(answers.criteria[key].applies), answers.criteria[key].why]),
      },
      { kind: 'paragraph', text: needed(countCriteria(answers)) },
      ...section(dpia.description, answers.description),
      ...section(dpia.necessity, answers.necessity),
      ...section(dpia.proportionality, answers.proportionality),
      ...section(dpia.rights, answers.rights),
      { kind: 'heading', level: 2, text: dpia.risks },
      {
        kind: 'table',
        caption: dpia.risks,
        columns: [dpia.risk, dpia.likelihood, dpia.severity, dpia.measure],
        rows: answers.risks.map(({ risk, likelihood, severity, measure }) => [
          risk,
          levels[likelihood],
          levels[severity],
          measure,
        ]),
      },
      ...section(dpia.consulted, answers.consulted),
      ...section(dpia.officerAdvice, answers.officerAdvice),
      ...section(dpia.conclusion, answers.conclusion),
    ],
  }
}
