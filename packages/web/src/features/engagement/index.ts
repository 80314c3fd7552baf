import type { Feature } from '../../lib/feature.ts'
import { useEngagementNavigation } from './navigation.ts'
import { engagementOffers } from './offers.ts'
import { engagementToday } from './today.tsx'

/** What the shell and composed pages may use of tasks, processes, approaches, coverage and contact pressure. */
export const engagement: Feature = {
  useNavigation: useEngagementNavigation,
  offers: engagementOffers,
  todayParts: engagementToday,
}
export { NotificationBell } from './following/bell.tsx'
export { FollowButton } from './following/follow-button.tsx'
export { MailChoicesSection } from './following/mail-choices.tsx'
export { NoteComments } from './following/note-comments.tsx'
export { CalendarFeedSection } from './tasks/calendar-feed.tsx'
export { RelationTasks } from './tasks/relation-tasks.tsx'
export { ApproachesPanel } from './approaches/approaches-panel.tsx'
export { ProcessesPanel } from './processes/processes-panel.tsx'
export { homeQuery, useArrangeHome, usePutAside, useSetGuide } from './home/home.api.ts'
export { useRunningRounds } from './approaches/use-running-rounds.ts'
export { DeskTaskDialog } from './tasks/desk-task-dialog.tsx'
export { CoverageLists, useCoverageWords } from './coverage/coverage-lists.tsx'
