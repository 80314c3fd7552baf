import type { Breach, BreachEvent, BreachFacts, BreachSummary, RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOrganisationName } from '../../../platform/tenants/organisation-name.queries.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { listRelations, type SourceLookup } from '../../relations/index.ts'
import { findText } from '../register/register.queries.ts'
import * as breaches from './breach.queries.ts'
import { proposeLetter } from './breach-document.ts'
import { advise, readClock } from './clock.rules.ts'

/** What breaches need of modules above this one; see app/modules.ts. */
export type BreachParts = { readonly sources: SourceLookup }

/** A clock of somebody's computer may be a few minutes ahead. */
const AHEAD = 10 * 60 * 1000

function summarise(ctx: Ctx, row: breaches.BreachRow): BreachSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    discoveredAt: row.discoveredAt.toISOString(),
    clock: readClock(row, ctx.now),
    counted: row.counted,
    estimatedPersons: row.estimatedPersons,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

export async function listBreaches(ctx: Ctx) {
  return { items: (await breaches.list(ctx)).map((row) => summarise(ctx, row)) }
}

/** @throws AppError privacy.breach_not_found */
export async function getBreach(ctx: Ctx, id: string): Promise<breaches.BreachRow> {
  const row = await breaches.find(ctx, id)
  if (!row) throw new AppError('privacy.breach_not_found')
  return row
}

export async function showBreach(ctx: Ctx, id: string) {
  return { breach: await view(ctx, await getBreach(ctx, id)), events: await breaches.listEvents(ctx, id) }
}

/** Of whom letters are, and where questions go: as the register says. */
export async function senderOf(ctx: Ctx): Promise<{ organisation: string; contact: string }> {
  const { name } = await findOrganisationName(ctx)
  return { organisation: name, contact: (await findText(ctx))?.content.contact ?? '' }
}

async function view(ctx: Ctx, row: breaches.BreachRow): Promise<Breach> {
  const sender = await senderOf(ctx)
  const letter = (whom: 'authority' | 'persons', kept: string | null) =>
    kept ?? proposeLetter(ctx.language, whom, { breach: row, ...sender, now: ctx.now })
  const { tellAuthority, authorityReason, authorityDecidedBy, authorityDecidedAt, ...first } = row
  const { tellPersons, personsReason, personsDecidedBy, personsDecidedAt, ...rest } = first
  return {
    ...rest,
    ...summarise(ctx, row),
    advice: advise(row),
    countedAt: row.countedAt?.toISOString() ?? null,
    authority: decisionOf({
      isNeeded: tellAuthority,
      reason: authorityReason,
      by: authorityDecidedBy,
      at: authorityDecidedAt,
    }),
    authorityToldAt: row.authorityToldAt?.toISOString() ?? null,
    persons: decisionOf({ isNeeded: tellPersons, reason: personsReason, by: personsDecidedBy, at: personsDecidedAt }),
    personsToldAt: row.personsToldAt?.toISOString() ?? null,
    letterAuthority: letter('authority', row.letterAuthority),
    letterPersons: letter('persons', row.letterPersons),
    createdAt: row.createdAt.toISOString(),
  }
}

type Decided = { isNeeded: boolean | null; reason: string | null; by: string | null; at: Date | null }

function decisionOf({ isNeeded, reason, by, at }: Decided): Breach['authority'] {
  if (isNeeded === null || at === null) return null
  return { isNeeded, reason: reason ?? '', by: by ?? '', at: at.toISOString() }
}

/** From its discovery the clock runs, not from the moment at which somebody writes it down. */
export async function reportBreach(
  ctx: Ctx,
  input: Pick<BreachFacts, 'title' | 'happened' | 'discoveredAt'>,
): Promise<Breach> {
  const discoveredAt = pastMoment(ctx, input.discoveredAt)
  const id = await breaches.insert(ctx, { ...input, discoveredAt })
  await note(ctx, id, { kind: 'reported', text: input.title, at: discoveredAt })
  await ctx.audit('breach.reported', { kind: 'breach', id }, warnedOf(input.title, input.happened))
  return done(ctx, id)
}

/** @throws AppError privacy.breach_in_future */
function pastMoment(ctx: Ctx, text: string): Date {
  const moment = new Date(text)
  if (moment.getTime() > ctx.now.getTime() + AHEAD) throw new AppError('privacy.breach_in_future')
  return moment
}

function note(
  ctx: Ctx,
  breachId: string,
  event: { kind: BreachEvent['kind']; text?: string; at?: Date },
): Promise<string> {
  return breaches.insertEvent(ctx, { breachId, kind: event.kind, text: event.text ?? '', at: event.at ?? ctx.now })
}

async function done(ctx: Ctx, id: string): Promise<Breach> {
  await ctx.announce({ topic: 'privacy', id })
  return view(ctx, await getBreach(ctx, id))
}

/** @throws AppError privacy.breach_not_found, privacy.breach_closed */
async function getOpen(ctx: Ctx, id: string): Promise<breaches.BreachRow> {
  const row = await breaches.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.breach_not_found')
  if (row.closedAt !== null) throw new AppError('privacy.breach_closed')
  return row
}

export async function changeBreach(ctx: Ctx, id: string, facts: BreachFacts): Promise<Breach> {
  await getOpen(ctx, id)
  pastMoment(ctx, facts.discoveredAt)
  await breaches.changeFacts(ctx, id, facts)
  await note(ctx, id, { kind: 'changed' })
  await ctx.audit(
    'breach.changed',
    { kind: 'breach', id },
    warnedOf(facts.title, facts.happened, facts.consequences, facts.measures),
  )
  return done(ctx, id)
}

type Count = { readonly id: string; readonly filter: RelationFilter | null }

/** Who it is about, said as a filter of the list: counted and listed with the rights of whoever asks, so that a breach shows nobody more. */
export async function countPersons(ctx: Ctx, { id, filter }: Count, { sources }: BreachParts): Promise<Breach> {
  await getOpen(ctx, id)
  const counted =
    filter === null
      ? null
      : (await listRelations(ctx, { ...filter, sort: 'name', direction: 'asc', limit: 1 }, sources)).total
  await breaches.setCounted(ctx, id, filter, counted)
  if (counted !== null) await note(ctx, id, { kind: 'counted', text: String(counted) })
  await ctx.audit('breach.counted', { kind: 'breach', id }, { filter, counted })
  return done(ctx, id)
}

type Whom = 'authority' | 'persons'
type Decision = { readonly id: string; readonly whom: Whom; readonly isNeeded: boolean; readonly reason: string }

export async function decideBreach(ctx: Ctx, { id, whom, isNeeded, reason }: Decision): Promise<Breach> {
  await getOpen(ctx, id)
  await breaches.setDecision(ctx, id, whom, { isNeeded, reason })
  await note(ctx, id, { kind: `${whom}_decided`, text: reason })
  await ctx.audit('breach.decided', { kind: 'breach', id }, { whom, isNeeded })
  return done(ctx, id)
}

type Told = { readonly id: string; readonly whom: Whom; readonly at: string; readonly number: string | null }

/** @throws AppError privacy.breach_not_decided: who was told without a decision to do so is decided first */
export async function tellBreach(ctx: Ctx, { id, whom, at, number }: Told): Promise<Breach> {
  const row = await getOpen(ctx, id)
  const isDecided = whom === 'authority' ? row.tellAuthority === true : row.tellPersons === true
  if (!isDecided) throw new AppError('privacy.breach_not_decided')
  const moment = pastMoment(ctx, at)
  await breaches.setTold(ctx, id, whom, { at: moment, number })
  await note(ctx, id, { kind: `${whom}_told`, text: number ?? '', at: moment })
  await ctx.audit('breach.told', { kind: 'breach', id }, { whom })
  return done(ctx, id)
}

export async function writeLetter(
  ctx: Ctx,
  { id, whom, text }: { id: string; whom: Whom; text: string | null },
): Promise<Breach> {
  await getOpen(ctx, id)
  await breaches.setLetter(ctx, id, whom, text)
  await note(ctx, id, { kind: 'letter_written' })
  await ctx.audit('breach.letter_written', { kind: 'breach', id }, { whom })
  return done(ctx, id)
}

export async function remarkBreach(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<BreachEvent> {
  await getOpen(ctx, id)
  const eventId = await note(ctx, id, { kind: 'remark', text })
  await ctx.audit('breach.remarked', { kind: 'breach', id }, warnedOf(text))
  await ctx.announce({ topic: 'privacy', id })
  return { id: eventId, kind: 'remark', text, at: ctx.now.toISOString(), by: ctx.actor.name }
}

/** @throws AppError privacy.breach_not_decided: while it is open whether somebody is told, or who is to be told was not */
export async function closeBreach(ctx: Ctx, { id, lessons }: { id: string; lessons: string }): Promise<Breach> {
  const row = await getOpen(ctx, id)
  const isHandled = (isNeeded: boolean | null, toldAt: Date | null) => isNeeded === false || toldAt !== null
  if (!isHandled(row.tellAuthority, row.authorityToldAt) || !isHandled(row.tellPersons, row.personsToldAt))
    throw new AppError('privacy.breach_not_decided')
  await breaches.close(ctx, id, lessons)
  await note(ctx, id, { kind: 'closed' })
  await ctx.audit('breach.closed', { kind: 'breach', id })
  return done(ctx, id)
}

export async function reopenBreach(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<Breach> {
  const row = await breaches.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.breach_not_found')
  if (row.closedAt !== null) {
    await breaches.reopen(ctx, id)
    await note(ctx, id, { kind: 'reopened', text: reason })
    await ctx.audit('breach.reopened', { kind: 'breach', id })
  }
  return done(ctx, id)
}
