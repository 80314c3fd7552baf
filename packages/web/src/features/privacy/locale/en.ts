import { deskEn } from './desk.en.ts'
import { offersEn } from './offers.en.ts'
import { breachesEn } from './breaches.en.ts'
import { registerEn } from './register.en.ts'
import { retentionEn } from './retention.en.ts'
import { requestsEn } from './requests.en.ts'
import { consentEn } from './consent.en.ts'
import { protectionEn } from './protection.en.ts'
import type { nl } from './nl.ts'

export const en = {
  ...offersEn,
  ...deskEn,
  ...consentEn,
  ...requestsEn,
  ...protectionEn,
  ...retentionEn,
  ...registerEn,
  ...breachesEn,
} satisfies Record<keyof typeof nl, string>
