import { useState } from 'react'
import { MOST_PICKED } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { toFilter } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { useT } from '../locale/index.ts'
import { EVERYTHING, NOTHING_SELECTED, pick } from './selection.view.ts'
import type { Selected } from './selection.view.ts'

export interface Selection {
  readonly selected: Selected
  /** Which rows show as chosen, with the page that they are shown on. */
  readonly pick: (page: readonly string[], ids: ReadonlySet<string>) => void
  readonly all: () => void
  readonly clear: () => void
}

/** What is chosen in a list; another filter is another list, and then nothing is chosen. Pages and orders make no difference. */
export function useSelection(address: ListAddress): Selection {
  const t = useT()
  const format = useFormat()
  const filter = JSON.stringify(toFilter(address))
  const [now, setNow] = useState({ filter, selected: NOTHING_SELECTED })
  const set = (selected: Selected) => setNow({ filter, selected })
  const selected = now.filter === filter ? now.selected : NOTHING_SELECTED
  return {
    selected,
    pick: (page, ids) => {
      const next = pick(selected, page, ids)
      const key = selected.kind === 'all' ? 'relations.bulk.mostExcepted' : 'relations.bulk.mostPicked'
      if (next === null) showToast({ text: t(key, { most: format.number(MOST_PICKED) }) })
      else set(next)
    },
    all: () => set(EVERYTHING),
    clear: () => set(NOTHING_SELECTED),
  }
}
