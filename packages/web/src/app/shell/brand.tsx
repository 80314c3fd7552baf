import styles from './shell.module.css'

/** The mark: a K whose arms are a gathered curtain. Decorative, because the name stands beside it. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" />
      <path d="M9 7v18M9 16.5 21.5 7M13.2 13.4 22.5 25" />
    </svg>
  )
}
