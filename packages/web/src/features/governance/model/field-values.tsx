import { Plus } from 'lucide-react'
import { TextForm } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { KindsField } from './element-form.tsx'
import { NONE, choicesIn, choicesText, dataTypes, hasChoices, limitsOf } from './field-form.view.ts'
import styles from './model.module.css'

interface PartProps {
  readonly form: ContractForm
}

/** Which values fit. */
export function FieldValues({ form }: PartProps) {
  const t = useT()
  const dataType = dataTypes.find((type) => type === form.values['dataType']) ?? 'text'
  const limits = limitsOf[dataType]
  if (limits.length === 0 && !hasChoices(dataType)) return null
  return (
    <FormSection title={t('model.field.values')}>
      {hasChoices(dataType) && <Choices form={form} />}
      {limits.map((limit) => (
        <Limit key={limit} form={form} limit={limit} />
      ))}
    </FormSection>
  )
}

function Limit({ form, limit }: PartProps & { readonly limit: (typeof limitsOf)['text'][number] }) {
  const t = useT()
  const label = t(`model.limit.${limit}`)
  const field = form.field(limit)
  if (limit === 'form')
    return (
      <Select
        {...field}
        value={field.value === '' ? NONE : field.value}
        label={label}
        options={[
          { id: NONE, label: t('model.form.none') },
          ...TextForm.options.map((form) => ({ id: form, label: t(`model.form.${form}`) })),
        ]}
      />
    )
  if (limit === 'referenceKinds') return <KindsField form={form} name={limit} label={label} isRequired={false} />
  const isDay = limit === 'earliest' || limit === 'latest'
  return (
    <TextField
      {...field}
      type={isDay ? 'date' : 'text'}
      inputMode={isDay ? 'none' : 'decimal'}
      width="short"
      label={label}
    />
  )
}

/** A choice keeps its key whatever it is called; one that somebody may have chosen is retired, not taken away. */
function Choices({ form }: PartProps) {
  const t = useT()
  const choices = choicesIn(form.values['choices'])
  const set = (index: number, change: Partial<(typeof choices)[number]>) =>
    form.set('choices', choicesText(choices.map((choice, at) => (at === index ? { ...choice, ...change } : choice))))
  const { errorMessage } = form.field('choices')
  return (
    <div className={styles.choices}>
      {choices.map((choice, index) => (
        <div key={index} className={styles.choice}>
          <TextField
            label={t('model.choice.nth', { number: index + 1 })}
            value={choice.label}
            maxLength={120}
            autoComplete="off"
            onChange={(label) => set(index, { label })}
            {...(index === 0 && errorMessage !== undefined && { errorMessage })}
          />
          {choice.key !== undefined && (
            <Checkbox isSelected={choice.isRetired} onChange={(isRetired) => set(index, { isRetired })}>
              {t('model.choice.retired')}
            </Checkbox>
          )}
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          onPress={() => form.set('choices', choicesText([...choices, { label: '', isRetired: false }]))}
        >
          {t('model.choice.add')}
        </Button>
      </div>
    </div>
  )
}
