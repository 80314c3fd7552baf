import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import type { PartProps } from './step-props.ts'

/** When a step may begin. */
export function AfterField({ content, index, step, onChange }: PartProps) {
  const t = useT()
  const { after } = step
  const earlier = content.steps.slice(0, index)
  if (earlier.length === 0) return null
  const choose = (what: string) =>
    onChange({
      after:
        what === 'steps'
          ? { what, steps: [earlier.at(-1)?.key ?? ''] }
          : { what: what === 'start' ? 'start' : 'previous' },
    })
  return (
    <>
      <Select
        label={t('editor.after')}
        isRequired
        value={after.what}
        options={(['previous', 'start', 'steps'] as const).map((what) => ({
          id: what,
          label: t(`editor.after.${what}`),
        }))}
        onChange={choose}
      />
      {after.what === 'steps' && (
        <CheckboxGroup
          label={t('editor.afterSteps')}
          value={after.steps}
          options={earlier.map(({ key, title }, at) => ({ id: key, label: `${at + 1}. ${title}` }))}
          onChange={(steps) => steps.length > 0 && onChange({ after: { what: 'steps', steps } })}
        />
      )}
    </>
  )
}

const ALWAYS = 'always'

/** Only when an earlier question was answered in a certain way. */
export function WhenField({ content, index, step, onChange }: PartProps) {
  const t = useT()
  const asking = content.steps
    .slice(0, index)
    .flatMap(({ key, title, question }) => (question === null ? [] : [{ key, title, question }]))
  if (asking.length === 0 && step.when === null) return null
  const asked = asking.find(({ key }) => key === step.when?.step)
  const choose = (id: string) => {
    const first = asking.find(({ key }) => key === id)?.question.answers[0]
    onChange({ when: first === undefined ? null : { step: id, answers: [first.key] } })
  }
  return (
    <>
      <Select
        label={t('editor.when')}
        isRequired
        value={asked ? asked.key : ALWAYS}
        options={[
          { id: ALWAYS, label: t('editor.always') },
          ...asking.map(({ key, title, question }) => ({
            id: key,
            label: t('editor.whenAnswer', { step: title, question: question.text }),
          })),
        ]}
        onChange={choose}
      />
      {asked && step.when && (
        <CheckboxGroup
          label={t('editor.whenAnswers')}
          value={step.when.answers}
          options={asked.question.answers.map(({ key, label }) => ({ id: key, label }))}
          onChange={(answers) => answers.length > 0 && onChange({ when: { step: asked.key, answers } })}
        />
      )}
    </>
  )
}
