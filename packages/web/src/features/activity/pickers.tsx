import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OfferingKind } from '@klantregie/contract'
import { useFormat } from '../../lib/texts.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'
import { CheckboxGroup } from '../../ui/choice.tsx'
import { ComboBox, Select } from '../../ui/select.tsx'
import { branchesQuery, listsQuery } from './lists.api.ts'
import { useT } from './locale/index.ts'
import { findOfferingsQuery, offeringQuery } from './offering/offering.api.ts'

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errorMessage: string | undefined
  readonly description?: ReactNode
}

const NONE = 'none'
const toField = (id: string) => (id === NONE ? '' : id)
const fromField = (value: string) => (value === '' ? NONE : value)

/** Genres that can be chosen, and the one that is chosen already. */
export function GenreField({ value, onChange, ...field }: FieldProps) {
  const t = useT()
  const genres = useQuery(listsQuery).data?.genres ?? []
  const shown = genres.filter(({ id, isActive }) => isActive || id === value)
  return (
    <Select
      {...field}
      label={t('offering.genre')}
      value={fromField(value)}
      onChange={(id) => onChange(toField(id))}
      options={[{ id: NONE, label: t('offering.no') }, ...shown.map(({ id, name }) => ({ id, label: name }))]}
    />
  )
}

export function BranchField({ value, onChange, ...field }: FieldProps) {
  const t = useT()
  const branches = useQuery(branchesQuery).data?.items ?? []
  const shown = branches.filter(({ id, isActive }) => isActive || id === value)
  return (
    <Select
      {...field}
      label={t('offering.branch')}
      value={fromField(value)}
      onChange={(id) => onChange(toField(id))}
      options={[{ id: NONE, label: t('offering.no') }, ...shown.map(({ id, name }) => ({ id, label: name }))]}
    />
  )
}

/** Several ids in one text, parted by spaces, as a form keeps them. */
export function TargetGroups({ value, onChange }: Pick<FieldProps, 'value' | 'onChange'>) {
  const t = useT()
  const chosen = value.split(' ').filter(Boolean)
  const groups = (useQuery(listsQuery).data?.targetGroups ?? []).filter(
    ({ id, isActive }) => isActive || chosen.includes(id),
  )
  if (groups.length === 0) return null
  return (
    <CheckboxGroup
      label={t('offering.targetGroup')}
      isRequired={false}
      options={groups.map(({ id, name }) => ({ id, label: name }))}
      value={chosen}
      onChange={(ids) => onChange(ids.join(' '))}
    />
  )
}

/** Typing goes through titles that nobody means. */
const PAUSE_MS = 250

interface OfferingFieldProps extends Omit<FieldProps, 'description'> {
  readonly label: string
  /** Only of this kind. */
  readonly kind?: OfferingKind
}

/** Something that is offered, found by a piece of its title. */
export function OfferingField({ value, onChange, errorMessage, label, kind }: OfferingFieldProps) {
  const format = useFormat()
  const [text, setText] = useState('')
  const q = useDebounced(text, PAUSE_MS)
  const found = useQuery({
    ...findOfferingsQuery({ ...(q !== '' && { q }), ...(kind && { kind }) }),
    placeholderData: keepPreviousData,
  }).data?.items
  const chosen = useQuery({ ...offeringQuery(value), enabled: value !== '' }).data
  // A name can only be shown of what is among the options.
  if (value !== '' && chosen === undefined) return null
  const options = (found ?? []).map(({ id, title, startsAt }) => ({
    id,
    label: title,
    ...(startsAt !== null && { detail: format.dateTime(startsAt) }),
  }))
  const isListed = options.some(({ id }) => id === value)
  return (
    <ComboBox
      label={label}
      errorMessage={errorMessage}
      value={value === '' ? null : value}
      options={chosen && !isListed ? [{ id: chosen.id, label: chosen.values.title }, ...options] : options}
      onSearch={(typed) => setText(typed === chosen?.values.title ? '' : typed)}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
