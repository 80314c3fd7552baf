import { isNo, noesToReplace, type Said } from './consent-state.rules.ts'

/** Proof that somebody said yes (art. 7 lid 1 AVG): from where, by what means, and to which words. */
export type Evidence = { readonly ip: string; readonly method: string; readonly text: string }

/** `isNews`: the other system did not say no the last time that it was asked; else the same no is told again, whatever its date. */
export type DeliveredSaid =
  | { readonly state: 'withdrawn'; readonly at: Date; readonly reason: string; readonly isNews: boolean }
  | { readonly state: 'given'; readonly at: Date; readonly evidence: Evidence | null }

type DeliveredOutcome = 'recorded' | 'same' | 'kept_out' | 'without_evidence'

/** A statement as it stands in the ledger; `deliveredAs`: by what another system knows it, null for what was said here. */
export type LedgerSaid = Said & { readonly deliveredAs: string | null }

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]+)$/i

/** Evidence is whole or it is none: a yes that nobody could show later is not taken over. */
export function hasEvidence(evidence: Evidence | null): evidence is Evidence {
  return evidence !== null && ADDRESS.test(evidence.ip) && evidence.method.trim() !== '' && evidence.text.trim() !== ''
}

/**
 * What becomes of a statement that another system delivers, beside everything that was said about the same purpose and channel.
 *
 * - A no is always taken, unless it is what this system said last: then nothing new was said. Who said yes here since, was put back on the
 *   list there and leaves it again, says something new.
 * - A yes needs evidence, and stays out while a no of anybody else holds, whatever their dates: who said no here says yes here.
 * - A yes stays out that is not later than the no that came from the same place before it. A later one with evidence is a new yes.
 */
export function decideDelivered(
  said: DeliveredSaid,
  ledger: readonly LedgerSaid[],
  { key, now }: { readonly key: string; readonly now: Date },
): DeliveredOutcome {
  const own = ledger.filter(({ deliveredAs }) => deliveredAs === key)
  const last = own.reduce<LedgerSaid | null>(
    (latest, one) => (latest === null || isAfter(one, latest) ? one : latest),
    null,
  )
  if (said.state === 'withdrawn')
    return last?.state === 'withdrawn' && !isNoAgain(said, last, ledger) ? 'same' : 'recorded'
  if (!hasEvidence(said.evidence)) return 'without_evidence'
  if (last !== null && last.occurredAt >= said.at) return isNo(last) ? 'kept_out' : 'same'
  const others = ledger.filter(({ deliveredAs }) => deliveredAs !== key)
  return noesToReplace(others, { at: now, topicId: null }).length > 0 ? 'kept_out' : 'recorded'
}

/** A yes of somebody else came over the no that was said last, and this is another one, later than that yes. */
const isNoAgain = (
  said: Extract<DeliveredSaid, { readonly state: 'withdrawn' }>,
  last: LedgerSaid,
  ledger: readonly LedgerSaid[],
): boolean =>
  said.isNews &&
  ledger.some((one) => one.state === 'given' && one.occurredAt > last.occurredAt && one.occurredAt <= said.at)

/**
 * When a statement is counted to have been said. A no of one list is not undone by a yes of another, nor by a yes of its own that bears a
 * later date by mistake, so it is placed no earlier than the yeses that systems brought; over what was said here, the dates decide.
 */
export function momentOfDelivered(
  { state, at }: Pick<DeliveredSaid, 'state' | 'at'>,
  ledger: readonly LedgerSaid[],
): Date {
  if (state === 'given') return at
  const yeses = ledger.filter((one) => one.deliveredAs !== null && !isNo(one))
  return new Date(Math.max(at.getTime(), ...yeses.map(({ occurredAt }) => occurredAt.getTime())))
}

/** Of two at one moment the no came last: a no holds over a yes of the same moment. */
function isAfter(one: LedgerSaid, other: LedgerSaid): boolean {
  const difference = one.occurredAt.getTime() - other.occurredAt.getTime()
  return difference === 0 ? isNo(one) : difference > 0
}

const MOST_PROOF = 500
const MOST_METHOD = 150

/** The proof of a yes, or the reason of a no, as it is read on the page of a relation. Of words that are too long the beginning stays. */
export function proofOf(said: DeliveredSaid): string {
  if (said.state === 'withdrawn') return said.reason.slice(0, MOST_PROOF)
  if (said.evidence === null) return ''
  const { ip, method, text } = said.evidence
  const rest = ` (${method.slice(0, MOST_METHOD)}, IP ${ip})`
  return `"${text.slice(0, MOST_PROOF - 2 - rest.length)}"${rest}`
}
