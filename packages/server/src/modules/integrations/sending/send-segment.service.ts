import type { SentCounts, SentProblem } from '@klantregie/contract'
import { AppError } from '../../../platform/failure.ts'
import type { Ctx, Who } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { mayWe } from '../../privacy/index.ts'
import { leavingRecords } from '../../relations/index.ts'
import { getSegment, listMembers } from '../../segments/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { askerFor } from '../connections/asker.service.ts'
import * as connections from '../connections/connection.queries.ts'
import { DeliveryFailure, type Ask, type Outward } from '../connectors/connector.ts'
import type { Placed, SentPerson, SentTo } from '../connectors/sent.rules.ts'
import { addCounts, countPlaced, isShrinking, NOBODY_YET, sentPersonOf } from './sending.rules.ts'
import * as sent from './sent-segment.queries.ts'
import { maySend, nextOf, type Senders } from './sent-segment.service.ts'

export type Wanted = { readonly sentSegmentId: string; readonly isByHand: boolean }

/** People decided about and asked after together; each is a question to the other system or two. */
const AT_ONCE = 50

/** Why it did not go out, or not whole; what went, went. */
class NotSent extends Error {
  readonly problem: SentProblem
  constructor(code: SentProblem['code'], details: SentProblem['details'] = {}) {
    super(code)
    this.problem = { code, details }
  }
}

type Sending = {
  readonly run: JobRun
  readonly row: sent.SentSegmentRow
  readonly who: Who
  readonly purposeId: string
  readonly outward: Outward
  readonly ask: Ask
  readonly round: string
}

/**
 * Lets a segment go out with the rights that its account has at this moment. Guarantees: nobody goes who may not be mailed for what the list
 * stands for, decided anew for every portion; whoever unsubscribed there is left alone, because each is asked after first; a worker that
 * takes over does the same again, which changes nothing twice.
 */
export async function sendSegment(run: JobRun, wanted: Wanted, senders: Senders): Promise<void> {
  const row = await run.inTenant((ctx) => sent.find(ctx, wanted.sentSegmentId))
  if (row === null) return
  try {
    const counts = await sendWhole(await prepared(run, row, senders), wanted)
    await run.inTenant((ctx) => conclude(ctx, row, { counts, problem: null }))
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    await run.inTenant((ctx) => conclude(ctx, row, { counts: null, problem }))
  }
}

function problemOf(error: unknown): SentProblem | null {
  if (error instanceof NotSent || error instanceof DeliveryFailure) return error.problem
  if (!(error instanceof AppError)) return null
  // What the holder may not (any more) know of: the segment, or what it looks into.
  return { code: error.code === 'segments.segment_not_found' ? 'segment_gone' : 'rights', details: {} }
}

async function prepared(run: JobRun, row: sent.SentSegmentRow, { whoIs }: Senders): Promise<Sending> {
  const { connection, who } = await run.inTenant(async (ctx) => ({
    connection: await connections.find(ctx, row.connectionId),
    who: await whoIs(ctx, row.holderId),
  }))
  const meaning = connection?.lists.find(({ externalId }) => externalId === row.list)
  const outward = connection === undefined ? undefined : connectorOf(connection.connector).outward
  if (connection === undefined || outward === undefined || meaning === undefined) throw new NotSent('list_gone')
  if (who === null || !maySend(who)) throw new NotSent('rights')
  const ask = await askerFor(run, connection)
  return { run, row, who, purposeId: meaning.purposeId, outward, ask, round: sent.newRound() }
}

async function sendWhole(sending: Sending, { isByHand }: Wanted): Promise<SentCounts> {
  const { run, row, who, purposeId, outward, ask, round } = sending
  const ids = await run.inTenantAs(who, async (ctx) => {
    const { name } = await getSegment(ctx, row.segmentId)
    await sent.update(ctx, row.id, { segmentName: name })
    return listMembers(ctx, {
      group: 'all',
      of: [
        { about: 'segment', id: row.segmentId },
        { about: 'may', purposeId, channel: 'email' },
      ],
    })
  })
  const to = await outward.prepare(ask, row.list, row.mark)
  let counts = NOBODY_YET
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    run.signal.throwIfAborted()
    await run.report({ fraction: from / ids.length, step: 'sending.people' })
    counts = addCounts(counts, await sendPortion(sending, to, ids.slice(from, from + AT_ONCE)))
  }
  const size = await run.inTenant((ctx) => sent.countLeft(ctx, row.id, round))
  if (!isByHand && isShrinking(size)) throw new NotSent('shrunk', { count: size.left })
  return { ...counts, unmarked: await takeMarks(sending, to) }
}

type Someone = { readonly relationId: string; readonly person: SentPerson | null; readonly isKept: boolean }

async function sendPortion(sending: Sending, to: SentTo, ids: readonly string[]): Promise<SentCounts> {
  const { run, row, outward, ask, round } = sending
  const people = await run.inTenantAs(sending.who, (ctx) => peopleOf(ctx, sending, ids))
  const outcomes: (Placed | 'kept' | 'withheld')[] = []
  const marked: sent.Marked[] = []
  for (const { relationId, person, isKept } of people) {
    run.signal.throwIfAborted()
    const outcome = person === null ? 'withheld' : isKept ? 'kept' : await outward.place(ask, to, person, row.adds)
    outcomes.push(outcome)
    if (person !== null && CARRIES.has(outcome)) marked.push({ email: person.email.toLowerCase(), relationId })
  }
  await run.inTenant((ctx) => sent.keepMarked(ctx, row.id, round, firstOfEach(marked)))
  return countPlaced(outcomes)
}

const CARRIES = new Set<Placed | 'kept' | 'withheld'>(['added', 'marked', 'kept'])

/** Two people may share an address. */
const firstOfEach = (marked: readonly sent.Marked[]): sent.Marked[] => [
  ...new Map(marked.map((one) => [one.email, one])).values(),
]

/** Decided at this moment: whoever said no since the list was made is not among them. */
async function peopleOf(ctx: Ctx, { row, purposeId }: Sending, ids: readonly string[]): Promise<readonly Someone[]> {
  const answers = await mayWe(ctx, ids, { purposeId, channel: 'email' })
  const allowed = answers.filter(({ decision }) => decision !== 'not_allowed').map(({ relationId }) => relationId)
  const records = await leavingRecords(ctx, allowed)
  const people = allowed.map((relationId) => ({ relationId, person: sentPersonOf(records.get(relationId)) }))
  const emails = people.flatMap(({ person }) => person?.email.toLowerCase() ?? [])
  const carrying = await sent.findMarked(ctx, row.id, emails)
  return people.map((one) => ({ ...one, isKept: one.person !== null && carrying.has(one.person.email.toLowerCase()) }))
}

/** From whoever is no longer in the segment, or may no longer be mailed. */
async function takeMarks({ run, row, outward, ask, round }: Sending, to: SentTo): Promise<number> {
  let taken = 0
  for (;;) {
    run.signal.throwIfAborted()
    const left = await run.inTenant((ctx) => sent.findLeft(ctx, row.id, round, AT_ONCE))
    if (left.length === 0) return taken
    for (const email of left) await outward.take(ask, to, email)
    await run.inTenant((ctx) => sent.forget(ctx, row.id, left))
    taken += left.length
  }
}

type Concluded = { readonly counts: SentCounts | null; readonly problem: SentProblem | null }

async function conclude(ctx: Ctx, row: sent.SentSegmentRow, { counts, problem }: Concluded): Promise<void> {
  const went = counts === null ? {} : { counts, sentAt: ctx.now }
  await sent.update(ctx, row.id, { ...went, problem, nextAt: nextOf(ctx, row) })
  const told = counts ?? { code: problem?.code ?? 'internal' }
  await ctx.audit('sent_segment.sent', { kind: 'sent_segment', id: row.id }, { name: row.segmentName, ...told })
  await ctx.announce({ topic: 'integration', id: row.connectionId })
}

/** The job ended otherwise than well. */
export async function endSendingBadly(
  ctx: Ctx,
  { sentSegmentId }: Wanted,
  { isCancelled }: { readonly isCancelled: boolean },
): Promise<void> {
  const row = await sent.find(ctx, sentSegmentId)
  const problem: SentProblem = { code: isCancelled ? 'cancelled' : 'internal', details: {} }
  if (row !== null) await conclude(ctx, row, { counts: null, problem })
}
