import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { cx } from './class-names.ts'
import styles from './chip.module.css'

export interface ChipProps {
  readonly children: ReactNode
  /** Small print behind the word, such as "sinds 2019". */
  readonly detail?: string | undefined
  /** Ended or inactive: struck down in weight, not in contrast. */
  readonly isPast?: boolean
  /** The whole name of the action, such as "Filter school verwijderen". */
  readonly removeLabel?: string
  readonly onRemove?: () => void
}

export function Chip({ children, detail, isPast = false, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={cx(styles.chip, isPast && styles.past)}>
      <span>{children}</span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      {onRemove && (
        <Button className={styles.remove ?? ''} aria-label={removeLabel ?? ''} onPress={onRemove}>
          <X aria-hidden="true" />
        </Button>
      )}
    </span>
  )
}

/** Chips belong together, so a screen reader hears them as a list. */
export function ChipList({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  return (
    <ul aria-label={label} className={styles.list}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  )
}
