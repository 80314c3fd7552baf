/** The server has the last word (length, leaked passwords, likeness to the account); this only guides while typing. */
export type PasswordView =
  | { readonly state: 'empty' }
  | { readonly state: 'short'; readonly missing: number }
  | { readonly state: 'weak' }
  | { readonly state: 'fair' }
  | { readonly state: 'strong' }

export const SHORTEST_PASSWORD = 12
const STRONG_LENGTH = 18
const FEW_CHARACTERS = 6

export function passwordView(password: string): PasswordView {
  const length = Array.from(password).length
  if (length === 0) return { state: 'empty' }
  if (length < SHORTEST_PASSWORD) return { state: 'short', missing: SHORTEST_PASSWORD - length }
  const different = new Set(password.toLowerCase()).size
  if (different < FEW_CHARACTERS || isRow(password)) return { state: 'weak' }
  return length >= STRONG_LENGTH ? { state: 'strong' } : { state: 'fair' }
}

/** A row such as "abcdefghijkl" or "123456789012": every next character is the one before plus or minus one. */
function isRow(password: string): boolean {
  const codes = Array.from(password, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => Math.abs(code - (codes[index] ?? 0)))
  return steps.filter((step) => step <= 1).length >= steps.length * 0.8
}
