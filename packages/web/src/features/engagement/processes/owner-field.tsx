import { ComboBox } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'

interface OwnerProps {
  readonly name: string
  readonly value: string
  readonly errorMessage: string | undefined
  readonly onChange: (id: string) => void
  readonly users: readonly { readonly id: string; readonly name: string }[]
}

/** The colleague who sees to it that a process goes on. */
export function OwnerField({ users, value, onChange, ...field }: OwnerProps) {
  const t = useT()
  // Without its options a box with a value would begin empty.
  if (users.length === 0) return null
  return (
    <ComboBox
      {...field}
      isRequired
      label={t('process.owner')}
      value={value === '' ? null : value}
      options={users.map(({ id, name }) => ({ id, label: name }))}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
