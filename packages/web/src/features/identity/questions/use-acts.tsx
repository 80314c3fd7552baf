import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Question } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useT } from '../locale/index.ts'
import { choicesOf, chosenFields } from './after-merge.view.ts'
import type { Picked } from './after-merge.view.ts'
import type { KeyedAct } from './answer-keys.view.ts'
import { AskDialog } from './ask-dialog.tsx'
import { mergePreviewQuery } from './questions.api.ts'
import type { Couple } from './questions.api.ts'
import type { QueueKeeper } from './queue-keeper.ts'
import { currentOf, winnerOf } from './queue.view.ts'
import type { Queue } from './queue.view.ts'
import { useAnswering } from './use-answering.ts'
import type { Answering } from './use-answering.ts'

export interface Acts {
  readonly run: (act: KeyedAct) => void
  /** Who stays and who goes; null for who may not merge. */
  readonly couple: Couple | null
  readonly picked: Picked
  readonly pick: (field: string, relationId: string) => void
  /** The dialog in which a colleague is asked, while it is open. */
  readonly dialog: ReactNode
}

/** What can be done with the question on the screen, by key or by button. */
export function useActs(queue: Queue, keeper: QueueKeeper): Acts {
  const answering = useAnswering(keeper)
  const { picked, pick } = usePicked(currentOf(queue))
  const { ask, dialog } = useAsking(answering)
  const mayMerge = useMay()('identity.merge.write')
  const question = currentOf(queue)
  const couple = question && mayMerge ? winnerOf(question.relations) : null
  const sayYes = useYes(answering, couple, picked)
  const acts: Record<KeyedAct, (question: Question) => void> = {
    same: sayYes,
    notSame: (current) => answering.answer(current, { answer: 'not_same' }),
    later: (current) => answering.answer(current, { answer: 'later' }),
    ask,
    undo: () => answering.undo(),
    previous: () => keeper.walk(queue.position - 1),
    next: () => keeper.walk(queue.position + 1),
  }
  const run = (act: KeyedAct) => {
    if (act === 'undo') answering.undo()
    else if (question) acts[act](question)
  }
  return { run, couple, picked, pick, dialog }
}

const nothing: Picked = {}

/** What was chosen counts for one question; the next one starts with what the rules say. */
function usePicked(question: Question | null) {
  const [{ id, fields }, setState] = useState<{ id: string; fields: Picked }>({ id: '', fields: nothing })
  const picked = question?.id === id ? fields : nothing
  return {
    picked,
    pick: (field: string, relationId: string) =>
      setState({ id: question?.id ?? '', fields: { ...picked, [field]: relationId } }),
  }
}

function useYes({ answer }: Answering, couple: Couple | null, picked: Picked): (question: Question) => void {
  const cache = useQueryClient()
  return (question) => {
    const preview = couple && cache.getQueryData(mergePreviewQuery(couple).queryKey)
    answer(question, {
      answer: 'same',
      ...(couple && { winnerId: couple.winnerId }),
      choices: preview ? chosenFields(choicesOf(preview), picked) : [],
    })
  }
}

function useAsking({ answer }: Answering) {
  const t = useT()
  const [question, setQuestion] = useState<Question | null>(null)
  const [left, right] = question?.relations ?? []
  const dialog = question && (
    <AskDialog
      names={t('questions.pair', { left: left?.name ?? '', right: right?.name ?? '' })}
      onClose={() => setQuestion(null)}
      onAsk={({ userId, colleague, remark }) => {
        setQuestion(null)
        answer(question, { answer: 'ask', userId, ...(remark !== null && { remark }) }, colleague)
      }}
    />
  )
  return { ask: setQuestion, dialog }
}
