import { createContext, use } from 'react'
import type { ReactNode } from 'react'

/**
 * The few words that components need everywhere. The application fills them in the reader's language; ui/ itself
 * contains no sentence in any language.
 */
export interface UiTexts {
  /** The name of the product, in the title of the window. */
  readonly product: string
  readonly optional: string
  readonly close: string
  readonly cancel: string
  readonly save: string
  readonly edit: string
  readonly clear: string
  readonly showOptions: string
  readonly noOptions: string
  readonly showPassword: string
  readonly hidePassword: string
  readonly saving: string
  readonly saved: string
  readonly empty: string
  readonly loading: string
  readonly selectAll: string
  readonly columns: string
  readonly filters: string
  readonly breadcrumbs: string
  readonly previousPage: string
  readonly nextPage: string
  readonly notifications: string
  readonly undo: string
  readonly conflictTitle: string
  readonly conflictMine: string
  readonly conflictTheirs: string
  readonly keepMine: string
  readonly keepTheirs: string
  readonly selectRow: (name: string) => string
  readonly selected: (count: number) => string
  readonly stepOf: (step: number, total: number) => string
  readonly sortBy: (column: string) => string
}

const UiTextsContext = createContext<UiTexts | null>(null)

export function UiTextsProvider({ texts, children }: { readonly texts: UiTexts; readonly children: ReactNode }) {
  return <UiTextsContext value={texts}>{children}</UiTextsContext>
}

export function useUiTexts(): UiTexts {
  const texts = use(UiTextsContext)
  if (!texts) throw new Error('UiTextsProvider is missing above this component.')
  return texts
}
