import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { labelsQuery, useLabelDeeds } from './labels.api.ts'

interface LabelChoiceProps {
  readonly value: string
  readonly onChange: (id: string) => void
  /** Whether a label that is not there yet can be made on the way. */
  readonly mayAdd: boolean
  /** Labels that make no sense to choose, because they are there already. */
  readonly without?: readonly string[] | undefined
}

/** The labels that can be chosen, and making one of what was typed. */
function useLabelChoice({ without = [], onChange }: Pick<LabelChoiceProps, 'without' | 'onChange'>) {
  const problemText = useProblemText()
  const { add } = useLabelDeeds()
  const [typed, setTyped] = useState('')
  const labels = (useQuery(labelsQuery).data?.items ?? []).filter(
    ({ id, isRetired, mayUse }) => !isRetired && mayUse && !without.includes(id),
  )
  const name = typed.trim()
  const choose = (id: string) => {
    setTyped('')
    onChange(id)
  }
  const make = () =>
    act(
      add,
      { name },
      {
        onSuccess: ({ id }) => choose(id),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  const isNew = name !== '' && !labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
  const found = labels.filter((label) => label.name.toLowerCase().includes(name.toLowerCase()))
  return { found, isEmpty: labels.length === 0, name, isNew, setTyped, choose, make }
}

/** Stands for the label that is made of what was typed. */
const NEW = 'new'

/** One of the labels; what was typed and is not there yet can be made on the way, by whoever may. */
export function LabelChoice({ value, onChange, mayAdd, without }: LabelChoiceProps) {
  const t = useT()
  const may = useMay()
  const { found, isEmpty, name, isNew, setTyped, choose, make } = useLabelChoice({ without, onChange })
  const offersNew = mayAdd && may('relations.label.manage')
  const options = found.map((label) => ({ id: label.id, label: label.name }))
  return (
    <ComboBox
      isRequired
      label={t('relations.labels.label')}
      {...(offersNew && { description: t(isEmpty ? 'relations.labels.none' : 'relations.labels.orNew') })}
      value={value === '' ? null : value}
      options={offersNew && isNew ? [...options, { id: NEW, label: t('relations.labels.make', { name }) }] : options}
      onSearch={setTyped}
      onChange={(id) => {
        if (id === NEW) make()
        else choose(id ?? '')
      }}
    />
  )
}
