import { listScreens } from './lists/screens.ts'
import { offeringScreens } from './offering/screens.ts'

/** Each sub-folder says its own screens; the router takes them from here. */
export const activityScreens = [...listScreens, ...offeringScreens] as const
