import type { ContractForm } from '../../../lib/form.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'

interface FunctionProps {
  readonly form: ContractForm
  readonly functions: readonly string[]
}

/** Functions that the organisation agreed on are offered; another may be typed. */
export function LinkFunction({ form, functions }: FunctionProps) {
  const t = useT()
  const { value, ...field } = form.field('function')
  const label = t('relations.links.function')
  if (functions.length === 0)
    return (
      <TextField
        {...field}
        value={value}
        label={label}
        placeholder={t('relations.links.functionExample')}
        maxLength={120}
      />
    )
  const options = [...new Set(value === '' || functions.includes(value) ? functions : [value, ...functions])]
  return (
    <ComboBox
      name={field.name}
      label={label}
      allowsCustomValue
      value={value === '' ? null : value}
      options={options.map((name) => ({ id: name, label: name }))}
      onSearch={(typed) => field.onChange(typed.slice(0, 120))}
      onChange={(chosen) => field.onChange(chosen ?? '')}
    />
  )
}
