import { answerQuestion, releaseQuestions, reopenQuestion, takeQuestions } from '@klantregie/contract'
import type { Question } from '@klantregie/contract'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import {
  emptyQueue,
  needsMore,
  takeLimit,
  walkTo,
  withAnswered,
  withGone,
  withRefused,
  withReopened,
  withTaken,
} from './queue.view.ts'
import type { Queue } from './queue.view.ts'

export interface QueueFilter {
  readonly class?: string | undefined
  readonly relationId?: string | undefined
  readonly importId?: string | undefined
  readonly askedOfMe: boolean
  readonly withLater: boolean
}

export type Answer = z.input<(typeof answerQuestion)['body']>
/** `gone`: somebody else was ahead, or one of the two relations is no longer there. */
export type Outcome = 'settled' | 'gone' | 'refused'

export interface QueueKeeper {
  readonly subscribe: (listener: () => void) => () => void
  readonly snapshot: () => Queue
  readonly start: () => void
  /** Gives back what was not answered. */
  readonly stop: () => void
  readonly answer: (question: Question, answer: Answer) => Promise<Outcome>
  /** Takes the last answer back; null when there is none. Throws ApiProblem when the server refuses. */
  readonly undo: (question?: Question) => Promise<Question | null>
  readonly walk: (to: number) => void
  readonly again: () => void
}

// Giving back and taking again may not overtake each other: what was taken last would be free for others.
let givingBack: Promise<unknown> = Promise.resolve()

/** Holds the questions of one person outside React, because taking and answering go on whatever is drawn. */
export function createQueueKeeper(filter: QueueFilter): QueueKeeper {
  let queue = emptyQueue
  let isOn = false
  let taking: Promise<unknown> = Promise.resolve()
  const sent = new Map<string, Promise<Outcome>>()
  const listeners = new Set<() => void>()

  const change = (next: Queue) => {
    queue = isOn && needsMore(next) ? take(next) : next
    listeners.forEach((listener) => listener())
  }
  const take = (current: Queue): Queue => {
    taking = givingBack
      .then(() => call(takeQuestions, { body: { ...filter, limit: takeLimit(current) } }))
      .then(
        (given) => (isOn ? change(withTaken(queue, given)) : giveBack(given.items)),
        (error: unknown) => change({ ...queue, isTaking: false, failure: { error } }),
      )
    return { ...current, isTaking: true, failure: null }
  }
  const answer = async (question: Question, body: Answer): Promise<Outcome> => {
    change(withAnswered(queue, question.id))
    const { outcome, apply } = await send(question.id, body)
    change(apply(queue))
    return outcome
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => queue,
    start: () => {
      isOn = true
      change(queue)
    },
    stop: () => {
      isOn = false
      const held = queue.items
      queue = emptyQueue
      givingBack = taking.then(() => giveBack(held))
    },
    answer: (question, body) => {
      const sending = answer(question, body)
      sent.set(question.id, sending)
      return sending
    },
    undo: async (question = queue.answered.at(-1)) => {
      // An answer that is still on its way has to arrive before it can be taken back.
      if (!question || (await sent.get(question.id)) !== 'settled') return null
      const reopened = await call(reopenQuestion, { params: { id: question.id } })
      change(withReopened(queue, reopened))
      return reopened
    },
    walk: (to) => change(walkTo(queue, to)),
    again: () => change({ ...queue, isExhausted: false, failure: null }),
  }
}

interface Sent {
  readonly outcome: Outcome
  readonly apply: (queue: Queue) => Queue
}

async function send(id: string, body: Answer): Promise<Sent> {
  try {
    const { open } = await call(answerQuestion, { params: { id }, body })
    return { outcome: 'settled', apply: (queue) => ({ ...queue, open }) }
  } catch (error) {
    return lateCodes.some((code) => isProblem(error, code))
      ? { outcome: 'gone', apply: (queue) => withGone(queue, id) }
      : { outcome: 'refused', apply: (queue) => withRefused(queue, id, error) }
  }
}

const lateCodes = [
  'identity.question_answered',
  'identity.question_not_found',
  'relations.relation_not_found',
  'identity.merge_with_itself',
] as const

/** A question that is not given back comes free by itself after a while, so a failure here is nobody's trouble. */
async function giveBack(items: readonly Question[]): Promise<void> {
  if (items.length === 0) return
  await call(releaseQuestions, { body: { ids: items.map(({ id }) => id) } }).catch(() => undefined)
}
