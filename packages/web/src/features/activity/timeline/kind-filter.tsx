import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Kind } from '../activity.api.ts'
import { useT } from '../locale/index.ts'
import styles from './timeline.module.css'

const kinds = [
  'interaction',
  'fact',
  'change',
  'import',
  'role',
  'link',
  'task',
  'process',
] as const satisfies readonly Kind[]
const ALL = 'all'

interface KindFilterProps {
  readonly kind: Kind | undefined
  readonly onKind: (kind: Kind | undefined) => void
}

/** One kind at a time, or everything; arrow keys walk along. */
export function KindFilter({ kind, onKind }: KindFilterProps) {
  const t = useT()
  return (
    <ToggleButtonGroup
      aria-label={t('timeline.filter')}
      className={styles.filter ?? ''}
      disallowEmptySelection
      selectedKeys={[kind ?? ALL]}
      onSelectionChange={(keys) => onKind(kinds.find((one) => keys.has(one)))}
    >
      {[ALL, ...kinds].map((one) => (
        <ToggleButton key={one} id={one} className={styles.choice ?? ''}>
          {t(`timeline.kind.${one as typeof ALL | (typeof kinds)[number]}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
