import { AssessmentCriterion } from '@klantregie/contract'
import type { AssessmentAnswers } from '@klantregie/contract'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'

export interface AnswersProps {
  readonly answers: AssessmentAnswers
  readonly isReadOnly: boolean
  readonly onChange: (part: Partial<AssessmentAnswers>) => void
}

const said = { yes: true, no: false } as const

/** The nine criteria of WP 248, each answered with a word why. */
export function Criteria({ answers, isReadOnly, onChange }: AnswersProps) {
  const t = useT()
  const set = (key: AssessmentCriterion, part: Partial<AssessmentAnswers['criteria'][AssessmentCriterion]>) =>
    onChange({ criteria: { ...answers.criteria, [key]: { ...answers.criteria[key], ...part } } })
  return (
    <Stack gap="loose">
      {AssessmentCriterion.options.map((key) => {
        const { applies, why } = answers.criteria[key]
        return (
          <Stack key={key} gap="tight">
            <RadioGroup
              isHorizontal
              isReadOnly={isReadOnly}
              label={t(`dpiaCriterion.${key}`)}
              value={applies === null ? '' : applies ? 'yes' : 'no'}
              onChange={(value) => set(key, { applies: said[value as keyof typeof said] })}
              options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`dpia.${id}`) }))}
            />
            <TextField
              isReadOnly={isReadOnly}
              label={t('dpia.why')}
              aria-label={t('dpia.whyOf', { criterion: t(`dpiaCriterion.${key}`) })}
              value={why}
              maxLength={2000}
              onChange={(text) => set(key, { why: text })}
            />
          </Stack>
        )
      })}
    </Stack>
  )
}
