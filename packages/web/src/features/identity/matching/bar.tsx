import styles from './matching.module.css'

/** A bar that begins at zero; the number it stands for is written beside it. `part` is 0–1 of the longest. */
export function Bar({ part }: { readonly part: number }) {
  const width = part === 0 ? 0 : Math.max(part * 100, 0.75)
  return (
    <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.barTrack} width="100" height="1" />
      <rect className={styles.barFill} width={width} height="1" />
    </svg>
  )
}
