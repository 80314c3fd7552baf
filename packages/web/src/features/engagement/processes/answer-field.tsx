import type { StepQuestion } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { useT } from '../locale/index.ts'

interface AnswerProps {
  readonly form: ContractForm
  readonly question: StepQuestion
}

/** The question of a step; an answer that ends the process says so. */
export function AnswerField({ form, question }: AnswerProps) {
  const t = useT()
  const { value, onChange, errorMessage } = form.field('answer')
  return (
    <RadioGroup
      label={question.text}
      value={value === '' ? null : value}
      onChange={onChange}
      errorMessage={errorMessage}
      options={question.answers.map(({ key, label, endsProcess }) => ({
        id: key,
        label,
        ...(endsProcess && { detail: t('process.answerEnds') }),
      }))}
    />
  )
}
