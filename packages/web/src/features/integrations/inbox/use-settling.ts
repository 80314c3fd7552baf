import { useMutation, useQueryClient } from '@tanstack/react-query'
import { bringBackObject, settleObject } from '@klantregie/contract'
import type { WaitingObject } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useWaitingReason } from '../words.ts'

type Remedy = CallInput<typeof settleObject>['body']
interface Settling {
  readonly id: string
  readonly body: Remedy
}

/** What helps something that waits. What was set aside can be brought back at once. */
export function useSettling() {
  const t = useT()
  const say = useWaitingReason()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['integrations'] })
  const onError = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const settling = useMutation({
    mutationFn: ({ id, body }: Settling) => call(settleObject, { params: { id }, body }),
    onSuccess,
  })
  const returning = useMutation({ mutationFn: (id: string) => call(bringBackObject, { params: { id } }), onSuccess })
  const setAside = ({ id }: WaitingObject) =>
    act(
      settling,
      { id, body: { remedy: 'set_aside' } },
      {
        onSuccess: () => showToast({ text: t('inbox.wasSetAside'), onUndo: () => act(returning, id, { onError }) }),
        onError,
      },
    )
  const settle = ({ id }: WaitingObject, body: Remedy, settled: string, then: () => void) =>
    act(
      settling,
      { id, body },
      {
        onSuccess: ({ isSettled, reason }) => {
          showToast({ text: isSettled || reason === null ? settled : `${t('inbox.stillWaits')} ${say(reason)}` })
          then()
        },
        onError,
      },
    )
  return { setAside, settle, pendingId: settling.isPending ? settling.variables.id : null }
}
