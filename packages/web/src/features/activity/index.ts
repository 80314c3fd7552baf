import type { Feature } from '../../lib/feature.ts'
import { useActivityNavigation } from './navigation.ts'
import { activityOffers } from './offers.ts'

/** What the shell and composed pages may use of activity. */
export const activity: Feature = {
  useNavigation: useActivityNavigation,
  offers: activityOffers,
}
export { NoteForm } from './interactions/note-form.tsx'
export { Timeline } from './timeline/timeline.tsx'
export { AttendanceDialog } from './interactions/attendance.tsx'
export { LastContact } from './interactions/last-contact.tsx'
export { ContributionPanel } from './facts/contribution-panel.tsx'
