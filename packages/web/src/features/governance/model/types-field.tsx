import { useQuery } from '@tanstack/react-query'
import type { ContractForm } from '../../../lib/form.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { ComboBox } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { keysIn } from './field-form.view.ts'
import { modelTypesQuery } from './model.api.ts'
import styles from './model.module.css'

interface TypesProps {
  readonly form: ContractForm
  readonly name: string
  readonly label: string
  readonly description?: string
}

/** Types are many and known by name: they are looked up one by one and stand as ticks that take them away again. */
export function TypesField({ form, name, label, description }: TypesProps) {
  const t = useT()
  const types = (useQuery(modelTypesQuery).data?.items ?? []).filter(({ isRetired }) => !isRetired)
  const chosen = keysIn(form.values[name])
  return (
    <div className={styles.choices}>
      <ComboBox
        key={chosen.length}
        label={label}
        description={description}
        value={null}
        options={types.filter(({ id }) => !chosen.includes(id)).map((type) => ({ id: type.id, label: type.name }))}
        onChange={(id) => id !== null && form.set(name, [...chosen, id].join())}
      />
      {chosen.length > 0 && (
        <CheckboxGroup
          label={t('model.chosenTypes')}
          isLabelHidden
          isRequired={false}
          isHorizontal
          value={[...chosen]}
          onChange={(left) => form.set(name, left.join())}
          options={chosen.map((id) => ({ id, label: types.find((type) => type.id === id)?.name ?? '…' }))}
        />
      )}
    </div>
  )
}
