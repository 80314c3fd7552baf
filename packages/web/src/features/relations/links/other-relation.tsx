import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RelationKind, SearchHit } from '@klantregie/contract'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { ComboBox } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { searchQuery } from '../relations.api.ts'
import { hitDetail } from '../search/search.view.ts'

interface OtherRelationProps {
  readonly name: string
  readonly value: string
  readonly errorMessage: string | undefined
  readonly onChange: (id: string) => void
  readonly label?: string
  /** Cannot be linked with itself, or stands there already. */
  readonly without: readonly string[]
  readonly kind?: RelationKind
  /** Chosen elsewhere, such as somebody who was just added; shown by name. */
  readonly chosen?: { readonly id: string; readonly name: string } | null
}

/** Finds the other by what is typed, as the search box does. */
export function OtherRelation({
  without,
  onChange,
  value,
  kind,
  label,
  chosen: given = null,
  ...field
}: OtherRelationProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const asked = useDebounced(typed.trim(), 150)
  const found = useQuery({ ...searchQuery(asked, 10), placeholderData: keepPreviousData }).data?.items ?? []
  const [picked, setPicked] = useState<SearchHit | null>(null)
  // Choosing puts the whole name in the box, which is a new question: the one chosen must stay among the choices.
  const hits = picked && !found.some(({ id }) => id === picked.id) ? [picked, ...found] : found
  const options = hits
    .filter((hit) => !without.includes(hit.id) && (kind === undefined || hit.kind === kind))
    .map((hit) => ({ id: hit.id, label: hit.name, detail: hitDetail(hit) }))
  const missing = given !== null && !options.some(({ id }) => id === given.id)
  const choose = (id: string | null) => {
    setPicked(hits.find((hit) => hit.id === id) ?? null)
    onChange(id ?? '')
  }
  return (
    <ComboBox
      {...field}
      isRequired
      label={label ?? t('relations.links.other')}
      description={t('relations.links.otherHelp')}
      value={value === '' ? null : value}
      options={missing ? [{ id: given.id, label: given.name }, ...options] : options}
      onSearch={setTyped}
      onChange={choose}
    />
  )
}
