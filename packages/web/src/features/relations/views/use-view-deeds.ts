import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { changeView, removeView, restoreView, shareView } from '@klantregie/contract'
import type { SavedView } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { viewsQuery } from './views.api.ts'

type Change = Omit<CallInput<typeof changeView>['body'], 'version'>
type Sharing = Omit<CallInput<typeof shareView>['body'], 'version'>

/** What can be done with a view or a set of columns; everything can be taken back. */
export function useViewDeeds() {
  const t = useT()
  const navigate = useNavigate()
  const problemText = useProblemText()
  const { changing, sharing, removing, restoring } = useDeeds()
  const onError = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  /** `said`: what the notice says, from which the state before comes back. */
  const change = (view: SavedView, next: Change, { said, before }: { said: string; before: Change }) =>
    act(
      changing,
      { view, change: next },
      {
        onSuccess: (changed) =>
          showToast({ text: said, onUndo: () => act(changing, { view: changed, change: before }, { onError }) }),
        onError,
      },
    )
  const share = (view: SavedView, audience: Sharing, { said, before }: { said: string; before: Sharing }) =>
    act(
      sharing,
      { view, audience },
      {
        onSuccess: (shared) =>
          showToast({ text: said, onUndo: () => act(sharing, { view: shared, audience: before }, { onError }) }),
        onError,
      },
    )
  const remove = (view: SavedView) =>
    act(removing, view, {
      onSuccess: () => {
        showToast({
          text: t('relations.views.removed', { name: view.name }),
          onUndo: () => act(restoring, view, { onError }),
        })
        if (view.part === 'view') void navigate({ to: '/relaties', search: {} })
      },
      onError,
    })
  return { change, share, remove, isPending: changing.isPending || removing.isPending }
}

function useDeeds() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: viewsQuery.queryKey })
  return {
    changing: useMutation({
      mutationFn: ({ view, change }: { view: SavedView; change: Change }) =>
        call(changeView, { params: { id: view.id }, body: { version: view.version, ...change } }),
      onSuccess,
    }),
    sharing: useMutation({
      mutationFn: ({ view, audience }: { view: SavedView; audience: Sharing }) =>
        call(shareView, { params: { id: view.id }, body: { version: view.version, ...audience } }),
      onSuccess,
    }),
    removing: useMutation({
      mutationFn: (view: SavedView) => call(removeView, { params: { id: view.id } }),
      onSuccess,
    }),
    restoring: useMutation({
      mutationFn: (view: SavedView) => call(restoreView, { params: { id: view.id } }),
      onSuccess,
    }),
  }
}
