import type { Event, Permission } from '@klantregie/contract'

type Announcement = Readonly<Event>

/**
 * Whether an announcement is meant for this person. It holds only a number of the thing, and asking for the thing is
 * checked anew; still nobody is told of what they may not see at all, or of other people's sessions.
 */
export function mayHear(announcement: Announcement, userId: string, permissions: ReadonlySet<Permission>): boolean {
  switch (announcement.topic) {
    case 'session':
      return announcement.id === userId
    case 'import':
      return permissions.has('identity.import.read')
    case 'matching':
      return permissions.has('identity.duplicate.read')
    case 'relation':
      return permissions.has('relations.relation.read')
    case 'privacy':
      return permissions.has('privacy.consent.read') || permissions.has('privacy.register.read')
    case 'engagement':
      return permissions.has('engagement.process.read') || permissions.has('engagement.task.read')
    case 'governance':
      return permissions.has('governance.model.read')
    // Whose rights changed is not said, only that they did; one's own stream is looked at anew before this is passed on.
    case 'rights':
    case 'job':
      return true
  }
}
