import type { Feature } from '../../lib/feature.ts'
import { useAdminNavigation } from './navigation.ts'
import { adminOffers } from './offers.ts'

/** What the shell and composed pages may use of administration. */
export const admin: Feature = { useNavigation: useAdminNavigation, offers: adminOffers }
export { AccountScreen } from './account/account.tsx'
export { useTrailActions } from './trail/trail-actions.tsx'
export { SignInSteps } from './entrance/sign-in-steps.tsx'
