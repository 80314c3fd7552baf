/** Each sub-folder says its own screens; the router takes them from here. */
export const engagementScreens = [] as const
