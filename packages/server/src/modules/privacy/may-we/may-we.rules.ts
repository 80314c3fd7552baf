import type { Channel, MayWeDecision, MayWeRule } from '@klantregie/contract'
import { decideState, type CurrentState, type Said } from '../consent/consent-state.rules.ts'
import { decideCustomer } from './customer.rules.ts'
import type { ContactFacts, Decision, Question, RelationFacts, StandingFact } from './facts.rules.ts'
import { wasUnderSixteen } from './sixteen.rules.ts'

type Evidence = { consentId?: string; customerFactId?: string; standingId?: string; contact?: string | null }

const answer =
  (decision: MayWeDecision) =>
  (rule: MayWeRule, evidence: Evidence = {}): Decision => ({
    decision,
    rule,
    consentId: evidence.consentId ?? null,
    customerFactId: evidence.customerFactId ?? null,
    standingId: evidence.standingId ?? null,
    contact: evidence.contact ?? null,
  })
const refuse = answer('not_allowed')
const allow = answer('allowed')
const serve = answer('service')

/**
 * Whether one relation may be approached for a purpose on a channel at a moment, by which rule, and on what evidence. Everything that
 * reaches out asks this and nothing else. What is not certain is not allowed.
 * Sources: AVG (GDPR) art. 6, 7, 8, 18, 21; UAVG art. 5; Telecommunicatiewet art. 11.7.
 */
export function decideMayWe(relation: RelationFacts, question: Question): Decision {
  const stop = decideStops(relation, question)
  if (stop) return stop
  const reach = contactsOf(relation, question)
  const unreachable = decideReach(relation, question.channel, reach)
  if (unreachable) return unreachable
  const usable = reach.filter((one) => !one.isBounced)
  return question.purpose.kind === 'service' && question.purpose.basis !== 'consent'
    ? decideService(relation, question, usable)
    : decideMessage(relation, question, usable)
}

/** What stops everything, service included. */
function decideStops(relation: RelationFacts, { purpose, channel }: Question): Decision | null {
  if (relation.presence === 'gone') return refuse('gone')
  if (relation.presence === 'merged') return refuse('merged')
  const deceased = relation.standings.find(({ kind }) => kind === 'deceased')
  if (deceased) return refuse('deceased', { standingId: deceased.id })
  // Restricted data may be stored and nothing else (art. 18 lid 2 AVG).
  const restricted = relation.standings.find(({ kind }) => kind === 'restricted')
  if (restricted) return refuse('restricted', { standingId: restricted.id })
  if (relation.presence === 'archived') return refuse('archived')
  if (!purpose.isActive) return refuse('purpose_not_active')
  return purpose.channels.includes(channel) ? null : refuse('channel_not_used')
}

function contactsOf(relation: RelationFacts, { channel, contact }: Question): readonly ContactFacts[] {
  const fits: Readonly<Record<Channel, (one: ContactFacts) => boolean>> = {
    email: ({ kind }) => kind === 'email',
    phone: ({ kind }) => kind === 'phone',
    sms: ({ kind, isMobile }) => kind === 'phone' && isMobile,
    post: () => false,
    in_person: () => false,
  }
  return relation.contacts.filter((one) => fits[channel](one) && (contact === undefined || one.contact === contact))
}

function decideReach(relation: RelationFacts, channel: Channel, reach: readonly ContactFacts[]): Decision | null {
  if (channel === 'in_person') return null
  if (channel === 'post') return relation.hasPostAddress ? null : refuse('no_contact_point')
  if (reach.length === 0) return refuse('no_contact_point')
  return reach.every((one) => one.isBounced) ? refuse('bounced') : null
}

const hasAddresses = (channel: Channel): boolean => channel === 'email' || channel === 'phone' || channel === 'sms'

/**
 * About what somebody bought, borrowed or joined: outside art. 11.7 Tw. A no on this channel is respected all the same, unless a
 * contract, the law or a life requires the message.
 */
function decideService(relation: RelationFacts, question: Question, usable: readonly ContactFacts[]): Decision {
  const { purpose } = question
  const contact = usable[0]?.contact ?? null
  const isRequired = ['contract', 'legal_obligation', 'vital_interest'].includes(purpose.basis)
  if (isRequired) return serve('service_message', { contact })
  // Legitimate interest and public task can be objected to (art. 21 lid 1 AVG), purpose by purpose.
  const objection = relation.standings.find(({ kind, purposeId }) => kind === 'objected' && purposeId === purpose.id)
  if (objection) return refuse('objected', { standingId: objection.id })
  const now = decideState(relation.statements, question)
  return said(now) ?? serve('service_message', { contact })
}

function said(now: CurrentState): Decision | null {
  if (now.state !== 'withdrawn' && now.state !== 'refused') return null
  return refuse(now.state, { consentId: now.said.id })
}

/** Everything that is not service: what people said first, then what the law allows without their saying so. */
function decideMessage(relation: RelationFacts, question: Question, usable: readonly ContactFacts[]): Decision {
  const { channel, purpose } = question
  const open = usable.filter((one) => !one.isSuppressed)
  if (hasAddresses(channel) && open.length === 0) return refuse('suppressed')
  const now = decideState(relation.statements, question)
  const no = objected(relation, question, now) ?? said(now)
  if (no) return no
  if (now.state === 'given') return decideGiven(relation, question, now.said, open[0]?.contact ?? null)
  // No marketing to children by default (art. 8 AVG, art. 5 UAVG).
  if (wasUnderSixteen(relation.birthDate, question.at)) return refuse('under_sixteen')
  // Consent that ended is not replaced by another reason afterwards.
  return purpose.basis === 'consent' ? missing(now) : decideWithoutConsent(question, open)
}

function missing(now: CurrentState): Decision {
  return now.state === 'expired' ? refuse('expired', { consentId: now.said.id }) : refuse('no_consent')
}

/** Against direct marketing an objection always holds, at once (art. 21 lid 2 and 3 AVG). */
function objected(relation: RelationFacts, { purpose }: Question, now: CurrentState): Decision | null {
  const objection = relation.standings.find(
    (one) =>
      one.kind === 'objected' && (one.purposeId === null || one.purposeId === purpose.id) && holdsAgainst(one, now),
  )
  return objection ? refuse('objected', { standingId: objection.id }) : null
}

/** Who objected and later asks for it in so many words has it (art. 7 AVG); a list cannot ask in somebody's name. */
function holdsAgainst({ since }: StandingFact, now: CurrentState): boolean {
  const isAskedLater = now.state === 'given' && now.said.source !== 'import' && now.said.occurredAt > since
  return !isAskedLater
}

/** Whose yes it has to be depends on age: a guardian's under sixteen, one's own from then on (art. 8 AVG). */
function decideGiven(relation: RelationFacts, question: Question, yes: Said, contact: string | null): Decision {
  const evidence = { consentId: yes.id, contact }
  if (wasUnderSixteen(relation.birthDate, question.at))
    return yes.isByGuardian ? allow('consent_by_guardian', evidence) : refuse('guardian_needed', { consentId: yes.id })
  if (yes.isByGuardian || wasUnderSixteen(relation.birthDate, yes.occurredAt))
    return refuse('sixteen_asks_anew', { consentId: yes.id })
  return allow(yes.source === 'import' ? 'consent_by_import' : 'consent', evidence)
}

function decideWithoutConsent(question: Question, open: readonly ContactFacts[]): Decision {
  const { channel, purpose } = question
  if (purpose.basis !== 'legitimate_interest') return refuse('no_consent')
  // Post and conversation are outside art. 11.7 Tw: a legitimate interest is enough until somebody objects (art. 6 lid 1 f AVG).
  if (!hasAddresses(channel)) return allow('legitimate_interest')
  const found = decideCustomer(question, open)
  const evidence = {
    ...(found.customerFactId === null ? {} : { customerFactId: found.customerFactId }),
    contact: found.contact,
  }
  return found.isAllowed ? allow(found.rule, evidence) : refuse(found.rule, { ...evidence, contact: null })
}
