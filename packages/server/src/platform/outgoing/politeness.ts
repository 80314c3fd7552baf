import type { Outgoing, OutgoingAnswer, OutgoingRequest } from './outgoing.ts'
import {
  afterFailure,
  backOff,
  CLOSED,
  enterCircuit,
  isWorthRepeating,
  mayRepeat,
  readRetryAfter,
  takeTurn,
  USUAL_MANNER,
  type Circuit,
  type Manner,
} from './politeness.rules.ts'
import { OutgoingProblem } from './problem.rules.ts'
import { waitByClock, type Wait } from './waiting.ts'

export type Polite = {
  /** Whose turns and failures are counted together: a connection's id, or a host. */
  readonly key: string
  /** Doing it twice is the same as doing it once. */
  readonly mayRepeat: boolean
  readonly manner?: Partial<Manner>
  readonly signal?: AbortSignal
}

/** What is asked again is decided by these two; everything with a status and headers will do. */
export type Attempted = Pick<OutgoingAnswer, 'status' | 'headers'>

export type Politeness = {
  /**
   * Makes as many attempts as politeness allows, each in its turn. Answers the last answer, whatever its status.
   * @throws OutgoingProblem circuit_open, with until when; asked_to_wait, when the other system wants to be left alone for longer than we
   * wait; stopped, by the signal; or what the last attempt threw
   */
  readonly perform: <Answer extends Attempted>(polite: Polite, attempt: () => Promise<Answer>) => Promise<Answer>
  /** How it goes with this key: what a person is told, with since when and why. */
  readonly circuitOf: (key: string) => Circuit
  /** Somebody repaired it and does not want to wait. */
  readonly closeCircuit: (key: string) => void
}

export type PolitenessTools = {
  readonly now: () => Date
  readonly wait?: Wait
  /** From 0 up to 1. */
  readonly random?: () => number
}

/** Of one key, in this process: several workers each have their own, so give each its share of what the other system allows. */
type Standing = { free: number; leaveAloneUntil: number; circuit: Circuit }

/** Added to what another system asks us to wait, at most so many milliseconds: everybody who was told so comes back at once. */
const SPREAD = 1000

export function openPoliteness({ now, wait = waitByClock, random = Math.random }: PolitenessTools): Politeness {
  const standings = new Map<string, Standing>()
  const standingOf = (key: string): Standing => {
    const known = standings.get(key)
    if (known) return known
    const fresh: Standing = { free: 0, leaveAloneUntil: 0, circuit: CLOSED }
    standings.set(key, fresh)
    return fresh
  }
  return {
    circuitOf: (key) => standings.get(key)?.circuit ?? CLOSED,
    closeCircuit: (key) => {
      standingOf(key).circuit = CLOSED
    },
    perform: async (polite, attempt) => {
      const manner = { ...USUAL_MANNER, ...polite.manner }
      const tools = { now, random, wait: stoppable(wait, polite) }
      for (let number = 1; ; number += 1) {
        const standing = standingOf(polite.key)
        await takeMyTurn(polite, { standing, manner, tools })
        const outcome = await attempted(attempt, standing)
        standing.circuit = circuitAfter(outcome, standing.circuit, { now: now(), manner })
        const pause = pauseAfter(outcome, { polite, standing, manner, tools, number })
        if (pause === null) return settled(outcome)
        await tools.wait(pause)
      }
    },
  }
}

type Tools = Required<PolitenessTools>
type Scene = { readonly standing: Standing; readonly manner: Manner; readonly tools: Tools }

type Outcome<Answer> =
  { readonly answer: Answer; readonly problem: null } | { readonly answer: null; readonly problem: OutgoingProblem }

async function attempted<Answer>(attempt: () => Promise<Answer>, standing: Standing): Promise<Outcome<Answer>> {
  try {
    return { answer: await attempt(), problem: null }
  } catch (error) {
    if (error instanceof OutgoingProblem) return { answer: null, problem: error }
    // A mistake of our own: it must not leave the circuit waiting for an outcome that never comes.
    standing.circuit = seenNothing(standing.circuit)
    throw error
  }
}

function settled<Answer>(outcome: Outcome<Answer>): Answer {
  if (outcome.problem) throw outcome.problem
  return outcome.answer
}

function stoppable(wait: Wait, { signal, key }: Polite): Wait {
  return async (milliseconds) => {
    const stopped = () => new OutgoingProblem('stopped', { host: key })
    if (signal?.aborted) throw stopped()
    if (milliseconds === 0) return
    try {
      await wait(milliseconds, signal)
    } catch (error) {
      throw signal?.aborted ? stopped() : error
    }
  }
}

async function takeMyTurn({ key }: Polite, { standing, manner, tools }: Scene): Promise<void> {
  refuseWhenOpen(key, standing, tools.now())
  const before = tools.now().getTime()
  const held = standing.leaveAloneUntil - before
  if (held > manner.longestWait) throw askedToWait(key, standing)
  const { wait, free } = takeTurn(standing.free, before, manner)
  standing.free = free
  await tools.wait(Math.max(wait, held, 0))
  // While we waited, others may have found out that it does not work.
  const circuit = enterCircuit(standing.circuit, tools.now())
  if (circuit === null) throw circuitOpen(key, standing.circuit)
  standing.circuit = circuit
}

function refuseWhenOpen(key: string, { circuit }: Standing, now: Date): void {
  if (enterCircuit(circuit, now) === null) throw circuitOpen(key, circuit)
}

function circuitOpen(host: string, circuit: Circuit): OutgoingProblem {
  const facts = circuit.state === 'closed' ? {} : { until: circuit.until, detail: circuit.why }
  return new OutgoingProblem('circuit_open', { host, ...facts })
}

const askedToWait = (host: string, { leaveAloneUntil }: Standing): OutgoingProblem =>
  new OutgoingProblem('asked_to_wait', { host, until: new Date(leaveAloneUntil) })

/** An answer closes the circuit, also a refusal or "too many": somebody is at home. */
function circuitAfter<Answer extends Attempted>(
  { answer, problem }: Outcome<Answer>,
  circuit: Circuit,
  { now, manner }: { readonly now: Date; readonly manner: Manner },
): Circuit {
  if (problem === null && answer.status < 500) return CLOSED
  if (problem === null) return afterFailure(circuit, `status ${answer.status}`, now, manner)
  if (problem.isPassing) return afterFailure(circuit, problem.code, now, manner)
  return seenNothing(circuit)
}

/** Stopped by us, or refused before anything was sent: a request that was out to see leaves that to the next. */
function seenNothing(circuit: Circuit): Circuit {
  return circuit.state === 'trying' ? { ...circuit, state: 'open' } : circuit
}

/** Milliseconds until the next attempt; null when this was the last. */
function pauseAfter<Answer extends Attempted>(
  { answer, problem }: Outcome<Answer>,
  { polite, standing, manner, tools, number }: Scene & { readonly polite: Polite; readonly number: number },
): number | null {
  const now = tools.now()
  const asked = problem === null ? askedFor(answer, now) : null
  if (asked !== null) {
    // Also for the others of this key, and for this one when it may not be repeated.
    standing.leaveAloneUntil = Math.max(standing.leaveAloneUntil, now.getTime() + asked)
    if (asked > manner.longestWait) throw askedToWait(polite.key, standing)
  }
  const isWorthIt = problem === null ? isWorthRepeating(answer.status) : problem.isPassing
  if (!isWorthIt || !polite.mayRepeat || number >= manner.mostAttempts) return null
  return asked === null ? backOff(number, tools.random(), manner) : asked + Math.floor(tools.random() * SPREAD)
}

const askedFor = ({ status, headers }: Attempted, now: Date): number | null =>
  isWorthRepeating(status) ? readRetryAfter(headers['retry-after'], now) : null

export type PoliteRequest = OutgoingRequest &
  Pick<Polite, 'key' | 'manner'> & {
    /** Said by who knows the other system: a POST that only asks, for example. */
    readonly isIdempotent?: boolean
  }

/** A call to another system in its turn, repeated when that is right. The time limit is that of each attempt. */
export function requestPolitely(
  { outgoing, politeness }: { readonly outgoing: Outgoing; readonly politeness: Politeness },
  { key, manner, isIdempotent, ...request }: PoliteRequest,
): Promise<OutgoingAnswer> {
  const polite = {
    key,
    mayRepeat: isIdempotent ?? mayRepeat(request.method, request.headers),
    ...(manner ? { manner } : {}),
    ...(request.signal ? { signal: request.signal } : {}),
  }
  return politeness.perform(polite, () => outgoing.request(request))
}
