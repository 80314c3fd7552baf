import { breachScreens } from './breaches/screens.ts'
import { registerScreens } from './register/screens.ts'
import { retentionScreens } from './retention/screens.ts'
import { requestScreens, selfServiceScreens } from './requests/screens.ts'
import { visitorScreens } from './consent/screens.ts'
import { protectionScreens } from './protection/screens.ts'
import { purposeScreens } from './purposes/screens.ts'

/** Screens of every sub-domain behind the sign-in; each sub-domain keeps its own in `<sub-domain>/screens.ts`. */
export const privacyScreens = [
  ...purposeScreens,
  ...protectionScreens,
  ...requestScreens,
  ...retentionScreens,
  ...registerScreens,
  ...breachScreens,
] as const

/** Screens for visitors, who have no account. */
export const privacyPublicScreens = [...visitorScreens, ...selfServiceScreens] as const
