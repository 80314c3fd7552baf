import { Plus } from 'lucide-react'
import type { StepQuestion } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Row } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { freeKey } from './editor.view.ts'
import type { PartProps } from './step-props.ts'

/** A question with answers, on which later steps may depend. */
export function QuestionFields({ step, onChange }: PartProps) {
  const t = useT()
  const { question } = step
  const yesNo: StepQuestion = {
    text: '',
    answers: [
      { key: 'yes', label: t('editor.yes'), endsProcess: false },
      { key: 'no', label: t('editor.no'), endsProcess: false },
    ],
  }
  return (
    <>
      <Checkbox
        isSelected={question !== null}
        onChange={(on) => onChange({ question: on ? yesNo : null })}
        detail={t('editor.questionHelp')}
      >
        {t('editor.question')}
      </Checkbox>
      {question && (
        <>
          <TextField
            label={t('editor.questionText')}
            isRequired
            maxLength={200}
            value={question.text}
            onChange={(text) => onChange({ question: { ...question, text } })}
          />
          <Answers question={question} onChange={(next) => onChange({ question: next })} />
        </>
      )}
    </>
  )
}

interface AnswersProps {
  readonly question: StepQuestion
  readonly onChange: (question: StepQuestion) => void
}

function Answers({ question, onChange }: AnswersProps) {
  const t = useT()
  const { answers } = question
  const put = (next: StepQuestion['answers']) => onChange({ ...question, answers: next })
  const set = (key: string, change: Partial<StepQuestion['answers'][number]>) =>
    put(answers.map((answer) => (answer.key === key ? { ...answer, ...change } : answer)))
  return (
    <>
      {answers.map(({ key, label, endsProcess }, index) => (
        <Row key={key} align="end">
          <TextField
            label={t('editor.answer', { number: index + 1 })}
            isRequired
            maxLength={60}
            value={label}
            onChange={(next) => set(key, { label: next })}
          />
          <Checkbox isSelected={endsProcess} onChange={(on) => set(key, { endsProcess: on })}>
            {t('editor.ends')}
          </Checkbox>
          {answers.length > 2 && (
            <Button
              size="small"
              tone="quiet"
              aria-label={t('editor.removeOf', { what: label || String(index + 1) })}
              onPress={() => put(answers.filter((answer) => answer.key !== key))}
            >
              {t('editor.remove')}
            </Button>
          )}
        </Row>
      ))}
      {answers.length < 8 && (
        <div>
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            onPress={() => put([...answers, { key: freeKey('answer', answers), label: '', endsProcess: false }])}
          >
            {t('editor.addAnswer')}
          </Button>
        </div>
      )}
    </>
  )
}
