import type { Feature } from '../../lib/feature.ts'
import { usePrivacyNavigation } from './navigation.ts'
import { privacyOffers } from './offers.ts'

/** What the shell and composed pages may use of privacy: consent, requests, terms of keeping, the register. */
export const privacy: Feature = { useNavigation: usePrivacyNavigation, offers: privacyOffers }
export { ProtectButton, ProtectionNotice } from './protection/protection-notice.tsx'
export { AskConsentButton, ReachWarnings } from './may-we/at-the-desk.tsx'
export { MayReceivePanel } from './may-we/may-receive-panel.tsx'
