import type { Event, Permission } from '@klantregie/contract'

type Announcement = Readonly<Event>

/**
 * Whether an announcement is meant for this person. It holds only a number of the thing, and asking for the thing is
 * checked anew; still nobody is told of what they may not see at all, or of other people's sessions.
 */
export function mayHear(announcement: Announcement, userId: string, permissions: ReadonlySet<Permission>): boolean {
  if (announcement.topic === 'session') return announcement.id === userId
  const needed = NEEDED[announcement.topic]
  return needed.length === 0 || needed.some((permission) => permissions.has(permission))
}

/** One of these is enough. Whose rights changed is not said, only that they did; one's own stream is looked at anew before. */
const NEEDED: Readonly<Record<Exclude<Announcement['topic'], 'session'>, readonly Permission[]>> = {
  import: ['identity.import.read'],
  matching: ['identity.duplicate.read'],
  relation: ['relations.relation.read'],
  privacy: ['privacy.consent.read', 'privacy.register.read'],
  activity: ['activity.offering.read'],
  engagement: ['engagement.process.read', 'engagement.task.read'],
  view: ['relations.relation.read'],
  segment: ['segments.segment.read'],
  integration: ['integrations.connection.read'],
  governance: ['governance.model.read'],
  rights: [],
  job: [],
}
