import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useUndoMerge, useUndoSplit } from './merging.api.ts'

/** The way back from a notice: no questions, because a moment ago it was not there either. */
export function useUndoMergeAtOnce(): (mergeId: string) => void {
  const t = useT()
  const problemText = useProblemText()
  const undo = useUndoMerge()
  return (id) => {
    undo.mutateAsync({ id, notSame: false }).then(
      () => showToast({ text: t('grouping.undone.merge') }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  }
}

export function useUndoSplitAtOnce(): (splitId: string) => void {
  const t = useT()
  const problemText = useProblemText()
  const undo = useUndoSplit()
  return (id) => {
    undo.mutateAsync(id).then(
      () => showToast({ text: t('grouping.undone.split') }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  }
}
