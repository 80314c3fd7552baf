import { useQuery } from '@tanstack/react-query'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { ownersQuery, purposesQuery } from './approaches.api.ts'

interface PurposeFieldProps {
  readonly name: string
  readonly value: string
  readonly errorMessage: string | undefined
  readonly onChange: (id: string) => void
}

/** Purposes in use, each with how long it leaves people in peace. */
export function PurposeField(field: PurposeFieldProps) {
  const t = useT()
  const purposes = (useQuery(purposesQuery).data?.items ?? []).filter(({ isActive }) => isActive)
  return (
    <Select
      {...field}
      value={field.value === '' ? null : field.value}
      isRequired
      label={t('approaches.purpose')}
      placeholder={t('approaches.purposePick')}
      options={purposes.map(({ purposeId, name, quietDays }) => ({
        id: purposeId,
        label: name,
        detail: t('approaches.quietOf', { days: quietDays }),
      }))}
    />
  )
}

interface OwnerFieldProps {
  /** `user:<id>`, `team:<id>`; empty for oneself. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Who does it: oneself unless somebody else, or a team, is named. */
export function OwnerField({ value, onChange }: OwnerFieldProps) {
  const t = useT()
  const owners = useQuery(ownersQuery).data?.items ?? []
  const [self] = owners
  if (self === undefined) return null
  const shown = value === '' ? `${self.kind}:${self.id}` : value
  return (
    <ComboBox
      label={t('approaches.owner')}
      isRequired
      value={shown}
      options={owners.map(({ kind, id, name }) => ({
        id: `${kind}:${id}`,
        label: name,
        ...(kind === 'team' && { detail: t('approaches.team') }),
      }))}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}

/** What a body says of the owner: nothing when it is whoever asks. */
export function ownerOf(value: string) {
  const [kind, id] = value.split(':')
  return kind !== undefined && id !== undefined && id !== '' ? { owner: { kind, id } } : {}
}
