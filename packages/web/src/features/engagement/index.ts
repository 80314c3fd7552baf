import type { Feature } from '../../lib/feature.ts'
import { useEngagementCommands, useEngagementNavigation } from './navigation.ts'
import { EngagementToday } from './today.tsx'

/** What the shell and composed pages may use of tasks, processes, approaches, coverage and contact pressure. */
export const engagement: Feature = {
  useNavigation: useEngagementNavigation,
  useCommands: useEngagementCommands,
  TodayPanel: EngagementToday,
}
