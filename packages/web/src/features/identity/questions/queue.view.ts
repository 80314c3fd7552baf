import type { Question, QuestionSide } from '@klantregie/contract'

/**
 * The questions that this person holds. States of one question: held (in `items`), answered here (in `answered`, newest
 * last), or gone (somebody else was ahead). Guarantees: an answer takes its question away at once, so the next one is
 * there before the server replied; a refused answer brings it back to the front; no question is ever there twice.
 */
export interface Queue {
  readonly items: readonly Question[]
  /** Of `items`, the one on the screen. */
  readonly position: number
  /** How many are open for everybody; null until the server has said so. */
  readonly open: number | null
  readonly isTaking: boolean
  /** The server had nothing new to give the last time. */
  readonly isExhausted: boolean
  readonly failure: { readonly error: unknown } | null
  readonly answered: readonly Question[]
  /** Why the answer to the question on the screen was not saved. */
  readonly refusal: { readonly id: string; readonly error: unknown } | null
}

export const emptyQueue: Queue = {
  items: [],
  position: 0,
  open: null,
  isTaking: false,
  isExhausted: false,
  failure: null,
  answered: [],
  refusal: null,
}

/** So many are ready after the one on the screen, so that an answer never has to wait. */
const ENOUGH = 3
/** So many are taken at once; more would keep them from colleagues. */
const HANDFUL = 5
/** The most that the contract gives. */
const MOST = 20

export function needsMore({ items, isTaking, isExhausted, failure }: Queue): boolean {
  return items.length < ENOUGH && !isTaking && !isExhausted && failure === null
}

/** What is held or on its way may be given again by the server, so that is asked for on top. */
export function takeLimit({ items, answered }: Queue): number {
  return Math.min(HANDFUL + items.length + Math.min(answered.length, ENOUGH), MOST)
}

export function currentOf({ items, position }: Queue): Question | null {
  return items[position] ?? null
}

export interface Given {
  readonly items: readonly Question[]
  readonly open: number
}

export function withTaken(queue: Queue, { items, open }: Given): Queue {
  const known = new Set([...queue.items, ...queue.answered].map(({ id }) => id))
  const fresh = items.filter(({ id }) => !known.has(id))
  return { ...queue, items: [...queue.items, ...fresh], open, isTaking: false, isExhausted: fresh.length === 0 }
}

export function withAnswered(queue: Queue, id: string): Queue {
  const question = queue.items.find((item) => item.id === id)
  if (!question) return queue
  const items = without(queue.items, id)
  const position = clamp(queue.position, items)
  return {
    ...queue,
    items,
    position,
    answered: [...queue.answered, question],
    refusal: null,
    // After the last one it is worth asking once more: a colleague may have given some back.
    isExhausted: queue.isExhausted && items.length > 0,
  }
}

/** The server did not take the answer: the question comes back with the reason. */
export function withRefused(queue: Queue, id: string, error: unknown): Queue {
  const question = queue.answered.find((item) => item.id === id)
  return question ? { ...withReopened(queue, question), refusal: { id, error } } : queue
}

/** Somebody else was ahead. */
export function withGone(queue: Queue, id: string): Queue {
  const open = queue.open === null ? null : Math.max(queue.open - 1, 0)
  return { ...queue, answered: without(queue.answered, id), open }
}

export function withReopened(queue: Queue, question: Question): Queue {
  return {
    ...queue,
    items: [question, ...without(queue.items, question.id)],
    answered: without(queue.answered, question.id),
    position: 0,
    refusal: null,
  }
}

export function walkTo(queue: Queue, to: number): Queue {
  return { ...queue, refusal: null, position: clamp(to, queue.items) }
}

function without(items: readonly Question[], id: string): readonly Question[] {
  return items.filter((item) => item.id !== id)
}

function clamp(position: number, items: readonly Question[]): number {
  return Math.max(Math.min(position, items.length - 1), 0)
}

/** Which of the two stays: the one with the most records behind it, as the server decides when nobody says so. */
export function winnerOf([first, second]: readonly QuestionSide[]): { winnerId: string; loserId: string } | null {
  if (!first || !second) return null
  return second.recordCount > first.recordCount
    ? { winnerId: second.id, loserId: first.id }
    : { winnerId: first.id, loserId: second.id }
}
