import { definitionScreens } from './definitions/screens.ts'
import { domainScreens } from './domains/screens.ts'
import { modelScreens } from './model/screens.ts'
import { proposalScreens } from './proposals/screens.ts'
import { qualityScreens } from './quality/screens.ts'
import { reviewScreens } from './reviews/screens.ts'
import { rightsScreens } from './rights/screens.ts'
import { roleChoiceScreens } from './role-choices/screens.ts'

/** Each sub-folder says its own screens; the router takes them from here. */
export const governanceScreens = [
  ...definitionScreens,
  ...modelScreens,
  ...proposalScreens,
  ...domainScreens,
  ...reviewScreens,
  ...qualityScreens,
  ...rightsScreens,
  ...roleChoiceScreens,
] as const
