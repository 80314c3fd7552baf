import type { Writable } from 'node:stream'
import type { Announcement } from '../../../platform/context.ts'
import type { EventHub } from '../../../platform/events/events.ts'
import type { SignedIn } from '../sessions/session.service.ts'
import { mayHear } from './event-access.rules.ts'

/** Proxies close what is silent for a minute, often for half of one; in milliseconds. */
const HEARTBEAT = 25_000
/** A browser that does not read is let go at this many bytes; it comes back and asks anew. */
const MOST_UNREAD = 64 * 1024

type Following = {
  readonly events: EventHub
  readonly signedIn: SignedIn
  readonly stream: Writable
  /** Asks the database; does not count as activity. */
  readonly stillSignedIn: () => Promise<boolean>
}

/**
 * Writes the announcements of one's own organisation to a stream. The stream ends as soon as the session is ended by
 * anybody, and at the next heartbeat when it ends by itself. Answers a function that stops following.
 */
export function followEvents({ events, signedIn, stream, stillSignedIn }: Following): () => void {
  const { permissions, tenantId } = signedIn.who
  const write = (text: string) => {
    if (stream.writableLength > MOST_UNREAD) stream.end()
    else if (!stream.writableEnded) stream.write(text)
  }
  const endUnlessSignedIn = async () => {
    // When in doubt the door closes: the browser opens a new stream, and is recognised or not.
    if (!(await stillSignedIn().catch(() => false))) stream.end()
  }
  const hear = (announcement: Announcement) => {
    if (!mayHear(announcement, signedIn.userId, permissions)) return
    write(`data: ${JSON.stringify({ topic: announcement.topic, id: announcement.id })}\n\n`)
    if (announcement.topic === 'session') void endUnlessSignedIn()
  }
  const unsubscribe = events.subscribe(tenantId, hear)
  const heartbeat = setInterval(() => {
    write(': here\n\n')
    void endUnlessSignedIn()
  }, HEARTBEAT)
  heartbeat.unref()
  write(': connected\n\n')
  return () => {
    clearInterval(heartbeat)
    unsubscribe()
  }
}
