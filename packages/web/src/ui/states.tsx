import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { useUiTexts } from './texts.tsx'
import styles from './states.module.css'

export type Tone = 'neutral' | 'information' | 'success' | 'attention' | 'danger'

export interface EmptyStateProps {
  /** What would be here. */
  readonly title: string
  /** What it is for. */
  readonly children: ReactNode
  /** One action. */
  readonly action?: ReactNode
  /** One example, in a sentence. */
  readonly example?: ReactNode
}

export function EmptyState({ title, children, action, example }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      <div className={styles.emptyText}>{children}</div>
      {action !== undefined && <div className={styles.actions}>{action}</div>}
      {example !== undefined && <p className={styles.example}>{example}</p>}
    </section>
  )
}

export interface ErrorStateProps {
  /** What happened. */
  readonly title: string
  /** What was kept, and what to do. */
  readonly children: ReactNode
  readonly action?: ReactNode
  /** A reference somebody can pass on to the administrator. */
  readonly reference?: string
}

export function ErrorState({ title, children, action, reference }: ErrorStateProps) {
  return (
    <section role="alert" className={cx(styles.empty, styles.failed)}>
      <h2>{title}</h2>
      <div className={styles.emptyText}>{children}</div>
      {action !== undefined && <div className={styles.actions}>{action}</div>}
      {reference !== undefined && <p className={styles.reference}>{reference}</p>}
    </section>
  )
}

export interface LoadingStateProps {
  readonly rows?: number
  readonly shape?: 'table' | 'text'
}

/** Stands where the content will come, appears only when waiting lasts, and says so once to a screen reader. */
export function LoadingState({ rows = 6, shape = 'table' }: LoadingStateProps) {
  const texts = useUiTexts()
  return (
    <div role="status" className={cx(styles.loading, styles[shape])}>
      <span className={styles.hidden}>{texts.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.bone} aria-hidden="true" />
      ))}
    </div>
  )
}

const icons = { neutral: Info, information: Info, success: CircleCheck, attention: TriangleAlert, danger: CircleAlert }

export interface CalloutProps {
  readonly tone?: Tone
  readonly title?: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** True when it appears because of something the reader just did. */
  readonly isAnnounced?: boolean
}

export function Callout({ tone = 'neutral', title, children, action, isAnnounced = false }: CalloutProps) {
  const Icon = icons[tone]
  return (
    <div
      className={cx(styles.callout, styles[tone])}
      {...(isAnnounced && { role: tone === 'danger' ? 'alert' : 'status' })}
    >
      <Icon aria-hidden="true" />
      <div className={styles.calloutText}>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className={styles.actions}>{action}</div>}
      </div>
    </div>
  )
}

interface StatusProps {
  readonly tone?: Tone
  /** A whole sentence, which may take more lines. */
  readonly isSentence?: boolean
  readonly children: ReactNode
}

/** A state in words with a small mark in front: shape and word carry the meaning, colour only helps. */
export function Status({ tone = 'neutral', isSentence = false, children }: StatusProps) {
  return (
    <span className={cx(styles.status, styles[`status-${tone}`], isSentence && styles.sentence)}>
      <span className={styles.statusMark} aria-hidden="true" />
      {children}
    </span>
  )
}

export interface ProgressBarProps {
  readonly label: string
  /** 0–1; null while the size of the work is not known yet. */
  readonly value: number | null
  /** "12.400 van 31.000 rijen" */
  readonly detail?: string | undefined
  /** "nog ongeveer 2 minuten" */
  readonly timeLeft?: string | undefined
}

export function ProgressBar({ label, value, detail, timeLeft }: ProgressBarProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      value={(value ?? 0) * 100}
      isIndeterminate={value === null}
      className={styles.progress ?? ''}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={styles.progressHead}>
            <span>{label}</span>
            <span className={styles.progressValue}>{value === null ? '' : valueText}</span>
          </div>
          <svg
            className={cx(styles.bar, value === null && styles.unknown)}
            viewBox="0 0 100 1"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect className={styles.barTrack} width="100" height="1" />
            <rect className={styles.barFill} width={value === null ? 25 : (percentage ?? 0)} height="1" />
          </svg>
          <div className={styles.progressFoot}>
            <span>{detail}</span>
            <span>{timeLeft}</span>
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}
