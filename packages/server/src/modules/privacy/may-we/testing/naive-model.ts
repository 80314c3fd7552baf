import type { Said } from '../../consent/consent-state.rules.ts'
import type { Question, RelationFacts } from '../facts.rules.ts'

type Answer = 'allowed' | 'service' | 'not_allowed'
type Asked = { readonly relation: RelationFacts; readonly question: Question; readonly end: End }

/**
 * The same decision told a second time, as a clerk with a pencil would: what was said is played back from the first day to the last,
 * and a list of reasons is gone through one by one. Slow and repetitive on purpose; only for comparing (may-we.property.test.ts).
 */
export function naiveMayWe(relation: RelationFacts, question: Question): Answer {
  const asked = { relation, question, end: playBack(relation.statements, question) }
  if (NEVER.some((reason) => reason(asked))) return 'not_allowed'
  const { kind, basis } = question.purpose
  if (kind === 'service' && basis !== 'consent')
    return MUST.has(basis) || !SERVICE_REFUSED.some((reason) => reason(asked)) ? 'service' : 'not_allowed'
  if (REFUSED.some((reason) => reason(asked))) return 'not_allowed'
  return GROUNDS.some((ground) => ground(asked)) ? 'allowed' : 'not_allowed'
}

type Reason = (asked: Asked) => boolean

const MUST: ReadonlySet<string> = new Set(['contract', 'legal_obligation', 'vital_interest'])
const isByWire = ({ channel }: Question) => channel !== 'post' && channel !== 'in_person'
const holds = ({ standings }: RelationFacts, kind: string) => standings.filter((one) => one.kind === kind)

function working({ relation, question: { channel, contact } }: Asked): RelationFacts['contacts'] {
  let points = relation.contacts
  if (contact !== undefined) points = points.filter((one) => one.contact === contact)
  if (channel === 'email') points = points.filter((one) => one.kind === 'email')
  if (channel === 'phone') points = points.filter((one) => one.kind === 'phone')
  if (channel === 'sms') points = points.filter((one) => one.kind === 'phone' && one.isMobile)
  return points.filter((one) => !one.isBounced)
}
const welcome = (asked: Asked) => working(asked).filter((one) => !one.isSuppressed)

const NEVER: readonly Reason[] = [
  ({ relation }) => relation.presence !== 'here',
  ({ relation }) => holds(relation, 'deceased').length > 0,
  ({ relation }) => holds(relation, 'restricted').length > 0,
  ({ question }) => !question.purpose.isActive,
  ({ question }) => !question.purpose.channels.some((one) => one === question.channel),
  (asked) => isByWire(asked.question) && working(asked).length === 0,
  ({ relation, question }) => question.channel === 'post' && !relation.hasPostAddress,
]

const SERVICE_REFUSED: readonly Reason[] = [
  ({ relation, question }) => holds(relation, 'objected').some((one) => one.purposeId === question.purpose.id),
  ({ end }) => end.answer === 'no',
]

const REFUSED: readonly Reason[] = [
  (asked) => isByWire(asked.question) && welcome(asked).length === 0,
  ({ end }) => end.answer === 'no',
  ({ relation, question, end }) =>
    holds(relation, 'objected')
      .filter((one) => one.purposeId === null || one.purposeId === question.purpose.id)
      .some(({ since }) => end.answer !== 'yes' || end.yes.source === 'import' || end.yes.occurredAt <= since),
]

const isChild = ({ relation, question }: Asked) => question.at.getTime() < sixteenth(relation.birthDate)
const mayWithoutAsking: Reason = (asked) =>
  asked.end.answer !== 'yes' && !isChild(asked) && asked.question.purpose.basis === 'legitimate_interest'

const GROUNDS: readonly Reason[] = [
  (asked) => asked.end.answer === 'yes' && isChild(asked) && asked.end.yes.isByGuardian,
  (asked) =>
    asked.end.answer === 'yes' &&
    !isChild(asked) &&
    !asked.end.yes.isByGuardian &&
    asked.end.yes.occurredAt.getTime() >= sixteenth(asked.relation.birthDate),
  (asked) => mayWithoutAsking(asked) && !isByWire(asked.question),
  (asked) => mayWithoutAsking(asked) && asked.question.channel !== 'phone' && boughtSomething(asked, true),
  (asked) => mayWithoutAsking(asked) && asked.question.channel === 'phone' && mayCall(asked),
]

function boughtSomething(asked: Asked, isWritten: boolean): boolean {
  return welcome(asked).some(({ customer: fact }) => {
    if (fact === null || !asked.question.purpose.isOwnOffer) return false
    const wasAsked = fact.wasInformed && fact.wasOfferedOptOut
    return fact.hasPaymentObligation && fact.isSameEntity && !fact.isEnriched && (wasAsked || !isWritten)
  })
}

function mayCall(asked: Asked): boolean {
  const isBeforeJuly = asked.question.at.getTime() < Date.UTC(2026, 5, 30, 22)
  return boughtSomething(asked, false) && (isBeforeJuly || asked.question.organisationKind !== 'ordinary')
}

/** The first moment of the sixteenth birthday in the Netherlands, in milliseconds; midnight there is 22:00 or 23:00 UTC. */
function sixteenth(birthDate: string | null): number {
  if (birthDate === null) return -Infinity
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const midnight = Date.UTC(year + 16, month - 1, day)
  const summer = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', hour: 'numeric', hourCycle: 'h23' })
  return summer.format(new Date(midnight - 2 * 3600_000)) === '00' ? midnight - 2 * 3600_000 : midnight - 3600_000
}

type End = { readonly answer: 'yes'; readonly yes: Said } | { readonly answer: 'no' | 'nothing' }

/** From the first day to the last, noes after yeses of the same moment. */
function playBack(statements: readonly Said[], question: Pick<Question, 'topicId' | 'at'>): End {
  let all: Said | 'no' | null = null
  let one: Said | 'no' | null = null
  for (const said of inOrder(statements, question.topicId)) {
    const heard = said.state === 'given' ? said : 'no'
    // A no to everything wipes out a yes to the topic, and leaves a no to the topic what it is.
    if (said.topicId === null && heard === 'no' && one !== 'no') one = null
    if (said.topicId === null) all = heard
    else one = heard
  }
  return one === 'no' ? { answer: 'no' } : outcome([all, one], question.at)
}

function inOrder(statements: readonly Said[], topicId: string | null): readonly Said[] {
  const heard = statements.filter((one) => one.topicId === null || one.topicId === topicId)
  const isListed = (one: Said) => one.source === 'import' && one.state === 'given'
  const kept = heard.every(isListed) ? heard : heard.filter((one) => !isListed(one))
  return kept.sort(
    (a, b) =>
      a.occurredAt.getTime() - b.occurredAt.getTime() ||
      Number(a.state !== 'given') - Number(b.state !== 'given') ||
      (a.id < b.id ? -1 : 1),
  )
}

function outcome(ends: readonly (Said | 'no' | null)[], at: Date): End {
  const yeses = ends.filter((said) => said !== null && said !== 'no')
  const [last] = yeses
    .filter(({ expiresAt }) => expiresAt === null || expiresAt.getTime() > at.getTime())
    .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1))
  if (last) return { answer: 'yes', yes: last }
  return { answer: yeses.length === 0 && ends[0] === 'no' ? 'no' : 'nothing' }
}
