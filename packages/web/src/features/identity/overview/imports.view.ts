import type { Import, ImportState } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'
import { mayContinue, mayDiscard } from '../wizard/steps.view.ts'

/** What the list knows of an import. */
export type ImportEntry = Omit<Import, 'file' | 'proposal' | 'options' | 'profileOptions'>

const tones: Readonly<Record<ImportState, Tone>> = {
  inspecting: 'information',
  ready: 'attention',
  checking: 'information',
  checked: 'attention',
  running: 'information',
  done: 'success',
  undoing: 'information',
  undone: 'neutral',
  failed: 'danger',
  cancelled: 'neutral',
}

export function toneOfImport(state: ImportState): Tone {
  return tones[state]
}

/** The parts of the account worth a place in a list: what is zero is left out, the rows always stand. */
export function accountParts(
  counts: Import['counts'],
): readonly { readonly outcome: 'new' | 'changed' | 'same' | 'duplicate' | 'rejected'; readonly count: number }[] {
  if (!counts) return []
  return (['new', 'changed', 'same', 'duplicate', 'rejected'] as const)
    .map((outcome) => ({ outcome, count: counts[outcome] }))
    .filter(({ count }) => count > 0)
}

export type ImportAction = 'open' | 'errors' | 'undo' | 'cancel' | 'discard'

/** What can be done with an import from the list, the most likely first. */
export function actionsOf(entry: ImportEntry, mayRun: boolean): readonly ImportAction[] {
  const actions: ImportAction[] = ['open']
  if (entry.isErrorFileReady && entry.state === 'done') actions.push('errors')
  if (!mayRun) return actions
  if (entry.state === 'running') actions.push('cancel')
  if (entry.canUndo) actions.push('undo')
  if (mayDiscard(entry.state)) actions.push('discard')
  return actions
}

/** "Verder" for what waits for somebody, "Bekijken" for what is over. */
export function openLabel(state: ImportState): 'continue' | 'view' {
  return mayContinue(state) ? 'continue' : 'view'
}
