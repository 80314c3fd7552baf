import { useQueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Event as ServerEvent, streamEvents } from '@klantregie/contract'
import { urlOf } from './api.ts'

/** The queries that may be stale after an event. Query keys start with the module that owns the answer. */
export const staleAfter: Readonly<Record<ServerEvent['topic'], readonly QueryKey[]>> = {
  job: [['admin', 'jobs']],
  import: [['identity'], ['relations'], ['admin', 'jobs']],
  relation: [
    ['relations'],
    ['activity'],
    ['privacy', 'may-receive'],
    ['privacy', 'consents'],
    ['identity', 'relation-sources'],
  ],
  matching: [['identity'], ['relations'], ['admin', 'jobs']],
  privacy: [['privacy']],
  // What stands on a day about relations, or on a board, is kept by that module too.
  activity: [['activity']],
  engagement: [['engagement'], ['relations', 'calendar']],
  view: [['relations', 'views']],
  segment: [['segments']],
  integration: [['integrations']],
  // Withdrawn rights make everything on the screen doubtful; the stream itself ends when they are one's own.
  rights: [['session'], ['governance'], ['admin', 'teams']],
  governance: [['governance'], ['relations', 'model']],
  session: [['session'], ['admin', 'sessions']],
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/** A browser retries a broken line by itself but gives up on a refusal; this waits longer every time, and then asks all. */
export function waitBeforeRetry(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS)
}

/** Listens while `isOn`; after a gap everything on the screen is asked again, because events may have been missed. */
export function useServerEvents(isOn: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!isOn) return
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    const open = () => {
      source = new EventSource(urlOf(streamEvents))
      source.onopen = () => {
        if (failures > 0) void cache.invalidateQueries()
        failures = 0
      }
      source.onmessage = (message: MessageEvent<string>) => {
        const event = ServerEvent.safeParse(JSON.parse(message.data))
        if (!event.success) return
        for (const queryKey of staleAfter[event.data.topic]) void cache.invalidateQueries({ queryKey })
      }
      source.onerror = () => {
        source?.close()
        timer = setTimeout(open, waitBeforeRetry(failures))
        failures += 1
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [cache, isOn])
}
