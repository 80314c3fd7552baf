import { useState } from 'react'
import { MOST_PICKED } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { toFilter } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { useT } from '../locale/index.ts'
import { NOTHING_SELECTED, pick } from './selection.view.ts'
import type { Selected } from './selection.view.ts'

export interface Selection {
  readonly selected: Selected
  readonly pick: (ids: ReadonlySet<string>) => void
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
  return {
    selected: now.filter === filter ? now.selected : NOTHING_SELECTED,
    pick: (ids) => {
      const next = pick(ids)
      if (next === null) showToast({ text: t('relations.bulk.mostPicked', { most: format.number(MOST_PICKED) }) })
      else set(next)
    },
    all: () => set({ kind: 'all' }),
    clear: () => set(NOTHING_SELECTED),
  }
}
