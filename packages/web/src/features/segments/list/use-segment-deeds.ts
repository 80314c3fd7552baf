import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeSegment, removeSegment, restoreSegment } from '@klantregie/contract'
import type { Segment } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { ApiProblem } from '../../../lib/problem.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

type SegmentChange = Omit<CallInput<typeof changeSegment>['body'], 'version'>
type Seen = Pick<Segment, 'id' | 'version'>

/** What can be done with a segment; everything can be taken back. */
export function useSegmentDeeds() {
  const t = useT()
  const say = useRefusal()
  const { changing, removing, restoring } = useCalls()
  const onError = (error: Error) => showToast({ tone: 'danger', text: say(error) })
  /** `said`: what the notice says, from which the state before comes back. */
  const change = (
    segment: Segment,
    next: SegmentChange,
    { said, before, then }: { said: string; before: SegmentChange; then?: (changed: Segment) => void },
  ) =>
    act(
      changing,
      { segment, change: next },
      {
        onSuccess: (changed) => {
          showToast({
            text: said,
            onUndo: () =>
              act(changing, { segment: changed, change: before }, { onError, onSuccess: then ?? (() => null) }),
          })
          then?.(changed)
        },
        onError,
      },
    )
  const remove = (segment: Segment, then: () => void) =>
    act(removing, segment, {
      onSuccess: () => {
        showToast({
          text: t('segments.removed', { name: segment.name }),
          onUndo: () => act(restoring, segment, { onError }),
        })
        then()
      },
      onError,
    })
  return { change, remove, isPending: changing.isPending || removing.isPending }
}

function useCalls() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['segments'] })
  return {
    changing: useMutation({
      mutationFn: ({ segment, change }: { segment: Seen; change: SegmentChange }) =>
        call(changeSegment, { params: { id: segment.id }, body: { version: segment.version, ...change } }),
      onSuccess,
    }),
    removing: useMutation({
      mutationFn: ({ id }: Seen) => call(removeSegment, { params: { id } }),
      onSuccess,
    }),
    restoring: useMutation({
      mutationFn: ({ id }: Seen) => call(restoreSegment, { params: { id } }),
      onSuccess,
    }),
  }
}

/** Who uses it is said by name. */
function useRefusal(): (error: Error) => string {
  const t = useT()
  const problemText = useProblemText()
  return (error) => {
    const names = error instanceof ApiProblem ? error.details['names'] : undefined
    if (!(error instanceof ApiProblem) || error.code !== 'segments.segment_in_use' || !Array.isArray(names))
      return problemText(error)
    return t('segments.inUse', { names: names.join(', ') })
  }
}
