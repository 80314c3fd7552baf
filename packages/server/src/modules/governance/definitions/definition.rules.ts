import type { DefinitionAct, DefinitionStatus } from '@klantregie/contract'
import { decidesAbout, type Person, type Seats } from '../domains/seat.rules.ts'

/**
 * Who decides about a term: its owner; when it has none (any more), the owner or deputy of its domain; and when nobody
 * answers for that either, whoever may write the model. Others comment and say what they would write instead.
 */
export function decidesAboutTerm(
  { ownerId, seats }: { readonly ownerId: string | null; readonly seats: Seats | null },
  { userId, writesModel }: { readonly userId: string; readonly writesModel: boolean },
  people: ReadonlyMap<string, Person>,
): boolean {
  if (ownerId !== null && people.get(ownerId)?.isActive === true) return ownerId === userId
  if (seats === null) return writesModel
  return decidesAbout(seats, { userId, managesDomains: writesModel }, people)
}

export type State = { readonly status: DefinitionStatus; readonly isDisputed: boolean }
export type Act = 'agree' | 'retire' | 'reopen' | 'dispute' | 'settle'

const recorded: Readonly<Record<Act, DefinitionAct>> = {
  agree: 'agreed',
  retire: 'retired',
  reopen: 'reopened',
  dispute: 'disputed',
  settle: 'settled',
}

/**
 * What an act makes of a term. Agreeing ends a dispute, because agreeing on something disputed would be a contradiction;
 * retiring does so too. Only a retired term can be reopened, as a concept: what was agreed before may have been overtaken.
 * Null when the act means nothing in this state.
 */
export function act(state: State, what: Act): (State & { readonly act: DefinitionAct }) | null {
  const next = nextState(state, what)
  return next && { ...next, act: recorded[what] }
}

function nextState({ status, isDisputed }: State, what: Act): State | null {
  const isRetired = status === 'retired'
  const becomes: Readonly<Record<Act, State | null>> = {
    reopen: isRetired ? { status: 'concept', isDisputed: false } : null,
    agree: isRetired || (status === 'agreed' && !isDisputed) ? null : { status: 'agreed', isDisputed: false },
    retire: isRetired ? null : { status: 'retired', isDisputed: false },
    dispute: isRetired || isDisputed ? null : { status, isDisputed: true },
    settle: isDisputed ? { status, isDisputed: false } : null,
  }
  return becomes[what]
}

/** Everybody may say that they do not agree, with a reason; the rest is for whoever decides. */
export function mayAnybody(what: Act): boolean {
  return what === 'dispute'
}

/** A word is retired or doubted for a reason, which later readers need. */
export function needsReason(what: Act): boolean {
  return what === 'dispute' || what === 'retire'
}

/**
 * A term in the words of an agreed text that is changed is a concept again, except when only its examples, owner or place
 * changed: colleagues agreed on what it means and how it is counted.
 */
export function statusAfterChange(
  status: DefinitionStatus,
  before: { readonly meaning: string; readonly countingRule: string; readonly term: string },
  after: { readonly meaning: string; readonly countingRule: string; readonly term: string },
): DefinitionStatus {
  const isSame =
    before.meaning === after.meaning && before.countingRule === after.countingRule && before.term === after.term
  return status === 'agreed' && !isSame ? 'concept' : status
}

/** What the workshop is for: terms that colleagues do not agree about, then concepts; nothing that was retired. */
export function isForWorkshop({ status, isDisputed }: State): boolean {
  return isDisputed || status === 'concept'
}
