import { useQueryClient } from '@tanstack/react-query'
import { changeLink, endLink, moveLink, reopenLink, takeBackMove } from '@klantregie/contract'
import type { RelationLink, RelationPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import type { CallInput } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

type Move = CallInput<typeof moveLink>['body']
type Correction = CallInput<typeof changeLink>['body']

/** Ending a link keeps it as history; the notice takes back what was done. */
export function useLinkActions({ relation }: Pick<RelationPage, 'relation'>) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['relations'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  const run = async (work: Promise<unknown>, text: string, onUndo?: () => void) => {
    try {
      await work
      await refresh()
      showToast({ text, ...(onUndo && { onUndo }) })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
  const paramsOf = (link: Pick<RelationLink, 'id'>) => ({ id: relation.id, linkId: link.id })
  const end = (link: RelationLink): void =>
    void run(
      call(endLink, { params: paramsOf(link), body: link.until !== null ? { until: link.until } : {} }),
      t('relations.links.ended', { name: link.other.name }),
      () => reopen(link),
    )
  const reopen = (link: RelationLink): void =>
    void run(
      call(reopenLink, { params: paramsOf(link) }),
      t('relations.links.reopened', { name: link.other.name }),
      () => end(link),
    )
  const takeBack = (link: RelationLink): void =>
    void run(call(takeBackMove, { params: paramsOf(link) }), t('relations.links.moveTakenBack'))
  /** Throws what the server refuses, so that the form can show it at its field; so does the next. */
  const move = async (link: RelationLink, body: Move) => {
    const { started } = await call(moveLink, { params: paramsOf(link), body })
    await refresh()
    showToast({
      text: t('relations.links.moved', { from: link.other.name, to: started.other.name }),
      onUndo: () => takeBack(started),
    })
  }
  const correct = async (link: RelationLink, body: Correction) => {
    await call(changeLink, { params: paramsOf(link), body })
    await refresh()
    showToast({ text: t('relations.links.corrected', { name: link.other.name }) })
  }
  return { end, reopen, move, takeBack, correct }
}
