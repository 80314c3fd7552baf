import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Fitted, ToFit } from './value-model.rules.ts'

/** Heap for what is kept per different number of repeats; the columns themselves are outside it. */
const HEAP_MEGABYTES = 2048

/** Fits in a thread of its own, so that requests go on meanwhile; it is gone when this ends, and an abort ends it at once. */
export async function fitInThread(toFit: ToFit, signal: AbortSignal): Promise<Fitted> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./fit.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    env: {},
  })
  try {
    worker.postMessage(toFit)
    const [fitted] = (await once(worker, 'message', { signal })) as [Fitted]
    return fitted
  } finally {
    await worker.terminate()
  }
}
