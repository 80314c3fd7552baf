import { useMutation, useQueryClient } from '@tanstack/react-query'
import { reopenHousehold } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

/** Takes back what was answered to a suggestion; what was made of it goes when nothing was added to it since. */
export function useReopen() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  return useMutation({
    mutationFn: ({ id }: { readonly id: string; readonly name: string }) => call(reopenHousehold, { params: { id } }),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
    onSuccess: async (_done, { name }) => {
      showToast({ text: t('households.reopened', { name }) })
      await Promise.all(
        [['identity', 'households'], ['relations'], ['activity']].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      )
    },
  })
}
