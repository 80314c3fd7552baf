import type { MayWeRule } from '@klantregie/contract'
import type { CustomerFacts, Question } from './facts.rules.ts'

type Point = { readonly contact: string; readonly customer: CustomerFacts | null }

type Found = {
  readonly isAllowed: boolean
  readonly rule: MayWeRule
  readonly customerFactId: string | null
  readonly contact: string | null
}

/** From this moment existing customers may be called with consent only (1 July 2026, midnight in Amsterdam; art. 11.7 Tw). */
const CALLING_NEEDS_CONSENT_FROM = new Date('2026-06-30T22:00:00.000Z')
/** Who may still call existing customers without it. */
const MAY_STILL_CALL: ReadonlySet<string> = new Set(['charity', 'charity_lottery', 'publisher'])

/**
 * What the law allows towards existing customers without consent. The best address decides: one that meets all conditions is
 * enough, and only that one may be used; else the reason of the first.
 */
export function decideCustomer(question: Question, points: readonly Point[]): Found {
  let refused: Found | null = null
  for (const point of points) {
    const found = question.channel === 'phone' ? decideCall(question, point) : decideElectronic(question, point)
    if (found.isAllowed) return found
    // A reason that names a fact says more than that nothing is known.
    if (refused === null || (refused.customerFactId === null && found.customerFactId !== null)) refused = found
  }
  return refused ?? { isAllowed: false, rule: 'no_consent', customerFactId: null, contact: null }
}

/** The customer exception for electronic messages (art. 11.7 lid 3 Tw): all five conditions, and never for enriched addresses. */
function decideElectronic(question: Question, { customer, contact }: Point): Found {
  if (customer === null) return { isAllowed: false, rule: 'no_consent', customerFactId: null, contact: null }
  const failed = failedRelationship(customer) ?? failedCapture(customer) ?? failedOffer(question)
  return { isAllowed: failed === null, rule: failed ?? 'customer_exception', customerFactId: customer.id, contact }
}

/** An address that was bought, looked up or guessed; another legal entity; nothing was sold (a free account or ticket). */
function failedRelationship(customer: CustomerFacts): MayWeRule | null {
  if (customer.isEnriched) return 'customer_enriched'
  if (!customer.isSameEntity) return 'customer_other_entity'
  return customer.hasPaymentObligation ? null : 'customer_no_payment'
}

/** Terms and conditions alone are not enough: people were told, and could say no there and then. */
function failedCapture(customer: CustomerFacts): MayWeRule | null {
  if (!customer.wasInformed) return 'customer_not_informed'
  return customer.wasOfferedOptOut ? null : 'customer_no_opt_out'
}

function failedOffer({ purpose }: Question): MayWeRule | null {
  return purpose.isOwnOffer ? null : 'customer_not_similar'
}

/** Calling existing customers: about own offers, until July 2026; after that only by those whom the law exempts. */
function decideCall(question: Question, { customer, contact }: Point): Found {
  if (customer === null) return { isAllowed: false, rule: 'no_consent', customerFactId: null, contact: null }
  const evidence = { customerFactId: customer.id, contact }
  const failed = failedRelationship(customer) ?? failedOffer(question)
  if (failed !== null) return { isAllowed: false, rule: failed, ...evidence }
  if (MAY_STILL_CALL.has(question.organisationKind)) return { isAllowed: true, rule: 'phone_exemption', ...evidence }
  return question.at < CALLING_NEEDS_CONSENT_FROM
    ? { isAllowed: true, rule: 'phone_customer_before_july_2026', ...evidence }
    : { isAllowed: false, rule: 'phone_needs_consent', ...evidence }
}
