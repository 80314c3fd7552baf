import type { RelationKind, RoleStatus } from '@klantregie/contract'

type Period = { readonly from: string | null; readonly until: string | null }

/** A role has ended from its last day on: who is ended at the desk today is shown as ended today. Without dates it simply runs. */
export function roleStatus({ from, until }: Period, today: string): RoleStatus {
  if (until !== null && until <= today) return 'ended'
  if (from !== null && from > today) return 'planned'
  return 'active'
}

export type RoleRefusal =
  'relations.type_wrong_kind' | 'relations.role_ends_before_start' | 'relations.role_ended' | 'relations.role_not_ended'

/** A person cannot be a school, and a role cannot end before it began. */
export function refuseNewRole(
  role: Period & { kind: RelationKind; kindsOfType: readonly RelationKind[] },
): RoleRefusal | null {
  if (!role.kindsOfType.includes(role.kind)) return 'relations.type_wrong_kind'
  return endsBeforeStart(role) ? 'relations.role_ends_before_start' : null
}

/** Ending twice would lose the first end date. An end in the future may still be moved. */
export function refuseEnd(role: Period, until: string, today: string): RoleRefusal | null {
  if (roleStatus(role, today) === 'ended') return 'relations.role_ended'
  return endsBeforeStart({ from: role.from, until }) ? 'relations.role_ends_before_start' : null
}

/** Only an end can be taken back. */
export function refuseReopen(role: Period): RoleRefusal | null {
  return role.until === null ? 'relations.role_not_ended' : null
}

function endsBeforeStart({ from, until }: Period): boolean {
  return from !== null && until !== null && until < from
}

/**
 * The domains of a relation after a role was taken away: those of its other roles stay, and so does every domain that the
 * role did not give. A relation is never left without a domain, because then nobody could see it.
 */
export function maskWithoutRole(mask: string, removedBit: number, remainingBits: readonly number[]): string {
  const remaining = remainingBits.reduce((bits, bit) => bits | (1n << BigInt(bit)), 0n)
  const left = (BigInt(mask) & ~(1n << BigInt(removedBit))) | remaining
  return (left === 0n ? BigInt(mask) : left).toString()
}
