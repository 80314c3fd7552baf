import { useQueryClient } from '@tanstack/react-query'
import { removeInteraction, restoreInteraction } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

/** Removing keeps the text with the server, so that the notice can bring it back. */
export function useRemoveInteraction() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const run = async (work: Promise<unknown>, text: string, onUndo?: () => void) => {
    try {
      await work
      await cache.invalidateQueries({ queryKey: ['activity'] })
      showToast({ text, ...(onUndo && { onUndo }) })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  const restore = (id: string) => void run(call(restoreInteraction, { params: { id } }), t('activity.note.restored'))
  const remove = (id: string) =>
    void run(call(removeInteraction, { params: { id } }), t('activity.note.removed'), () => restore(id))
  return { remove }
}
