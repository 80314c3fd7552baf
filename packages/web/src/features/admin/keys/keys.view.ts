import { permissionsOfKeys, permissionsOfRole } from '@klantregie/contract'
import type { KeyRole, KeyScope, KeyState } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

/** Terms that people choose from; a year is usual, two years the longest. */
export const terms = ['30', '90', '180', '365', '730'] as const
/** Requests per minute: for something that asks now and then, for most systems, and for one that copies everything. */
export const paces = ['60', '600', '3000'] as const

interface Scopes {
  readonly reading: readonly KeyScope[]
  readonly changing: readonly KeyScope[]
}

/** What can be given to a key of this role, with what only looks apart from what changes something or takes it along. */
export function scopesOfRole(role: KeyRole): Scopes {
  const ofRole: readonly string[] = permissionsOfRole[role]
  const given = permissionsOfKeys.filter((scope) => ofRole.includes(scope))
  return {
    reading: given.filter((scope) => scope.endsWith('.read')),
    changing: given.filter((scope) => !scope.endsWith('.read')),
  }
}

/** What was chosen and this role can have: another role leaves out what it has not. */
export function keptScopes(chosen: readonly string[], role: KeyRole): readonly KeyScope[] {
  const { reading, changing } = scopesOfRole(role)
  return [...reading, ...changing].filter((scope) => chosen.includes(scope))
}

const TONES: Readonly<Record<KeyState, Tone>> = {
  active: 'success',
  soon: 'attention',
  expired: 'neutral',
  withdrawn: 'neutral',
  orphaned: 'danger',
}
export const toneOfKey = (state: KeyState): Tone => TONES[state]

/** Whether it still opens something, or would when somebody answers for it. */
export const canBeWithdrawn = (state: KeyState): boolean => state !== 'withdrawn' && state !== 'expired'
