import { offeringScreens } from './offering/screens.ts'

/** Each sub-folder says its own screens; the router takes them from here. */
export const activityScreens = [...offeringScreens] as const
