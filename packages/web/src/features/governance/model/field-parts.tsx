import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { RelationKind, Sensitivity, TextForm, isOwnField } from '@klantregie/contract'
import type { Field } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup, Checkbox } from '../../../ui/choice.tsx'
import { FormSection, Row } from '../../../ui/layout.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { NONE, choicesIn, choicesText, dataTypes, hasChoices, limitsOf } from './field-form.view.ts'
import { modelDomainsQuery, modelFieldsQuery, modelTypesQuery } from './model.api.ts'
import styles from './model.module.css'

interface PartProps {
  readonly form: ContractForm
}

const keysOf = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(','))

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
  if (limit === 'referenceKinds') return <Kinds form={form} name={limit} label={label} isRequired={false} />
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

function Kinds({
  form,
  name,
  label,
  isRequired,
}: PartProps & { readonly name: string; readonly label: string; readonly isRequired: boolean }) {
  const t = useT()
  return (
    <CheckboxGroup
      label={label}
      isRequired={isRequired}
      isHorizontal
      errorMessage={form.field(name).errorMessage}
      value={keysOf(form.values[name])}
      onChange={(kinds) => form.set(name, kinds.join())}
      options={RelationKind.options.map((kind) => ({ id: kind, label: t(`model.kind.${kind}`) }))}
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

/** For which relations, under which heading, and whose it is. */
export function FieldPlace({ form, isBuiltIn }: PartProps & { readonly isBuiltIn: boolean }) {
  const t = useT()
  const domains = useQuery(modelDomainsQuery).data?.items ?? []
  const sections = [...new Set((useQuery(modelFieldsQuery).data?.items ?? []).map(({ section }) => section))].filter(
    Boolean,
  )
  const { value: section, ...field } = form.field('section')
  const options = [...new Set(section === '' ? sections : [...sections, section])]
  return (
    <FormSection title={t('model.field.place')}>
      {!isBuiltIn && (
        <>
          <Kinds form={form} name="kinds" label={t('model.field.kinds')} isRequired />
          <Types
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
      <Select
        {...form.field('domainId')}
        label={t('model.domain')}
        description={t('model.domainHelp')}
        options={[
          { id: NONE, label: t('model.noDomain') },
          ...domains.map(({ id, name, owner }) => ({ id, label: name, detail: owner ?? undefined })),
        ]}
      />
    </FormSection>
  )
}

interface TypesProps extends PartProps {
  readonly name: string
  readonly label: string
  readonly description?: string
}

/** Types are many and known by name: they are looked up one by one and stand as ticks that take them away again. */
function Types({ form, name, label, description }: TypesProps) {
  const t = useT()
  const types = (useQuery(modelTypesQuery).data?.items ?? []).filter(({ isRetired }) => !isRetired)
  const chosen = keysOf(form.values[name])
  return (
    <div className={styles.choices}>
      <ComboBox
        key={chosen.length}
        label={label}
        description={description}
        value={null}
        options={types.filter(({ id }) => !chosen.includes(id)).map((type) => ({ id: type.id, label: type.name }))}
        onChange={(id) => id !== null && form.set(name, [...chosen, id].join())}
      />
      {chosen.length > 0 && (
        <CheckboxGroup
          label={t('model.chosenTypes')}
          isLabelHidden
          isRequired={false}
          isHorizontal
          value={[...chosen]}
          onChange={(left) => form.set(name, left.join())}
          options={chosen.map((id) => ({ id, label: types.find((type) => type.id === id)?.name ?? '…' }))}
        />
      )}
    </div>
  )
}

/** When it must be filled in, how careful we are with it, and how long we keep it. */
export function FieldRules({ form, field }: PartProps & { readonly field: Field | null }) {
  const t = useT()
  const isOwn = field === null || isOwnField(field.key)
  return (
    <FormSection title={t('model.field.rules')}>
      {isOwn && <Required form={form} selfKey={field?.key ?? null} />}
      <Select
        {...form.field('sensitivity')}
        isRequired
        label={t('model.field.sensitivity')}
        options={Sensitivity.options.map((level) => ({
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
        <Types form={form} name="requiredTypes" label={t('model.required.types')} />
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
          value={keysOf(form.values['requiredChoices'])}
          onChange={(keys) => form.set('requiredChoices', keys.join())}
          options={other.choices.map(({ key, label }) => ({ id: key, label }))}
        />
      )}
    </>
  )
}
