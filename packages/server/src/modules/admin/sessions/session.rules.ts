const HOUR = 3_600_000
/** Half a day without doing anything: a desk left in the evening is closed in the morning (OWASP ASVS 7.3.1). */
export const IDLE_HOURS = 12
/** After this one signs in again, however busy (OWASP ASVS 7.3.2). */
export const LONGEST_DAYS = 30
/** "Last seen" is written at most this often, in milliseconds: reading pages should not write rows. */
const SEEN_EVERY = 60_000

type Session = { readonly lastSeenAt: Date; readonly expiresAt: Date }

/** The moment a new session ends whatever happens. */
export function endOfNewSession(now: Date): Date {
  return new Date(now.getTime() + LONGEST_DAYS * 24 * HOUR)
}

/** Sessions not used since this moment have ended. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_HOURS * HOUR)
}

/** When this session ends if nothing more is done in it. */
export function calculateEnd(session: Session): Date {
  return new Date(Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + IDLE_HOURS * HOUR))
}

export function hasEnded(session: Session, now: Date): boolean {
  return calculateEnd(session).getTime() <= now.getTime()
}

export function isDueToBeSeen(session: Session, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY
}
