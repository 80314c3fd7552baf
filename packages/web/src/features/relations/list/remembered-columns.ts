const STORE = 'klantregie.relations.columns'

/** The columns somebody chose before on this browser; null without a choice or where storage is forbidden. */
export function rememberedColumns(): string | null {
  try {
    return localStorage.getItem(STORE)
  } catch {
    return null
  }
}

export function rememberColumns(columns: string | undefined): void {
  try {
    if (columns === undefined) localStorage.removeItem(STORE)
    else localStorage.setItem(STORE, columns)
  } catch {
    // Without storage the choice stays in the address, which is where it counts.
  }
}
