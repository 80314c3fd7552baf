import type { DomainRights, Role } from '@klantregie/contract'

const see = { see: true, change: false, export: false, delete: false }
const everything = { see: true, change: true, export: true, delete: true }

/**
 * What each standard role may do in a domain until its owner decides otherwise. The same as in
 * migrations/0010_governance_rights.sql, which gave it to organisations that were there before.
 */
export const standardRights: Readonly<Record<Role, DomainRights>> = {
  administrator: everything,
  privacy_officer: everything,
  relation_manager: everything,
  front_office: { ...see, change: true },
  reader: see,
}
