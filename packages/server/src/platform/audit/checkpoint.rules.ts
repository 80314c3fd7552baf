/** After so many new entries the end of the trail is signed, and after a day when there were fewer. */
const ENTRIES_BETWEEN = 1000
const DAY = 24 * 60 * 60 * 1000

type Place = { readonly number: number; readonly at: Date }

/** Whether the end of the trail must be signed now; nothing new is never signed again. */
export function isCheckpointDue(last: Place | null, end: Place): boolean {
  if (end.number === 0) return false
  if (last === null) return true
  if (end.number <= last.number) return false
  return end.number - last.number >= ENTRIES_BETWEEN || end.at.getTime() - last.at.getTime() >= DAY
}
