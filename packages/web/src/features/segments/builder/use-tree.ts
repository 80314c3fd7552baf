import { useCallback, useState } from 'react'
import type { SegmentGroup } from '@klantregie/contract'
import { draftOf } from '../tree/draft.view.ts'
import type { DraftGroup } from '../tree/draft.view.ts'
import { historyOf, redone, stepped, undone } from '../tree/history.view.ts'

/** The tree that is being built, with its steps. */
export function useTree(initial: SegmentGroup) {
  const [history, setHistory] = useState(() => historyOf(draftOf(initial)))
  return {
    draft: history.now,
    change: useCallback(
      (next: DraftGroup, about: string | null = null) => setHistory((now) => stepped(now, next, about)),
      [],
    ),
    undo: history.past.length > 0 ? () => setHistory(undone) : null,
    redo: history.future.length > 0 ? () => setHistory(redone) : null,
    /** Begins anew, with what somebody else saved. */
    reset: (tree: SegmentGroup) => setHistory(historyOf(draftOf(tree))),
  }
}
