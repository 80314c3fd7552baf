import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useModelChanged } from './model.api.ts'
import styles from './model.module.css'

type Step = -1 | 1

/** A new order of a list, the order that it had, and what is told about it. */
export interface Reordering<K extends string> {
  readonly before: readonly K[]
  readonly after: readonly K[]
  readonly said: string
}

/** Keeps another order at once and offers to undo it. Only the last move is told of: each says where things stand now. */
export function useReorder<K extends string>(save: (order: readonly K[]) => Promise<unknown>) {
  const t = useT()
  const changed = useModelChanged()
  const problemText = useProblemText()
  const takeAway = useRef<() => void>(undefined)
  const tell = (message: Parameters<typeof showToast>[0]) => {
    takeAway.current?.()
    takeAway.current = showToast(message)
  }
  const put = async (order: readonly K[], message: Parameters<typeof showToast>[0]) => {
    try {
      await save(order)
      await changed()
      tell(message)
    } catch (error) {
      tell({ tone: 'danger', text: problemText(error) })
    }
  }
  return async ({ before, after, said }: Reordering<K>): Promise<void> => {
    const onUndo = () => void put(before, { text: t('model.movedBack') })
    await put(after, { text: said, onUndo })
  }
}

interface OrderProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (step: Step) => Promise<void>
}

/**
 * One place up or down. The focus goes along with the row, so that somebody can press on; at the end of the list it goes to
 * the only way that is left.
 */
export function OrderButtons({ name, isFirst, isLast, onMove }: OrderProps) {
  const t = useT()
  const frame = useRef<HTMLSpanElement>(null)
  const move = (step: Step) => {
    void onMove(step).then(() => {
      requestAnimationFrame(() => {
        const wanted = frame.current?.querySelector<HTMLElement>(`[data-step="${step}"] button:not(:disabled)`)
        const other = frame.current?.querySelector<HTMLElement>('button:not(:disabled)')
        ;(wanted ?? other)?.focus()
      })
    })
  }
  return (
    <span ref={frame} className={styles.order}>
      <span data-step="-1">
        <IconButton
          size="small"
          label={t('model.up', { name })}
          icon={<ArrowUp aria-hidden="true" />}
          isDisabled={isFirst}
          onPress={() => move(-1)}
        />
      </span>
      <span data-step="1">
        <IconButton
          size="small"
          label={t('model.down', { name })}
          icon={<ArrowDown aria-hidden="true" />}
          isDisabled={isLast}
          onPress={() => move(1)}
        />
      </span>
    </span>
  )
}

/** Alt with an arrow moves the row that has the focus: it presses the button of that row. */
export function moveRowByKey(event: KeyboardEvent<HTMLElement>): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  const row = event.target instanceof HTMLElement ? event.target.closest('tr') : null
  const step = event.key === 'ArrowUp' ? -1 : 1
  const button = row?.querySelector<HTMLButtonElement>(`[data-step="${step}"] button`)
  if (!button) return
  event.preventDefault()
  if (!button.disabled) button.click()
}
