import type { Announcement } from '../context.ts'
import { EVENT_CHANNEL } from '../db/transaction.ts'
import type { Pool } from '../db/pool.ts'

type Listener = (announcement: Announcement) => void

/** Announcements of every process on this database, given to the browsers of the tenant they belong to and no other. */
export type EventHub = {
  readonly subscribe: (tenantId: string, listener: Listener) => () => void
  readonly stop: () => Promise<void>
}

/** How long to wait before listening again when the database went away, in milliseconds. */
const RETRY_AFTER = 1000

export function startEventHub(pool: Pool): EventHub {
  const listeners = new Map<string, Set<Listener>>()
  let stopped = false
  let release: (() => void) | null = null

  const deliver = (payload: string | undefined) => {
    const { tenantId, ...announcement } = JSON.parse(payload ?? '{}') as Announcement & { tenantId: string }
    for (const listener of listeners.get(tenantId) ?? []) listener(announcement)
  }
  const listen = async (): Promise<void> => {
    if (stopped) return
    try {
      const client = await pool.connect()
      // Once: a connection that fails says so more than once, also after we have let it go.
      let isHeld = true
      const letGo = () => {
        if (isHeld) client.release(true)
        isHeld = false
      }
      release = letGo
      client.on('notification', (message) => deliver(message.payload))
      client.on('error', () => {
        if (!isHeld) return
        letGo()
        setTimeout(() => void listen(), RETRY_AFTER).unref()
      })
      await client.query(`listen ${EVENT_CHANNEL}`)
    } catch {
      release?.()
      // Browsers also ask again by themselves after a while: a missed announcement delays a screen, it loses nothing.
      setTimeout(() => void listen(), RETRY_AFTER).unref()
    }
  }
  void listen()
  return {
    subscribe: (tenantId, listener) => {
      const own = listeners.get(tenantId) ?? new Set()
      listeners.set(tenantId, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(tenantId)
      }
    },
    stop: () => {
      stopped = true
      release?.()
      return Promise.resolve()
    },
  }
}
