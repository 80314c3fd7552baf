import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnField } from '@klantregie/contract'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { FreeTextArea, FreeTextField } from '../../../lib/text-check.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { searchQuery } from '../relations.api.ts'
import { hitDetail } from '../search/search.view.ts'
import { keysIn, keysText, NOTHING } from './own.view.ts'

interface OwnInputProps {
  readonly field: OwnField
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errorMessage?: string | undefined
  readonly isRequired?: boolean
  /** What a reference leads to now, by its id. */
  readonly names?: ReadonlyMap<string, string>
}

interface SharedProps {
  readonly field: OwnField
  readonly name: string
  readonly label: string
  readonly description?: string
  readonly errorMessage: string | undefined
  readonly isRequired: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The means to fill in an own field, by what kind of field it is; the value is text, as a form holds it. */
export function OwnInput({ field, names, errorMessage, isRequired = false, ...input }: OwnInputProps) {
  const { dataType, help, label } = field
  const shared = { ...input, field, label, isRequired, errorMessage, ...(help !== '' && { description: help }) }
  if (isTyped(dataType)) return <Typed {...shared} />
  switch (dataType) {
    case 'yes_no':
      return <YesOrNo {...shared} />
    case 'choice':
      return <OneChoice {...shared} />
    case 'choices':
      return <ManyChoices {...shared} />
    case 'reference':
      return <Reference {...shared} names={names} />
  }
}

type TypedKind = 'text' | 'long_text' | 'number' | 'money' | 'date'
const typedKinds: readonly string[] = ['text', 'long_text', 'number', 'money', 'date'] satisfies TypedKind[]

function isTyped(dataType: OwnField['dataType']): dataType is TypedKind {
  return typedKinds.includes(dataType)
}

/** What is written rather than chosen. */
function Typed({ field, ...shared }: SharedProps) {
  const t = useT()
  const { dataType, help, limits } = field
  if (dataType === 'long_text') return <FreeTextArea {...shared} rows={4} maxLength={limits.longest ?? 10_000} />
  if (dataType === 'text') return <FreeTextField {...shared} autoComplete="off" maxLength={limits.longest ?? 300} />
  if (dataType !== 'date') return <TextField {...shared} autoComplete="off" inputMode="decimal" width="short" />
  return (
    <TextField
      {...shared}
      autoComplete="off"
      inputMode="numeric"
      width="short"
      description={`${help} ${t('relations.own.dayHelp')}`.trim()}
    />
  )
}

function YesOrNo({ field: _field, value, ...shared }: SharedProps) {
  const t = useT()
  return (
    <Select
      {...shared}
      value={value === '' ? NOTHING : value}
      width="short"
      options={[
        { id: NOTHING, label: t('relations.own.unknown') },
        { id: 'true', label: t('relations.own.yes') },
        { id: 'false', label: t('relations.own.no') },
      ]}
    />
  )
}

function ManyChoices({ field, value, onChange, ...shared }: SharedProps) {
  return (
    <CheckboxGroup
      {...shared}
      value={keysIn(value)}
      onChange={(keys) => onChange(keysText(keys))}
      options={choicesOf(field, keysIn(value))}
    />
  )
}

/** Retired choices are offered only where they are chosen already. */
function choicesOf({ choices }: OwnField, chosen: readonly string[]) {
  return choices
    .filter(({ key, isRetired }) => !isRetired || chosen.includes(key))
    .map(({ key, label }) => ({ id: key, label }))
}

const MOST_IN_A_SELECT = 15

function OneChoice({ field, value, onChange, ...shared }: SharedProps) {
  const t = useT()
  const options = choicesOf(field, [value])
  if (options.length > MOST_IN_A_SELECT)
    return (
      <ComboBox
        {...shared}
        value={value === '' ? null : value}
        options={options}
        onChange={(key) => onChange(key ?? '')}
      />
    )
  return (
    <Select
      {...shared}
      value={value === '' ? NOTHING : value}
      onChange={onChange}
      options={[{ id: NOTHING, label: t('relations.own.unknown') }, ...options]}
    />
  )
}

type ReferenceProps = SharedProps & { readonly names: ReadonlyMap<string, string> | undefined }

function Reference({ field, value, onChange, names, ...shared }: ReferenceProps) {
  const [typed, setTyped] = useState('')
  const asked = useDebounced(typed.trim(), 150)
  const found = useQuery({ ...searchQuery(asked, 10), placeholderData: keepPreviousData }).data?.items ?? []
  const kinds = field.limits.referenceKinds
  const hits = found
    .filter((hit) => kinds === undefined || kinds.includes(hit.kind))
    .map((hit) => ({ id: hit.id, label: hit.name, detail: hitDetail(hit) }))
  const [chosen, setChosen] = useState(
    value === '' ? null : { id: value, label: names?.get(value) ?? '…', detail: undefined },
  )
  // Choosing puts the whole name in the box, which is a new question: the one chosen must stay among the choices.
  const options = chosen && !hits.some(({ id }) => id === chosen.id) ? [chosen, ...hits] : hits
  const choose = (id: string | null) => {
    const hit = options.find((option) => option.id === id)
    setChosen(hit ? { ...hit, detail: undefined } : null)
    onChange(id ?? '')
  }
  return (
    <ComboBox {...shared} value={value === '' ? null : value} options={options} onSearch={setTyped} onChange={choose} />
  )
}
