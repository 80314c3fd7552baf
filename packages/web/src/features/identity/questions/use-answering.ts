import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { Question } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import type { ToastMessage } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { questionsKey } from './questions.api.ts'
import type { Answer, QueueKeeper } from './queue-keeper.ts'

export interface Answering {
  readonly answer: (question: Question, answer: Answer, colleague?: string) => void
  readonly undo: (question?: Question) => void
}

/** Answers and takes answers back, and says what happened; one notice at a time, because the next answer follows soon. */
export function useAnswering(keeper: QueueKeeper): Answering {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const takeAway = useRef<() => void>(() => undefined)

  const tell = useCallback((message: ToastMessage) => {
    takeAway.current()
    takeAway.current = showToast(message)
  }, [])

  const names = useCallback(
    ({ relations: [left, right] }: Question) =>
      t('questions.pair', { left: left?.name ?? '', right: right?.name ?? '' }),
    [t],
  )

  const refresh = useCallback(
    (hasMoved: boolean) => {
      void cache.invalidateQueries({ queryKey: questionsKey })
      void cache.invalidateQueries({ queryKey: ['identity', 'duplicates'] })
      if (hasMoved) void cache.invalidateQueries({ queryKey: ['relations'] })
    },
    [cache],
  )

  const undo = useCallback(
    async (question?: Question) => {
      try {
        const reopened = await keeper.undo(question)
        tell({
          text: reopened ? t('questions.undone', { names: names(reopened) }) : t('questions.nothingToUndo'),
          tone: 'neutral',
        })
        if (reopened) refresh(true)
      } catch (error) {
        tell({ text: problemText(error), tone: 'danger' })
      }
    },
    [keeper, names, problemText, refresh, t, tell],
  )

  const answer = useCallback(
    async (question: Question, body: Answer, colleague = '') => {
      const outcome = await keeper.answer(question, body)
      // A refusal stands with the question itself, which is back on the screen.
      if (outcome === 'refused') return
      if (outcome === 'gone') tell({ text: t('questions.gone', { names: names(question) }), tone: 'neutral' })
      else
        tell({
          text: t(`questions.said.${body.answer}`, { names: names(question), colleague }),
          onUndo: () => void undo(question),
        })
      refresh(body.answer === 'same')
    },
    [keeper, names, refresh, t, tell, undo],
  )

  return useMemo(
    () => ({
      answer: (...given) => void answer(...given),
      undo: (question) => void undo(question),
    }),
    [answer, undo],
  )
}
