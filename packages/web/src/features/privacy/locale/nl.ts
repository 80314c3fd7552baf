import { deskNl } from './desk.nl.ts'
import { offersNl } from './offers.nl.ts'
import { breachesNl } from './breaches.nl.ts'
import { registerNl } from './register.nl.ts'
import { retentionNl } from './retention.nl.ts'
import { requestsNl } from './requests.nl.ts'
import { consentNl } from './consent.nl.ts'
import { protectionNl } from './protection.nl.ts'

/** One file per sub-domain, so that each stays readable: add yours here and in en.ts. */
export const nl = {
  ...offersNl,
  ...deskNl,
  ...consentNl,
  ...requestsNl,
  ...protectionNl,
  ...retentionNl,
  ...registerNl,
  ...breachesNl,
} as const
