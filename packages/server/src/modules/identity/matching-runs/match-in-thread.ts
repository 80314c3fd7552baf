import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FromEngine, MatchPlan, MatchTask, ToEngine } from './engine-messages.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** Heap for names and ids; the columns of numbers are outside it. */
const HEAP_MEGABYTES = 3072

export type Thinking = {
  readonly signal: AbortSignal
  /** Told how far the comparing is, 0–1. */
  readonly onProgress: (fraction: number) => Promise<void>
}

/**
 * Lets the engine think in a thread of its own, so that requests go on meanwhile. `pages`: records in the order of their
 * ids. The thread is gone when this ends, however it ends; an abort ends it at once.
 */
export async function matchInThread(
  pages: AsyncIterable<readonly RecordToMatch[]>,
  task: MatchTask,
  { signal, onProgress }: Thinking,
): Promise<MatchPlan> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./matching.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    env: {},
  })
  // Kept in a row: an answer may come while a progress is being reported.
  const answers = on(worker, 'message', { signal })
  const ask = async (message: ToEngine): Promise<FromEngine> => {
    worker.postMessage(message)
    for (;;) {
      const [answer] = (await answers.next()).value as [FromEngine]
      if (answer.kind !== 'progress') return answer
      await onProgress(answer.fraction)
    }
  }
  try {
    for await (const records of pages) await ask({ kind: 'records', records })
    const answer = await ask({ kind: 'match', task })
    if (answer.kind !== 'done') throw new Error('The matching thread answered out of turn.')
    return answer.plan
  } finally {
    await worker.terminate()
  }
}
