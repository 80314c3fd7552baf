import { setTimeout as later } from 'node:timers/promises'

/** Waits so many milliseconds. Rejects with the reason of the signal when that says to stop. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export const waitByClock: Wait = async (milliseconds, signal) => {
  try {
    await later(milliseconds, undefined, signal ? { signal } : {})
  } catch (error) {
    throw signal?.aborted ? reasonOf(signal) : error
  }
}

/** What is awaited, or the reason of the signal when that comes first; what then still happens is nobody's any more. */
export async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const stop = () => reject(reasonOf(signal))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
    work.catch(() => undefined)
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('stopped')
}
