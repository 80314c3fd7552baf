import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnField } from '@klantregie/contract'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { FieldMark } from '../model.tsx'
import { isOwn, textOf } from '../own/own.view.ts'
import { useOwnWords } from '../own/own-fact.tsx'
import { fieldsQuery } from '../relations.api.ts'
import { changeAddress } from './list-address.view.ts'
import { Explained } from './explained.tsx'
import type { ListState } from './list-state.ts'
import {
  conditionsIn,
  conditionsText,
  filterValue,
  readFilter,
  sayFilterValue,
  withFilters,
  type OwnFilter,
} from './own-filter.view.ts'

/** Every field of one's own can be asked about; only those that somebody chose stand there, because there may be hundreds. */
export function OwnFilters({ address, go }: ListState) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const fields = (useQuery(fieldsQuery).data?.items ?? []).filter(isOwn)
  const conditions = conditionsIn(address.own)
  const asked = new Set<string>([...conditions.map((condition) => readFilter(condition).key), ...chosen])
  const free = fields.filter(({ key, isRetired }) => !asked.has(key) && !isRetired)
  if (fields.length === 0) return null
  const set = (key: string, filters: readonly Pick<OwnFilter, 'what' | 'value'>[]) =>
    go(changeAddress(address, { own: conditionsText(withFilters(conditions, key, filters)) }), true)
  return (
    <>
      {fields
        .filter(({ key }) => asked.has(key))
        .map((field) => (
          <OwnFilterField
            key={field.key}
            field={field}
            filters={conditions.map(readFilter).filter(({ key }) => key === field.key)}
            onChange={(filters) => set(field.key, filters)}
          />
        ))}
      {free.length > 0 && (
        <ComboBox
          key={asked.size}
          label={t('relations.own.addFilter')}
          isRequired
          value={null}
          options={free.map(({ key, label }) => ({ id: key, label }))}
          onChange={(key) => key !== null && setChosen((now) => [...now, key])}
        />
      )}
    </>
  )
}

interface FieldProps {
  readonly field: OwnField
  readonly filters: readonly OwnFilter[]
  readonly onChange: (filters: readonly Pick<OwnFilter, 'what' | 'value'>[]) => void
}

const ANY = 'any'
const withChoices = new Set(['yes_no', 'choice', 'choices'])
const withRange = new Set(['number', 'money', 'date'])

function OwnFilterField({ field, filters, onChange }: FieldProps) {
  const t = useT()
  const whole = filters.find(({ what }) => what === 'empty' || what === 'filled' || what === 'is')
  const choose = (id: string) => {
    if (id === ANY) onChange([])
    else if (id === 'empty' || id === 'filled') onChange([{ what: id, value: '' }])
    else onChange([{ what: 'is', value: id.slice(IS.length) }])
  }
  return (
    <>
      <Explained mark={<FieldMark field={field.key} />}>
        <Select
          label={field.label}
          isRequired
          value={whole === undefined ? ANY : whole.what === 'is' ? IS + whole.value : whole.what}
          onChange={choose}
          options={[
            { id: ANY, label: t('relations.own.any') },
            ...useChoices(field, whole),
            { id: 'filled', label: t('relations.own.filled') },
            { id: 'empty', label: t('relations.own.empty') },
          ]}
        />
      </Explained>
      {withRange.has(field.dataType) && (
        <>
          <Bound field={field} what="from" filters={filters} onChange={onChange} />
          <Bound field={field} what="to" filters={filters} onChange={onChange} />
        </>
      )}
      {field.dataType === 'text' && <Bound field={field} what="starts" filters={filters} onChange={onChange} />}
    </>
  )
}

/** Choices keep apart from "filled in" and the like by how their ids begin. */
const IS = '='

function useChoices(field: OwnField, asked: OwnFilter | undefined) {
  const words = useOwnWords()
  if (field.dataType === 'yes_no')
    return [
      { id: `${IS}true`, label: words.yes },
      { id: `${IS}false`, label: words.no },
    ]
  if (withChoices.has(field.dataType)) return field.choices.map(({ key, label }) => ({ id: IS + key, label }))
  return asked?.what === 'is' ? [{ id: IS + asked.value, label: sayFilterValue(field, asked, words) }] : []
}

/** One end of a stretch, or how a text begins; it counts when one leaves the box, not at every letter. */
function Bound({ field, what, filters, onChange }: FieldProps & { readonly what: 'from' | 'to' | 'starts' }) {
  const t = useT()
  const known = filters.find((filter) => filter.what === what)?.value
  const shown = known === undefined ? '' : what === 'starts' ? known : boundText(field, known)
  const [typed, setTyped] = useState(shown)
  const value = typed.trim() === '' ? '' : what === 'starts' ? typed.trim() : filterValue(field, typed)
  const settle = () => {
    if (value === null || value === (known ?? '')) return
    const others = filters.filter((filter) => filter.what !== what && (filter.what === 'from' || filter.what === 'to'))
    onChange(value === '' ? others : [...(what === 'starts' ? [] : others), { what, value }])
  }
  return (
    <TextField
      label={t(`relations.own.${what}`, { field: field.label })}
      value={typed}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
      autoComplete="off"
      inputMode={what === 'starts' ? 'text' : 'decimal'}
      {...(value === null && {
        errorMessage: t(field.dataType === 'date' ? 'relations.own.invalid.day' : 'relations.own.invalid.number'),
      })}
    />
  )
}

function boundText(field: OwnField, value: string): string {
  return textOf(field.dataType === 'date' ? value : Number(value), field)
}

/** How a condition reads on its chip. */
export function useOwnFilterText(): (condition: string) => string {
  const t = useT()
  const words = useOwnWords()
  const fields = (useQuery(fieldsQuery).data?.items ?? []).filter(isOwn)
  return (condition) => {
    const filter = readFilter(condition)
    const field = fields.find(({ key }) => key === filter.key)
    if (!field) return t('relations.filter.gone')
    const { label } = field
    if (filter.what === 'empty' || filter.what === 'filled')
      return t('relations.own.filterIs', { field: label, value: t(`relations.own.${filter.what}`) })
    const keys = { is: 'filterIs', from: 'filterFrom', to: 'filterTo', starts: 'filterStarts' } as const
    return t(`relations.own.${keys[filter.what]}`, { field: label, value: sayFilterValue(field, filter, words) })
  }
}
