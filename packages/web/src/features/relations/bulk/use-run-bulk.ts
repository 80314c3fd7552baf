import { useNavigate } from '@tanstack/react-router'
import type { BulkDeed, BulkWhat } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { isProblem } from '../../../lib/problem.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { isBusy, useBulkDeeds } from './bulk.api.ts'
import type { AskedWhom } from './bulk.api.ts'

/** Takes a deed back and says what came of it; what somebody changed since is left as they made it, and told. */
export function useUndoBulk() {
  const t = useT()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const { undo } = useBulkDeeds()
  return {
    isPending: undo.isPending,
    undo: (id: string) =>
      act(undo, id, {
        onSuccess: ({ state, restored, kept }) => {
          if (state === 'undoing') showToast({ text: t('relations.bulk.undoBegun') })
          else if (kept === 0) showToast({ text: t('relations.bulk.undone', { count: restored }) })
          else
            showToast({
              text: t('relations.bulk.undoneExcept', { count: restored, kept }),
              action: {
                label: t('relations.bulk.show'),
                onPress: () => void navigate({ to: '/relaties/bewerkingen/$id', params: { id } }),
              },
            })
        },
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      }),
  }
}

interface Asked {
  readonly whom: AskedWhom
  readonly what: BulkWhat
  readonly expected: number
  readonly isAbout: boolean
}

interface Then {
  readonly onDone: () => void
  /** The list changed between counting and doing: nothing was done, and it is counted again. */
  readonly onChanged: () => void
}

/** Does it: few at once, with a way back in the notice; many in the background, which the notice leads to. */
export function useRunBulk() {
  const t = useT()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const { run } = useBulkDeeds()
  const { undo } = useUndoBulk()
  const tell = (deed: BulkDeed) => {
    if (isBusy(deed)) {
      const show = () => void navigate({ to: '/relaties/bewerkingen/$id', params: { id: deed.id } })
      const key = deed.state === 'gathering' ? 'relations.bulk.begunAbout' : 'relations.bulk.begun'
      showToast({ text: t(key, { count: deed.will }), action: { label: t('relations.bulk.show'), onPress: show } })
    } else {
      showToast({ text: t('relations.bulk.done', { count: deed.changed }), onUndo: () => undo(deed.id) })
    }
  }
  return {
    isPending: run.isPending,
    run: (asked: Asked, then: Then) =>
      act(run, asked, {
        onSuccess: (deed) => {
          tell(deed)
          then.onDone()
        },
        onError: (error) => {
          showToast({ tone: 'danger', text: problemText(error) })
          if (isProblem(error, 'relations.bulk_changed')) then.onChanged()
        },
      }),
  }
}
