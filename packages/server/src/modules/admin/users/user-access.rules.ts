import type { Role } from '@klantregie/contract'

type Access = { readonly id: string; readonly role: Role; readonly isActive: boolean }

/** An organisation always keeps one functional administrator who can sign in; otherwise nobody could let anybody in. */
export function leavesNobody(administratorsBefore: readonly string[], after: Access): boolean {
  const stillAdministers = after.role === 'administrator' && after.isActive
  return !stillAdministers && administratorsBefore.length === 1 && administratorsBefore[0] === after.id
}

/** Another role, or no access any more: whoever is signed in signs in again, with the new rights or not at all. */
export function losesSessions(before: Access, after: Access): boolean {
  return before.role !== after.role || (before.isActive && !after.isActive)
}
