import { countRequest, type Allowance, type Minute } from './key-limit.rules.ts'

/** Counts what keys ask of this process. Only keys that were recognised are counted, so that there are never more than there are keys. */
export type KeyLimiter = { readonly count: (key: { id: string; perMinute: number }, now: Date) => Allowance }

/**
 * In memory, and so per process: a limit keeps one program from crowding out the people at the desk, and need not be exact. A row
 * per request would cost more than what it protects.
 */
export function keyLimiter(): KeyLimiter {
  const minutes = new Map<string, Minute>()
  return {
    count: ({ id, perMinute }, now) => {
      const { minute, allowance } = countRequest(minutes.get(id), perMinute, now)
      minutes.set(id, minute)
      return allowance
    },
  }
}
