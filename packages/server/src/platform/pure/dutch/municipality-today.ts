import { fold } from '../fold.ts'

export type Municipality = { readonly code: string; readonly name: string; readonly province: string }
/** A municipality that is no more: what it was called, and what it became; several when it was divided. The first took most of it. */
export type FormerMunicipality = {
  readonly code: string
  readonly names: readonly string[]
  readonly became: readonly string[]
  /** The day on which it had become that. */
  readonly since: string
}
export type MunicipalityTables = {
  readonly today: readonly Municipality[]
  readonly former: readonly FormerMunicipality[]
}

/** What a list says of where something lies; a text is empty when it says nothing. */
export type SaidMunicipality = {
  /** CBS, four figures; lists lose the zeros in front. */
  readonly code: string
  readonly name: string
  /** The municipality in which the four figures of its postcode lie today, by CBS code; null: not known. */
  readonly byArea: string | null
}

/** "HAARLEMMERLIEDE CA", "Haarlemmerliede c.a." and "Bergen (L.)" in one form. */
export function municipalityKey(name: string): string {
  return fold(name)
    .replace(/\bgemeente\b/gu, '')
    .replace(/[^a-z0-9]/gu, '')
}

/** Two municipalities are called Bergen; lists tell them apart by their province. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  bergenlb: '0893',
  bergenlimburg: '0893',
  bergennoordholland: '0373',
  denhaag: '0518',
  denbosch: '0796',
  nuenenca: '0820',
  nuenen: '0820',
  sudwestfryslan: '1900',
  defriesemeren: '1940',
}

/** The same tables, so that a municipality is found at once; made once. */
export function municipalityReader({
  today,
  former,
}: MunicipalityTables): (said: SaidMunicipality) => Municipality | null {
  const byCode = new Map(today.map((one) => [one.code, one]))
  const codesOf = new Map<string, readonly string[]>()
  for (const { names, became, code } of former) {
    codesOf.set(code, became)
    for (const name of names) codesOf.set(municipalityKey(name), became)
  }
  // Whoever bears the name today is meant by it, also where a former one bore it too.
  for (const { code, name } of today) {
    codesOf.set(code, [code])
    codesOf.set(municipalityKey(name), [code])
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) codesOf.set(name, [code])

  return ({ code, name, byArea }) => {
    const padded = /^\d{1,4}$/u.test(code.trim()) ? code.trim().padStart(4, '0') : ''
    const candidates = codesOf.get(padded) ?? codesOf.get(municipalityKey(name)) ?? []
    const isDivided = candidates.length > 1
    // Of what was divided only the place says in which part it lies. An area may lie across a border, so elsewhere the list is believed.
    const chosen = isDivided && byArea !== null && candidates.includes(byArea) ? byArea : candidates[0]
    return byCode.get(chosen ?? byArea ?? '') ?? null
  }
}
