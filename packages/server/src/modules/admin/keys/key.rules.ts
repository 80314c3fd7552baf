import { permissionsOfKeys, permissionsOfRole, type KeyRole, type KeyScope, type KeyState } from '@klantregie/contract'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Long enough to give out another key and to put it in the other system, in a holiday too. */
const SOON_DAYS = 30

type Key = { readonly expiresAt: Date; readonly withdrawnAt: Date | null; readonly hasMaker: boolean }

/** What somebody decided goes before what came by itself. */
export function stateOfKey({ expiresAt, withdrawnAt, hasMaker }: Key, now: Date): KeyState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (expiresAt <= now) return 'expired'
  if (!hasMaker) return 'orphaned'
  return expiresAt <= soonAfter(now) ? 'soon' : 'active'
}

/** Keys that end before this moment are told of. */
export function soonAfter(now: Date): Date {
  return new Date(now.getTime() + SOON_DAYS * DAY)
}

export function endOfKey(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY)
}

/** The use of a key is kept to the hour: reading should not write rows, and nobody needs to know more. */
export function useToKeep(lastUsedAt: Date | null, now: Date): Date | null {
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR)
  return lastUsedAt !== null && lastUsedAt >= hour ? null : hour
}

/** What a key of this role can be given by somebody: never more than the role has, and never more than they have. */
export function scopesToGive(role: KeyRole, maker: ReadonlySet<string>): readonly KeyScope[] {
  const ofRole: readonly string[] = permissionsOfRole[role]
  return permissionsOfKeys.filter((scope) => ofRole.includes(scope) && maker.has(scope))
}

/** What was asked for and cannot be given. */
export function scopesBeyond(asked: readonly KeyScope[], given: readonly KeyScope[]): readonly KeyScope[] {
  return asked.filter((scope) => !given.includes(scope))
}
