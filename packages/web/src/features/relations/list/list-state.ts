import type { ListAddress } from './list-address.view.ts'

/** Changes the address; `replace` while typing, so that Back does not walk through every letter. */
export type Go = (next: ListAddress, replace?: boolean) => void

/** What every part of the list screen is given: the state, and the way to change it. */
export interface ListState {
  readonly address: ListAddress
  readonly go: Go
}
