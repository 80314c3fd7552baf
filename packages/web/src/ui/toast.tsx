import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from './button.tsx'
import { cx } from './class-names.ts'
import { useUiTexts } from './texts.tsx'
import styles from './toast.module.css'

export interface ToastMessage {
  readonly text: string
  readonly tone?: 'success' | 'danger' | 'neutral'
  /** Given for everything that can be undone; the toast then stays longer. */
  readonly onUndo?: () => void
  /** One other thing to do, for example "Bekijken". */
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

interface Shown extends ToastMessage {
  readonly id: number
}

/** Reading time for a sentence; with something to press there must be time to reach it by keyboard. */
const PLAIN_MS = 6_000
const ACTION_MS = 20_000
const MOST_AT_ONCE = 3

let shown: readonly Shown[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Shown[]): void {
  shown = next
  listeners.forEach((listener) => listener())
}

/** Shows a short notice at the foot of the screen. Returns a function that takes it away. */
export function showToast(message: ToastMessage): () => void {
  lastId += 1
  const id = lastId
  change([...shown, { ...message, id }].slice(-MOST_AT_ONCE))
  return () => dismiss(id)
}

function dismiss(id: number): void {
  change(shown.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Placed once, in the shell. The list is a live region, so a new notice is read aloud without taking the focus. */
export function ToastRegion() {
  const texts = useUiTexts()
  const toasts = useSyncExternalStore(subscribe, () => shown)
  return (
    <section aria-label={texts.notifications} className={styles.region}>
      <ol aria-live="polite" aria-relevant="additions" className={styles.list}>
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  )
}

function ToastView({ toast }: { readonly toast: Shown }) {
  const texts = useUiTexts()
  const [isHeld, setHeld] = useState(false)
  const { id, onUndo, action } = toast
  const lasts = onUndo || action ? ACTION_MS : PLAIN_MS

  // Whoever points at it or has the focus in it is reading it: the clock then stands still.
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(id), lasts)
    return () => clearTimeout(timer)
  }, [id, isHeld, lasts])

  const press = (run: () => void) => () => {
    dismiss(id)
    run()
  }
  return (
    <li
      className={cx(styles.toast, toast.tone === 'danger' && styles.danger)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <Button tone="quiet" size="small" onPress={press(action.onPress)}>
          {action.label}
        </Button>
      )}
      {onUndo && (
        <Button tone="quiet" size="small" onPress={press(onUndo)}>
          {texts.undo}
        </Button>
      )}
      <IconButton size="small" label={texts.close} icon={<X aria-hidden="true" />} onPress={() => dismiss(id)} />
    </li>
  )
}
