/**
 * How rows of a table are told that has no words of its own: what a module declares is in the dossier from its first day. Left
 * out are numbers that only our tables know and who of our people did it: colleagues have rights too (GDPR 15(4), CJEU C-579/21).
 */
const OUR_OWN = /^(tenant_id|id|lineage|.*_hash|.*_id|.*_ids|.*_key|key)$/
const COLLEAGUES = /^(.*_by|by_name|.*_by_name|actor_(kind|id|name)|proof_hash)$/

export function toldColumns(columns: readonly string[]): string[] {
  return columns.filter((column) => !OUR_OWN.test(column) && !COLLEAGUES.test(column))
}

/** A value as text: what is empty stays empty, what has parts is written as JSON. */
export function sayCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
