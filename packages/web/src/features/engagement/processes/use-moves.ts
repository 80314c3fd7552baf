import { useState } from 'react'
import { moveProcess } from '@klantregie/contract'
import type { BoardColumn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { useFocusOnMoved } from '../../../ui/board.tsx'
import type { CardMove } from '../../../ui/board.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useProcessCache } from './processes.api.ts'

/** The column behind the last step, for who has none by name. */
export const END = 'end:'

export interface Move extends Omit<CardMove, 'to'> {
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
  readonly move: (move: CardMove) => void
  readonly carryOut: (move: Move, told: Told) => Promise<void>
}

const ASKS = ['engagement.answer_needed', 'engagement.date_needed', 'engagement.reason_missing'] as const

/** Cards that go to another column, by whatever hand. What a step asks for first is asked for in a dialog. */
export function useMoves(columns: readonly BoardColumn[]): Moves {
  const t = useT()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const [asking, setAsking] = useState<Move | null>(null)
  const follow = useFocusOnMoved(columns, asking !== null)
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const carryOut = async (move: Move, told: Told) => {
    const { id, name, from, to } = move
    const page = await call(moveProcess, { params: { id }, body: { to, ...told } })
    follow(id)
    // Told when it can be seen.
    await refresh(page)
    const step = columns.find(({ key }) => key === to)?.title
    const back = () => void carryOut({ id, name, from: to ?? from, to: from }, {}).catch(onError)
    showToast({
      text: step === undefined ? t('board.said.finished', { name }) : t('board.said.moved', { name, step }),
      onUndo: back,
    })
  }
  const move = ({ to, ...card }: CardMove) => {
    const asked = { ...card, to: to === END ? null : to }
    carryOut(asked, {}).catch((error: unknown) =>
      ASKS.some((code) => isProblem(error, code)) ? setAsking(asked) : onError(error),
    )
  }
  return {
    asking,
    stopAsking: () => setAsking(null),
    move,
    carryOut,
  }
}
