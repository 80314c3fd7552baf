import type { DraftGroup } from './draft.view.ts'

/** What was built, step by step, so that every step can be taken back and done again. */
export interface History {
  readonly past: readonly DraftGroup[]
  readonly now: DraftGroup
  readonly future: readonly DraftGroup[]
  /** What the last step was about: typing on in one condition is one step. */
  readonly about: string | null
}

/** More steps nobody takes back. */
const MOST = 100

export function historyOf(now: DraftGroup): History {
  return { past: [], now, future: [], about: null }
}

export function stepped(history: History, next: DraftGroup, about: string | null): History {
  if (next === history.now) return history
  if (about !== null && about === history.about) return { ...history, now: next, future: [] }
  return { past: [...history.past, history.now].slice(-MOST), now: next, future: [], about }
}

export function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], about: null }
}

export function redone(history: History): History {
  const [after, ...future] = history.future
  if (!after) return history
  return { past: [...history.past, history.now], now: after, future, about: null }
}
