import type { ReactNode } from 'react'
import type { ModelElement } from '@klantregie/contract'
import { HistoryDialog } from './history-dialog.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import type { Retiring } from './retire-dialog.tsx'

/** What somebody can do with an element that is there. */
export type Deed = 'change' | 'retire' | 'history'

/** What somebody is doing in a list of elements; nothing when the list just stands there. */
export type Doing<T> = { readonly what: Deed; readonly element: T } | { readonly what: 'new' } | null

interface DialogsProps<T> {
  readonly doing: Doing<T>
  /** The form for one element, or for a new one. */
  readonly form: (element: T | null) => ReactNode
  readonly known: (element: T) => { readonly element: ModelElement; readonly id: string; readonly name: string }
  readonly retiring: (element: T) => Retiring
  readonly onClose: () => void
}

/** The dialog that belongs to what somebody is doing. */
export function ElementDialogs<T>({ doing, form, known, retiring, onClose }: DialogsProps<T>) {
  switch (doing?.what) {
    case undefined:
      return null
    case 'new':
      return form(null)
    case 'change':
      return form(doing.element)
    case 'history':
      return <HistoryDialog {...known(doing.element)} onClose={onClose} />
    case 'retire':
      return <RetireDialog retiring={retiring(doing.element)} onClose={onClose} />
  }
}
