import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { ownersQuery } from './roles.api.ts'

const EVERYBODY = 'all'

interface OwnerFilterProps {
  readonly value: string | undefined
  readonly onChange: (ownerId: string | undefined) => void
}

/** Whose relations: everybody's, mine, or those of a colleague who has any. */
export function OwnerFilter({ value, onChange }: OwnerFilterProps) {
  const t = useT()
  const owners = (useQuery(ownersQuery).data?.items ?? []).filter(
    ({ id, isMe, roles }) => isMe || roles > 0 || id === value,
  )
  return (
    <Select
      label={t('relations.filter.ownerId')}
      isRequired
      width="medium"
      value={value ?? EVERYBODY}
      options={[
        { id: EVERYBODY, label: t('relations.roles.everybody') },
        ...owners.map(({ id, name, isMe }) => ({ id, label: isMe ? t('relations.roles.me', { name }) : name })),
      ]}
      onChange={(id) => onChange(id === EVERYBODY ? undefined : id)}
    />
  )
}
