import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RepeatUnit, TaskReminder } from '@klantregie/contract'
import type { Task } from '@klantregie/contract'
import type { ContractForm } from '../../../lib/form.tsx'
import { FreeTextArea, FreeTextField } from '../../../lib/text-check.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { ownersQuery, relationsQuery } from './tasks.api.ts'
import { NONE } from './tasks.view.ts'
import styles from './tasks.module.css'

interface FieldsProps {
  readonly form: ContractForm
  /** What is known of the relation already, so that its name can be shown. */
  readonly relation: Pick<NonNullable<Task['relation']>, 'id' | 'name'> | null
  /** False when the text is kept back from the reader: then it cannot be overwritten. */
  readonly hasText: boolean
}

/** Everything that can be said of a task, in the order of how often it is said. */
export function TaskFields({ form, relation, hasText }: FieldsProps) {
  const t = useT()
  return (
    <>
      <FreeTextField {...form.field('title')} isRequired maxLength={200} label={t('tasks.field.title')} />
      <OwnerField {...form.field('owner')} />
      <When form={form} />
      <RelationField {...form.field('relationId')} known={relation} />
      {hasText && <FreeTextArea {...form.field('text')} rows={3} maxLength={10_000} label={t('tasks.field.text')} />}
    </>
  )
}

type FieldProps = ReturnType<ContractForm['field']>

export function useOwnerOptions() {
  const t = useT()
  const owners = useQuery(ownersQuery).data
  return [
    ...(owners?.users ?? []).map(({ id, name }) => ({ id: `user:${id}`, label: name })),
    ...(owners?.teams ?? []).map(({ id, name }) => ({ id: `team:${id}`, label: t('tasks.withTeam', { name }) })),
  ]
}

function OwnerField({ value, ...field }: FieldProps) {
  const t = useT()
  const options = useOwnerOptions()
  // Colleagues come from the server: before they are there, nothing could be shown as chosen.
  if (options.length === 0) return null
  return (
    <ComboBox
      {...field}
      isRequired
      label={t('tasks.field.owner')}
      value={value === '' ? null : value}
      options={options}
      onChange={(id) => field.onChange(id ?? '')}
    />
  )
}

/** Time, reminder and repetition only mean something with a day, so they come with it. */
function When({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const hasDay = form.values['dueOn'] !== ''
  return (
    <>
      <div className={styles.when}>
        <TextField {...form.field('dueOn')} type="date" label={t('tasks.field.day')} />
        {hasDay && <TextField {...form.field('dueTime')} type="time" label={t('tasks.field.time')} />}
        {hasDay && (
          <Select
            {...form.field('reminder')}
            isRequired
            label={t('tasks.field.reminder')}
            options={[NONE, ...TaskReminder.options].map((id) => ({
              id,
              label: t(`tasks.reminder.${id as TaskReminder | typeof NONE}`),
            }))}
          />
        )}
        {hasDay && (
          <Select
            {...form.field('repeatUnit')}
            isRequired
            label={t('tasks.field.repeat')}
            options={[NONE, ...RepeatUnit.options].map((id) => ({
              id,
              label: t(`tasks.repeat.${id as RepeatUnit | typeof NONE}`),
            }))}
          />
        )}
      </div>
      {hasDay && form.values['repeatUnit'] !== NONE && <Repetition form={form} />}
    </>
  )
}

function Repetition({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <div className={styles.when}>
      <TextField
        {...form.field('repeatEvery')}
        isRequired
        inputMode="numeric"
        maxLength={3}
        label={t('tasks.field.every')}
      />
      <Select
        {...form.field('repeatFrom')}
        isRequired
        label={t('tasks.field.from')}
        options={(['due', 'done'] as const).map((id) => ({ id, label: t(`tasks.from.${id}`) }))}
      />
      <TextField {...form.field('repeatUntil')} type="date" label={t('tasks.field.until')} />
    </div>
  )
}

interface Hit {
  readonly id: string
  readonly name: string
  readonly place?: string | null | undefined
}

function RelationField({ value, known, ...field }: FieldProps & { readonly known: FieldsProps['relation'] }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const asked = useDebounced(typed.trim(), 150)
  const found = useQuery({ ...relationsQuery(asked), placeholderData: keepPreviousData }).data?.items ?? []
  const [chosen, setChosen] = useState<Hit | null>(known)
  // Choosing puts the whole name in the box, which is a new question: the one chosen must stay among the choices.
  const hits: readonly Hit[] = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <ComboBox
      {...field}
      label={t('tasks.field.relation')}
      description={t('tasks.field.relationHelp')}
      value={value === '' ? null : value}
      options={hits.map((hit) => ({
        id: hit.id,
        label: hit.name,
        detail: hit.place ?? undefined,
      }))}
      onSearch={setTyped}
      onChange={(id) => {
        setChosen(hits.find((hit) => hit.id === id) ?? null)
        field.onChange(id ?? '')
      }}
    />
  )
}
