import type { RoleChanges } from '@klantregie/contract'

type Changeable = {
  readonly statusId: string | null
  readonly stageId: string | null
  readonly ownerId: string | null
  readonly branchId: string | null
  readonly from: string | null
  readonly leadSource: string | null
  readonly interest: string | null
}

/** The fields of a role that are changed by hand, as its history calls them. */
const FIELDS = {
  statusId: 'status',
  stageId: 'stage',
  ownerId: 'owner',
  branchId: 'branch',
  from: 'from',
  leadSource: 'lead_source',
  interest: 'interest',
} as const satisfies Record<keyof Changeable, string>

type Field = (typeof FIELDS)[keyof typeof FIELDS]
export type FieldChange = { readonly field: Field; readonly before: string | null; readonly after: string | null }

/** A role after a change: what is left out stays, null makes empty. */
export function changedRole(role: Changeable, changes: RoleChanges): Changeable {
  const keys = Object.keys(FIELDS) as (keyof Changeable)[]
  const entries = keys.map((key) => [key, changes[key] === undefined ? role[key] : changes[key]])
  return Object.fromEntries(entries) as Changeable
}

/** What differs between two moments of a role, one line per field. */
export function differences(before: Changeable, after: Changeable): FieldChange[] {
  return (Object.entries(FIELDS) as [keyof Changeable, Field][])
    .filter(([key]) => before[key] !== after[key])
    .map(([key, field]) => ({ field, before: before[key], after: after[key] }))
}
