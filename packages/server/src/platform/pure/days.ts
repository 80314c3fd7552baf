const DAY_MS = 24 * 60 * 60 * 1000

/** Calendar days from one ISO day ("2026-03-01") to another; negative when the other comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}
