/** What conditions can be about, of the organisation of a test. */
export type Things = {
  domains: { id: string; bit: number }[]
  types: { id: string; domainId: string }[]
  branches: string[]
  genres: string[]
  families: { id: string; kind: string }[]
  /** Of giving, to which pledges belong. */
  giving: string
  linkTypes: string[]
  labels: string[]
  /** A series, its event and two dates of that: each with what it belongs to, itself first. */
  offerings: (readonly string[])[]
  purposes: string[]
  branchAreas: ReadonlyMap<string, string>
  codes: { setId: string; editions: ReadonlyMap<string, 'postcode' | 'area'> }
}
