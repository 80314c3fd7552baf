import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FromEngine, MatchPlan, MatchTask, ToEngine } from './engine-messages.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** Heap for names and ids; the columns of numbers are outside it. Eight million records fit. */
const HEAP_MEGABYTES = 3072

/**
 * Lets the engine think in a thread of its own, so that requests go on meanwhile. `pages`: records in the order of their
 * ids. The thread is gone when this ends, however it ends; an abort ends it at once.
 */
export async function matchInThread(
  pages: AsyncIterable<readonly RecordToMatch[]>,
  task: MatchTask,
  signal: AbortSignal,
): Promise<MatchPlan> {
  const worker = new Worker(new URL('./matching.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    env: {},
  })
  const ask = async (message: ToEngine): Promise<FromEngine> => {
    signal.throwIfAborted()
    const answered = once(worker, 'message', { signal })
    worker.postMessage(message)
    return ((await answered) as [FromEngine])[0]
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
