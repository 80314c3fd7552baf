import { approachScreens } from './approaches/screens.ts'
import { coverageScreens } from './coverage/screens.ts'
import { followingScreens } from './following/screens.ts'
import { pressureScreens } from './pressure/screens.ts'
import { processScreens } from './processes/screens.ts'
import { taskScreens } from './tasks/screens.ts'

/** Each sub-folder says its own screens; the router takes them from here. */
export const engagementScreens = [
  ...taskScreens,
  ...followingScreens,
  ...approachScreens,
  ...pressureScreens,
  ...coverageScreens,
  ...processScreens,
] as const
