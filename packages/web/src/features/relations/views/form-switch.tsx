import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { changeAddress, forms } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { FormIcon } from './form-icon.tsx'
import styles from './views.module.css'

const TABLE = 'tabel'

/** The same relations as a table, a board, a map or a calendar; the address says which. */
export function FormSwitch({ address, go }: ListState) {
  const t = useT()
  const choose = (key: string) =>
    go(
      changeAddress(address, {
        vorm: forms.find((form) => form === key),
        rol: undefined,
        kolom: undefined,
        gebied: undefined,
        blik: undefined,
        dag: undefined,
      }),
    )
  return (
    <ToggleButtonGroup
      aria-label={t('relations.form.title')}
      className={styles.forms ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[address.vorm ?? TABLE]}
      onSelectionChange={(keys) => {
        for (const key of keys) choose(String(key))
      }}
    >
      {([TABLE, ...forms] as const).map((form) => (
        <ToggleButton key={form} id={form} className={styles.form ?? ''}>
          <FormIcon form={form} />
          <span>{t(`relations.form.${form}`)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
