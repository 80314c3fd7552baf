/** What other modules may know about privacy. Everything else in this folder is private. Keep this list short. */
export { privacyModule } from './module.ts'
export { deceasedPeople, leftOutOfForetelling } from './standing/standing.queries.ts'
export { findStanding } from './standing/standing.service.ts'
export { cellsWithConsent } from './consent/own-facts.queries.ts'

// What people said before, set by set, for the demonstration.
export { loadConsents, type ConsentToLoad } from './consent/bulk-load.service.ts'

// What lists say, for the module that reads them in.
export { recordImportedConsents, voidImportedConsents } from './consent/import-consent.service.ts'

// What other systems say that people said, for the module that asks them.
export {
  blockReturnedAddresses,
  recordDeliveredConsents,
  setAsideDeliveredYeses,
} from './consent/delivered-consent.service.ts'
export type { DeliveredConsent, Evidence } from './consent/delivered-consent.service.ts'

// Whether somebody may be approached: for everything that reaches out.
export { findPurposes } from './purposes/purpose.service.ts'
export { rulesOfMayWe, whoMayBeReached } from './may-we/who-may.service.ts'
export { mayWe, type MayWeQuestion } from './may-we/may-we.service.ts'
export { mayReadLoanTitles } from './retention/loan-title.service.ts'

// Forgetting somebody, and knowing them again when a list brings them back.
export { findForgottenAmong, hasForgotten } from './erasure/ledger.service.ts'
export type { RequestParts } from './requests/request.module.ts'
export { forgottenKeys } from './erasure/forgotten-keys.rules.ts'

// Addresses that are a key by themselves, for whoever reads without a session.
export { newToken, readToken } from './links/token.ts'
export { attemptCounter } from './self-service/attempts.ts'
