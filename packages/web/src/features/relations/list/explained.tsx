import type { ReactNode } from 'react'
import styles from './list.module.css'

interface ExplainedProps {
  /** What the word of the filter means; beside it and not in it, because a label may hold nothing to press. */
  readonly mark: ReactNode
  readonly children: ReactNode
}

/** A filter with the meaning of its word at the end of the line of its label. */
export function Explained({ mark, children }: ExplainedProps) {
  return (
    <div className={styles.explained}>
      {children}
      <span className={styles.meaning}>{mark}</span>
    </div>
  )
}
