import type { Writable } from 'node:stream'
import { EVERY_DOMAIN, type Announcement, type Who } from '../../../platform/context.ts'
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
  /** Whether the session is still there with the same rights. Asks the database; does not count as activity. */
  readonly stillTheSame: () => Promise<boolean>
  /** Whether a relation exists for somebody. Asked only about people who do not see every domain. */
  readonly existsFor: (who: Who, relationId: string) => Promise<boolean>
}

/**
 * Writes the announcements of one's own organisation to a stream. The stream ends as soon as the session is ended by anybody or
 * its rights change, and at the next heartbeat when either happens by itself; the browser comes back as who it is then. Nobody
 * is told of a relation that does not exist for them. Announcements go one by one, so that what comes after a change of rights
 * waits until that has been looked at. Answers a function that stops following.
 */
export function followEvents({ events, signedIn, stream, stillTheSame, existsFor }: Following): () => void {
  const { permissions, tenantId } = signedIn.who
  const write = (text: string) => {
    if (stream.writableLength > MOST_UNREAD) stream.end()
    else if (!stream.writableEnded) stream.write(text)
  }
  const endUnlessTheSame = async () => {
    // When in doubt the door closes: the browser opens a new stream, and is recognised or not.
    if (!(await stillTheSame().catch(() => false))) stream.end()
  }
  const tell = async (announcement: Announcement) => {
    if (!mayHear(announcement, signedIn.userId, permissions)) return
    if (announcement.topic === 'rights') await endUnlessTheSame()
    if (announcement.topic === 'relation' && !(await mayKnow(signedIn.who, announcement.id, existsFor))) return
    write(`data: ${JSON.stringify({ topic: announcement.topic, id: announcement.id })}\n\n`)
    if (announcement.topic === 'session') await endUnlessTheSame()
  }
  let before: Promise<unknown> = Promise.resolve()
  const unsubscribe = events.subscribe(tenantId, (announcement) => {
    before = before.then(() => (stream.writableEnded ? undefined : tell(announcement)))
  })
  const heartbeat = setInterval(() => {
    write(': here\n\n')
    void endUnlessTheSame()
  }, HEARTBEAT)
  heartbeat.unref()
  write(': connected\n\n')
  return () => {
    clearInterval(heartbeat)
    unsubscribe()
  }
}

/** When in doubt it is not told: a screen that misses an announcement is late, one that is told too much has leaked. */
async function mayKnow(who: Who, id: string, existsFor: Following['existsFor']): Promise<boolean> {
  return who.domainMask === EVERY_DOMAIN || existsFor(who, id).catch(() => false)
}
