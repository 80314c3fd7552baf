import type { Import } from '@klantregie/contract'

/**
 * The six steps of reading a list in. Where an import is, is decided by its state on the server, so that a closed tab,
 * another computer and a colleague all continue at the same place. Before the first dry run one may walk freely between
 * what was recognised and the columns; from the run on there is no way back, only undoing.
 */
export const stepIds = ['file', 'recognised', 'columns', 'trial', 'run', 'done'] as const
export type StepId = (typeof stepIds)[number]

type Progressed = Pick<Import, 'state' | 'options'>

const openIn: Readonly<Record<Import['state'], readonly StepId[]>> = {
  inspecting: ['recognised'],
  ready: ['recognised', 'columns'],
  checking: ['trial'],
  checked: ['trial', 'recognised', 'columns'],
  running: ['run'],
  done: ['done'],
  undoing: ['done'],
  undone: ['done'],
  failed: ['recognised'],
  cancelled: ['recognised'],
}

/** The steps that may be looked at now; the first is where the import is. */
export function openSteps({ state, options }: Progressed): readonly StepId[] {
  const isEnded = state === 'failed' || state === 'cancelled'
  return isEnded && options !== null ? ['run'] : openIn[state]
}

/** Where to continue. Choices were made before (a stopped dry run keeps them): then at the columns. */
export function stepOf(progressed: Progressed): StepId {
  if (progressed.state === 'ready' && progressed.options !== null) return 'columns'
  return openSteps(progressed)[0] ?? 'recognised'
}

/** The step that an address asks for, when it may be shown; otherwise where the import really is. */
export function stepToShow(asked: string | undefined, progressed: Progressed): StepId {
  const step = openSteps(progressed).find((open) => open === asked)
  return step ?? stepOf(progressed)
}

export function isBusy(state: Import['state']): boolean {
  return state === 'inspecting' || state === 'checking' || state === 'running' || state === 'undoing'
}

/** An import without effect can be thrown away; what was carried out is history and can only be undone. */
export function mayDiscard(state: Import['state']): boolean {
  return state === 'ready' || state === 'checked' || state === 'failed' || state === 'cancelled'
}

/** Still waiting for somebody to choose or to say "go". */
export function mayContinue(state: Import['state']): boolean {
  return (
    state === 'inspecting' || state === 'ready' || state === 'checking' || state === 'checked' || state === 'running'
  )
}
