import type { Settings } from '../given.rules.ts'

/** Below the address of Ticketmatic. */
export const below = ({ account = '' }: Settings, path: string): string =>
  `/api/1/${encodeURIComponent(account)}/${path}`

export const CLOCK = 'diagnostics/time'
