import type { Feature } from '../../lib/feature.ts'
import { usePrivacyNavigation } from './navigation.ts'
import { PrivacyToday } from './today.tsx'

/** What the shell and composed pages may use of privacy: consent, requests, terms of keeping, the register. */
export const privacy: Feature = { useNavigation: usePrivacyNavigation, TodayPanel: PrivacyToday }
export { ProtectButton, ProtectionNotice } from './protection/protection-notice.tsx'
export { MayReceivePanel } from './may-we/may-receive-panel.tsx'
