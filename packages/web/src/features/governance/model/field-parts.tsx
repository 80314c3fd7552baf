import { useQuery } from '@tanstack/react-query'
import type { ContractForm } from '../../../lib/form.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { DomainField, KindsField } from './element-form.tsx'
import { dataTypes } from './field-form.view.ts'
import { modelFieldsQuery } from './model.api.ts'
import { TypesField } from './types-field.tsx'

interface PartProps {
  readonly form: ContractForm
}

/** What it is and why we keep it: the part without which a field does not come. */
export function FieldMeaning({ form, isNew }: PartProps & { readonly isNew: boolean }) {
  const t = useT()
  return (
    <FormSection title={t('model.field.meaning')}>
      <TextField {...form.field('label')} isRequired maxLength={80} autoComplete="off" label={t('model.field.label')} />
      {isNew && (
        <Select
          {...form.field('dataType')}
          isRequired
          label={t('model.field.dataType')}
          description={t('model.field.dataTypeHelp')}
          options={dataTypes.map((type) => ({ id: type, label: t(`model.dataType.${type}`) }))}
        />
      )}
      <TextArea
        {...form.field('definition')}
        isRequired
        rows={2}
        maxLength={2000}
        label={t('model.field.definition')}
      />
      <TextArea
        {...form.field('goal')}
        isRequired
        rows={2}
        maxLength={1000}
        label={t('model.field.goal')}
        description={t('model.field.goalHelp')}
      />
      <TextField
        {...form.field('help')}
        maxLength={400}
        autoComplete="off"
        label={t('model.field.help')}
        description={t('model.field.helpHelp')}
      />
    </FormSection>
  )
}

/** For which relations, under which heading, and whose it is. */
export function FieldPlace({ form, isBuiltIn }: PartProps & { readonly isBuiltIn: boolean }) {
  const t = useT()
  const sections = [...new Set((useQuery(modelFieldsQuery).data?.items ?? []).map(({ section }) => section))].filter(
    Boolean,
  )
  const { value: section, ...field } = form.field('section')
  const options = [...new Set(section === '' ? sections : [...sections, section])]
  return (
    <FormSection title={t('model.field.place')}>
      {!isBuiltIn && (
        <>
          <KindsField form={form} name="kinds" label={t('model.field.kinds')} isRequired />
          <TypesField
            form={form}
            name="typeIds"
            label={t('model.field.typeIds')}
            description={t('model.field.typeIdsHelp')}
          />
        </>
      )}
      <ComboBox
        name={field.name}
        label={t('model.field.section')}
        description={t('model.field.sectionHelp')}
        allowsCustomValue
        value={section === '' ? null : section}
        options={options.map((title) => ({ id: title, label: title }))}
        onSearch={(typed) => form.set('section', typed.slice(0, 60))}
        onChange={(chosen) => form.set('section', chosen ?? '')}
      />
      <DomainField form={form} isRequired={false} />
    </FormSection>
  )
}
