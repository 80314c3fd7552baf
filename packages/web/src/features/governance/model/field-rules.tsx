import { useQuery } from '@tanstack/react-query'
import { Sensitivity, isOwnField } from '@klantregie/contract'
import type { Field } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { FormSection, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { hasChoices, keysIn } from './field-form.view.ts'
import { modelFieldsQuery } from './model.api.ts'
import { TypesField } from './types-field.tsx'

interface PartProps {
  readonly form: ContractForm
}

/** When it must be filled in, how careful we are with it, and how long we keep it. */
export function FieldRules({ form, field }: PartProps & { readonly field: Field | null }) {
  const t = useT()
  const isOwn = field === null || isOwnField(field.key)
  // What the product itself keeps is no special data; what is gets a field of its own.
  const levels = Sensitivity.options.filter((level) => level !== 'special' || isOwn || field.sensitivity === 'special')
  return (
    <FormSection title={t('model.field.rules')}>
      {isOwn && <Required form={form} selfKey={field?.key ?? null} />}
      <Select
        {...form.field('sensitivity')}
        isRequired
        label={t('model.field.sensitivity')}
        options={levels.map((level) => ({
          id: level,
          label: t(`model.sensitivity.${level}`),
          detail: t(`model.sensitivity.${level}Text`),
        }))}
      />
      {form.values['sensitivity'] === 'special' && (
        <TextArea
          {...form.field('specialGround')}
          isRequired
          rows={2}
          maxLength={1000}
          label={t('model.field.specialGround')}
          description={t('model.field.specialGroundHelp')}
        />
      )}
      <Row align="start">
        <TextField
          {...form.field('retentionMonths')}
          inputMode="numeric"
          width="short"
          label={t('model.field.retentionMonths')}
        />
        <TextField
          {...form.field('retentionText')}
          maxLength={400}
          width="medium"
          label={t('model.field.retentionText')}
        />
      </Row>
    </FormSection>
  )
}

function Required({ form, selfKey }: PartProps & { readonly selfKey: string | null }) {
  const t = useT()
  const others = (useQuery(modelFieldsQuery).data?.items ?? []).filter(
    ({ key, dataType, isRetired }) => hasChoices(dataType) && key !== selfKey && !isRetired,
  )
  const other = others.find(({ key }) => key === form.values['requiredField'])
  const when = (['never', 'always', 'type', 'choice'] as const).filter((one) => one !== 'choice' || others.length > 0)
  return (
    <>
      <Select
        {...form.field('requiredWhen')}
        isRequired
        label={t('model.field.required')}
        options={when.map((one) => ({ id: one, label: t(`model.required.${one}`) }))}
      />
      {form.values['requiredWhen'] === 'type' && (
        <TypesField form={form} name="requiredTypes" label={t('model.required.types')} />
      )}
      {form.values['requiredWhen'] === 'choice' && (
        <Select
          {...form.field('requiredField')}
          isRequired
          label={t('model.required.field')}
          options={others.map(({ key, label }) => ({ id: key, label }))}
        />
      )}
      {form.values['requiredWhen'] === 'choice' && other && (
        <CheckboxGroup
          label={t('model.required.choices')}
          value={[...keysIn(form.values['requiredChoices'])]}
          onChange={(keys) => form.set('requiredChoices', keys.join())}
          options={other.choices.map(({ key, label }) => ({ id: key, label }))}
        />
      )}
    </>
  )
}
