import type { FolderChoices, FolderProblem, ImportFolder } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

export type Standing =
  | { readonly kind: 'paused' | 'first'; readonly tone: Tone }
  | { readonly kind: 'unable'; readonly tone: Tone; readonly name: string }
  | { readonly kind: 'problem'; readonly tone: Tone; readonly code: FolderProblem; readonly fileName: string }
  | { readonly kind: 'held'; readonly tone: Tone; readonly count: number }
  | { readonly kind: 'quiet' | 'fine'; readonly tone: Tone; readonly at: string | null }

/** How a folder is doing, the most pressing first. */
export function standingOf(folder: ImportFolder): Standing {
  if (folder.isPaused) return { kind: 'paused', tone: 'neutral' }
  if (!folder.holder.isAble) return { kind: 'unable', tone: 'danger', name: folder.holder.name }
  if (folder.problem)
    return { kind: 'problem', tone: 'danger', code: folder.problem.code, fileName: folder.problem.fileName ?? '' }
  if (folder.heldCount > 0) return { kind: 'held', tone: 'attention', count: folder.heldCount }
  if (folder.isQuiet) return { kind: 'quiet', tone: 'attention', at: folder.arrivedAt }
  if (folder.arrivedAt === null) return { kind: 'first', tone: 'neutral' }
  return { kind: 'fine', tone: 'success', at: folder.arrivedAt }
}

/** Of a list of any source: a choice needs an id of its own. */
export const ANY_SOURCE = 'any'

/** Where a new folder begins: a list that was read in before is carried out, unless there is much wrong with it. */
export const NEW_FOLDER: FolderChoices = {
  name: '',
  sourceId: null,
  carriesOut: true,
  mostRejected: 5,
  mostGone: 20,
  quietAfterDays: null,
  isPaused: false,
}

/** The choices of a folder that is there. */
export function choicesOf(folder: ImportFolder): FolderChoices {
  const { name, sourceId, carriesOut, mostRejected, mostGone, quietAfterDays, isPaused } = folder
  return { name, sourceId, carriesOut, mostRejected, mostGone, quietAfterDays, isPaused }
}
