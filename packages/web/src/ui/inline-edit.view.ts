/**
 * One field that is edited in place. States and guarantees:
 *   idle → editing → saving → saved (→ idle) | conflict | error
 * What was typed survives an error and a conflict; the value of somebody else is never overwritten without a choice.
 */
export type EditState =
  | { readonly state: 'idle' }
  | { readonly state: 'editing'; readonly draft: string }
  | { readonly state: 'saving'; readonly draft: string }
  | { readonly state: 'saved'; readonly value: string }
  | { readonly state: 'conflict'; readonly draft: string; readonly theirs: string }
  | { readonly state: 'error'; readonly draft: string; readonly message: string }

export type SaveResult =
  | { readonly state: 'saved' }
  | { readonly state: 'conflict'; readonly theirs: string }
  | { readonly state: 'error'; readonly message: string }

export type EditEvent =
  | { readonly event: 'start'; readonly value: string }
  | { readonly event: 'type'; readonly draft: string }
  | { readonly event: 'submit' }
  | { readonly event: 'cancel' }
  | { readonly event: 'settle' }
  | { readonly event: 'result'; readonly result: SaveResult }
  | { readonly event: 'takeTheirs' }

const idle: EditState = { state: 'idle' }

/** What cannot happen in a state changes nothing. */
export function nextEditState(current: EditState, event: EditEvent): EditState {
  if (event.event === 'result') return afterResult(current, event.result)
  // While the answer is on its way the field belongs to it.
  if (current.state === 'saving') return current
  switch (event.event) {
    case 'start':
      return { state: 'editing', draft: event.value }
    case 'type':
      return afterTyping(current, event.draft)
    case 'submit':
      return afterSubmit(current)
    case 'settle':
      return current.state === 'saved' ? idle : current
    case 'cancel':
    case 'takeTheirs':
      return idle
    default:
      return event satisfies never
  }
}

function afterSubmit(current: EditState): EditState {
  return 'draft' in current ? { state: 'saving', draft: current.draft } : current
}

function afterTyping(current: EditState, draft: string): EditState {
  return current.state === 'editing' || current.state === 'error' ? { state: 'editing', draft } : current
}

function afterResult(current: EditState, result: SaveResult): EditState {
  if (current.state !== 'saving') return current
  switch (result.state) {
    case 'saved':
      return { state: 'saved', value: current.draft }
    case 'conflict':
      return { state: 'conflict', draft: current.draft, theirs: result.theirs }
    case 'error':
      return { state: 'error', draft: current.draft, message: result.message }
    default:
      return result satisfies never
  }
}
