import { Checkbox } from '../../../ui/choice.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { AfterField, WhenField } from './step-conditions.tsx'
import { DemandFields } from './step-demands.tsx'
import { DueFields, WhoField } from './step-duty.tsx'
import type { StepEditorProps } from './step-props.ts'
import { QuestionFields } from './step-question.tsx'
import styles from './processes.module.css'

const NONE = 'none'

/** One step in full. */
export function StepEditor(props: StepEditorProps) {
  const t = useT()
  const { content, index, onChange } = props
  const step = content.steps[index]
  if (!step) return null
  return (
    <div className={styles.editor}>
      <Stack>
        <TextField
          label={t('editor.title')}
          isRequired
          autoFocus={step.title === ''}
          maxLength={120}
          value={step.title}
          onChange={(title) => onChange({ title })}
        />
        <TextArea
          label={t('editor.instruction')}
          rows={3}
          maxLength={2000}
          value={step.instruction}
          onChange={(instruction) => onChange({ instruction })}
        />
        <WhoField {...props} step={step} />
        <DueFields {...props} step={step} />
        <Checkbox
          isSelected={step.isObligatory}
          onChange={(isObligatory) => onChange({ isObligatory })}
          detail={t('editor.obligatoryHelp')}
        >
          {t('editor.obligatory')}
        </Checkbox>
        <AfterField {...props} step={step} />
        <WhenField {...props} step={step} />
        <QuestionFields {...props} step={step} />
        {content.dates.length > 0 && (
          <Select
            label={t('editor.asksDate')}
            isRequired
            value={step.asksDate ?? NONE}
            options={[
              { id: NONE, label: t('editor.noDate') },
              ...content.dates.map(({ key, label }) => ({ id: key, label: label || key })),
            ]}
            onChange={(id) => onChange({ asksDate: id === NONE ? null : id })}
          />
        )}
        <DemandFields {...props} step={step} />
      </Stack>
    </div>
  )
}
