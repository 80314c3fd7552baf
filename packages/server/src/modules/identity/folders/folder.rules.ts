import type { FolderChoices, HeldFor, ImportCounts } from '@klantregie/contract'

/** How much may be wrong with a list before somebody has to look, in percents. */
export type Limits = Pick<FolderChoices, 'mostRejected' | 'mostGone'>

/** For what comes in without a folder. */
export const USUAL_LIMITS: Limits = { mostRejected: 5, mostGone: 20 }

/**
 * Whether a tried list may go ahead by itself. A share is of the whole file, or of the records of the source that were there: exactly the
 * limit is still good.
 */
export function judgeTrial(counts: ImportCounts, limits: Limits): HeldFor | null {
  if (counts.rejected * 100 > limits.mostRejected * counts.rows) return 'rejected'
  const known = counts.changed + counts.same + counts.gone
  return counts.gone * 100 > limits.mostGone * known ? 'gone' : null
}

/** A file that is written this long ago is whole: who writes it would have gone on. In milliseconds. */
export const SETTLED_AFTER = 60_000

/** Names that programs give to what they are still writing, or keep for themselves. */
const UNFINISHED = /^[.~]|\.(part|partial|filepart|tmp|temp|crdownload|download|lock|swp)$/i

export type FileSeen = { readonly name: string; readonly isFile: boolean; readonly bytes: number; readonly at: Date }

/** What of a folder is taken now: whole files, oldest first, and by name when they came together. */
export function filesToTake(seen: readonly FileSeen[], now: Date): FileSeen[] {
  return seen
    .filter(({ name, isFile, at }) => isFile && !UNFINISHED.test(name) && now.getTime() - at.getTime() >= SETTLED_AFTER)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime() || (one.name < other.name ? -1 : 1))
}

/** "Kaartverkoop De Waag" → "kaartverkoop-de-waag": no name from outside touches the disk. */
export function directoryOf(foldedName: string, taken: ReadonlySet<string>): string {
  const plain = foldedName
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
  const stem = plain.replace(/-+$/, '') || 'map'
  for (let number = 1; ; number += 1) {
    const directory = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(directory)) return directory
  }
}

const DAY = 24 * 60 * 60_000

/** Whether a list was expected and did not come, counted from the last one or from when the folder was made. */
export function isQuiet(
  folder: {
    readonly quietAfterDays: number | null
    readonly isPaused: boolean
    readonly arrivedAt: Date | null
    readonly madeAt: Date
  },
  now: Date,
): boolean {
  if (folder.quietAfterDays === null || folder.isPaused) return false
  const since = folder.arrivedAt ?? folder.madeAt
  return now.getTime() - since.getTime() > folder.quietAfterDays * DAY
}
