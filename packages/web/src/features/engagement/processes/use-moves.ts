import { useEffect, useRef, useState } from 'react'
import { moveProcess } from '@klantregie/contract'
import type { BoardColumn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useProcessCache } from './processes.api.ts'

export interface Picked {
  readonly id: string
  readonly name: string
  readonly from: string
}
export interface Move extends Picked {
  /** Null: behind the last step. */
  readonly to: string | null
}
/** What a move needs to be told first. */
export interface Told {
  readonly answer?: string | undefined
  readonly date?: string | undefined
  readonly reason?: string | undefined
}

export interface Moves {
  readonly asking: Move | null
  readonly stopAsking: () => void
  readonly pick: (card: Picked) => void
  readonly drop: (id: string, to: string) => void
  readonly move: (move: Move) => void
  readonly carryOut: (move: Move, told: Told) => Promise<void>
}

const ASKS = ['engagement.answer_needed', 'engagement.date_needed', 'engagement.reason_missing'] as const

/** Cards that go to another column, by whatever hand. What a step asks for first is asked for in a dialog. */
export function useMoves(columns: readonly BoardColumn[]): Moves {
  const t = useT()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const picked = useRef<Picked | null>(null)
  const [asking, setAsking] = useState<Move | null>(null)
  const moved = useFocusOnMoved(columns, asking !== null)
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const carryOut = async (move: Move, told: Told) => {
    const { id, name, from, to } = move
    const page = await call(moveProcess, { params: { id }, body: { to, ...told } })
    moved.current = id
    const step = columns.find(({ key }) => key === to)?.title
    const back = () => void carryOut({ id, name, from: to ?? from, to: from }, {}).catch(onError)
    showToast({
      text: step === undefined ? t('board.said.finished', { name }) : t('board.said.moved', { name, step }),
      onUndo: back,
    })
    await refresh(page)
  }
  const move = (asked: Move) => {
    if (asked.to === asked.from) return
    carryOut(asked, {}).catch((error: unknown) =>
      ASKS.some((code) => isProblem(error, code)) ? setAsking(asked) : onError(error),
    )
  }
  return {
    asking,
    stopAsking: () => setAsking(null),
    pick: (card) => (picked.current = card),
    drop: (id, to) => {
      if (picked.current?.id === id) move({ ...picked.current, to })
      picked.current = null
    },
    move,
    carryOut,
  }
}

/**
 * A card that was moved stands elsewhere and is drawn anew there: the keyboard goes along with it. As long as a dialog is open
 * the keyboard is held in there.
 */
function useFocusOnMoved(columns: readonly BoardColumn[], isAsking: boolean) {
  const moved = useRef<string | null>(null)
  useEffect(() => {
    if (isAsking || moved.current === null) return
    const id = moved.current
    // The dialog gives the focus back in the next frame, to a card that is gone.
    const frame = requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(`[data-card="${id}"]`)
      if (card === null) return
      moved.current = null
      card.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [columns, isAsking])
  return moved
}
