import { matchesShortcut } from '../../../lib/shortcuts.ts'
import type { KeyPress } from '../../../lib/shortcuts.ts'

export const answerKeys = {
  same: 'd',
  notSame: 'n',
  later: 'l',
  ask: 'c',
  undo: 'z',
  previous: 'arrowleft',
  next: 'arrowright',
} as const
export type KeyedAct = keyof typeof answerKeys

/** Where the focus is, as far as keys are concerned. `choice`: a round or square box, that needs its arrows itself. */
export type Place = 'page' | 'choice' | 'text' | 'overlay'

export interface Press extends Pick<KeyPress, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> {
  /** Holding a key down answers one question, not ten. */
  readonly repeat: boolean
}

/** What a key means here; null when it is nothing, or when it belongs to what has the focus. */
export function actOfKey(press: Press, place: Place, singleKeys: 'on' | 'off'): KeyedAct | null {
  if (place === 'text' || place === 'overlay') return null
  // Taken one by one: an event of the browser keeps these on its prototype, where spreading does not look.
  const { key, ctrlKey, metaKey, altKey } = press
  const plain = { key, ctrlKey, metaKey, altKey, isTyping: false }
  const act = acts.find((one) => matchesShortcut(answerKeys[one], plain, singleKeys))
  if (act === undefined) return null
  const isArrow = act === 'previous' || act === 'next'
  if (isArrow) return place === 'choice' ? null : act
  return press.repeat ? null : act
}

const acts = Object.keys(answerKeys) as readonly KeyedAct[]
