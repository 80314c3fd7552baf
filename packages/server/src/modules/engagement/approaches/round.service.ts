import { dutchDay } from '@klantregie/contract'
import type { ApproachKind, ApproachRound, Channel, RelationFilter, RoundChoice } from '@klantregie/contract'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listedIds, pickedIds, type SourceLookup } from '../../relations/index.ts'
import { channelOf, isPlannable } from './approach.rules.ts'
import { clean } from './approach.service.ts'
import { isMine, ownerOf, ownersOf, toOwner } from './owner.service.ts'
import { activePurpose, readyPurposes } from './purpose-rule.service.ts'
import { countsOf } from './round.rules.ts'
import * as rounds from './round.queries.ts'

export type NewRound = {
  readonly name: string
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly channel?: Channel | undefined
  readonly subject: string
  readonly owner?: { readonly kind: 'user' | 'team'; readonly id: string } | undefined
  readonly startsOn: string
  readonly endsOn: string
  readonly filter?: RelationFilter | undefined
  readonly relationIds?: readonly string[] | undefined
}

/**
 * Makes a round along a list: who is on it is decided now and by the rights of whoever asks; it is checked in the background.
 * @throws AppError engagement.round_empty: nobody is on the list, or no list was given
 */
export async function makeRound(ctx: Ctx, round: NewRound, sources: SourceLookup): Promise<ApproachRound> {
  const purpose = await activePurpose(ctx, round.purposeId)
  if (!isPlannable(round, dutchDay(ctx.now))) throw new AppError('engagement.approach_dates')
  const channel = channelOf(round.kind, round.channel)
  if (channel === null) throw new AppError('engagement.approach_channel')
  const listed = await listedFor(ctx, round, sources)
  const id = await rounds.insert(ctx, {
    name: clean(round.name),
    purposeId: purpose.id,
    kind: round.kind,
    channel,
    subject: clean(round.subject),
    startsOn: round.startsOn,
    endsOn: round.endsOn,
    counts: countsOf([], []),
    ...(await ownerOf(ctx, round.owner)),
  })
  const count = await rounds.insertItems(ctx, id, listed)
  if (count === 0) throw new AppError('engagement.round_empty')
  await recount(ctx, id)
  // Which filters, not what was typed into them: a name that was looked for stays out of the trail.
  const by = round.filter === undefined ? ['relationIds'] : Object.keys(round.filter)
  await leaveTrace(ctx, 'approach_round.made', id, { count, by, purposeId: purpose.id, channel })
  await ask(ctx, 'engagement.check-round', id)
  return getRound(ctx, id)
}

async function listedFor(ctx: Ctx, { filter, relationIds }: NewRound, sources: SourceLookup) {
  if (relationIds !== undefined) return pickedIds(ctx, relationIds)
  if (filter === undefined) throw new AppError('engagement.round_empty')
  return listedIds(ctx, filter, sources)
}

/** Starts a job for a round and remembers which, so that its progress can be shown. */
async function ask(ctx: Ctx, name: string, id: string): Promise<void> {
  const jobId = await ctx.enqueue({ name, payload: { roundId: id, sight: ctx.domainMask }, subjectId: id })
  await rounds.update(ctx, id, { jobId })
}

export async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'approach_round', id }, details)
  await ctx.announce({ topic: 'engagement', id })
}

/** Counts a round again, from what is stored. */
export async function recount(ctx: Ctx, id: string): Promise<void> {
  const counts = countsOf(await rounds.countOutcomes(ctx, id), await rounds.countStates(ctx, id))
  await rounds.update(ctx, id, { counts })
}

async function sightOf(ctx: Ctx): Promise<rounds.Sight> {
  return { ...(await ownersOf(ctx)), seesEverything: ctx.domainMask === EVERY_DOMAIN }
}

/** @throws AppError engagement.round_not_found: also when it is somebody else's and the reader does not see every relation */
export async function findRound(ctx: Ctx, id: string): Promise<rounds.RoundRow> {
  const row = await rounds.find(ctx, id, await sightOf(ctx))
  if (!row) throw new AppError('engagement.round_not_found')
  return row
}

export async function getRound(ctx: Ctx, id: string): Promise<ApproachRound> {
  const row = await findRound(ctx, id)
  // Approaches are made one by one after a round was planned: how they stand is counted when it is looked at.
  const states = row.state === 'planned' ? await rounds.countStates(ctx, id) : []
  const [round] = await showRounds(ctx, [row])
  if (!round) throw new AppError('engagement.round_not_found')
  const none = row.state === 'planned' ? { planned: 0, made: 0, cancelled: 0 } : {}
  const now = Object.fromEntries(states.map(({ key, count }) => [key, count]))
  return { ...round, counts: { ...round.counts, ...none, ...now } }
}

export async function listRounds(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await rounds.list(ctx, { sight: await sightOf(ctx), before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showRounds(ctx, page),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  }
}

async function showRounds(ctx: Ctx, rows: readonly rounds.RoundRow[]): Promise<ApproachRound[]> {
  const names = new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
  const owners = await ownersOf(ctx)
  return rows.map(({ createdBy, createdByName, createdAt, purposeId, ownerUserId, ownerTeamId, ownerName, ...row }) => {
    const owner = { ownerUserId, ownerTeamId, ownerName }
    return {
      ...row,
      purpose: { id: purposeId, name: names.get(purposeId) ?? '' },
      owner: toOwner(owner),
      isMine: isMine(owner, owners),
      createdBy: createdByName,
      createdAt: createdAt.toISOString(),
      mayChange: mayChange(ctx, { createdBy, ...owner }, owners),
    }
  })
}

type Theirs = Pick<rounds.RoundRow, 'createdBy' | 'ownerUserId' | 'ownerTeamId' | 'ownerName'>

/** Who made it, who has it, and who manages approaches. */
function mayChange(ctx: Ctx, round: Theirs, owners: Awaited<ReturnType<typeof ownersOf>>): boolean {
  if (!ctx.permissions.has('engagement.approach.write') || ctx.viewingAs) return false
  const isTheirs = round.createdBy === owners.userId || isMine(round, owners)
  return isTheirs || ctx.permissions.has('engagement.approach.manage')
}

/** A round that the reader may work on, held. @throws AppError engagement.round_not_found, engagement.round_not_yours */
export async function holdRound(ctx: Ctx, id: string): Promise<rounds.RoundRow> {
  await findRound(ctx, id)
  const row = await rounds.findForChange(ctx, id)
  if (!row) throw new AppError('engagement.round_not_found')
  if (!mayChange(ctx, row, await ownersOf(ctx))) throw new AppError('engagement.round_not_yours')
  return row
}

/** One that is checked, and of which nothing was planned yet. @throws AppError engagement.round_busy, engagement.round_planned */
export async function holdChecked(ctx: Ctx, id: string): Promise<rounds.RoundRow> {
  const row = await holdRound(ctx, id)
  if (row.state === 'planned' || row.state === 'undone') throw new AppError('engagement.round_planned')
  if (row.state !== 'checked') throw new AppError('engagement.round_busy')
  return row
}

type Choice = { readonly id: string; readonly choice: RoundChoice; readonly reason: string }

export function requireReason({ choice, reason }: Omit<Choice, 'id'>): void {
  if (choice === 'go_on' && clean(reason).length < 3) throw new AppError('engagement.reason_missing')
}

/** What happens to everybody who collides and for whom nothing else was chosen. */
export async function chooseForRound(ctx: Ctx, { id, choice, reason }: Choice): Promise<ApproachRound> {
  await holdChecked(ctx, id)
  requireReason({ choice, reason })
  await rounds.update(ctx, id, { choice, reason: choice === 'go_on' ? clean(reason) : '' })
  await leaveTrace(ctx, 'approach_round.chosen', id, { choice })
  return getRound(ctx, id)
}

export async function checkAgain(ctx: Ctx, id: string): Promise<ApproachRound> {
  await holdChecked(ctx, id)
  await rounds.update(ctx, id, { state: 'checking' })
  await ask(ctx, 'engagement.check-round', id)
  await ctx.announce({ topic: 'engagement', id })
  return getRound(ctx, id)
}

export async function planRound(ctx: Ctx, id: string): Promise<ApproachRound> {
  await holdChecked(ctx, id)
  await rounds.update(ctx, id, { state: 'planning' })
  await ask(ctx, 'engagement.plan-round', id)
  await ctx.announce({ topic: 'engagement', id })
  return getRound(ctx, id)
}

/** @throws AppError engagement.round_not_planned */
export async function undoRound(ctx: Ctx, id: string): Promise<ApproachRound> {
  const row = await holdRound(ctx, id)
  if (row.state !== 'planned') throw new AppError('engagement.round_not_planned')
  await rounds.update(ctx, id, { state: 'undoing' })
  await ask(ctx, 'engagement.undo-round', id)
  await ctx.announce({ topic: 'engagement', id })
  return getRound(ctx, id)
}

/** Of which nothing was planned; a round that was keeps what it found. */
export async function removeRound(ctx: Ctx, id: string): Promise<void> {
  await holdChecked(ctx, id)
  await rounds.remove(ctx, id)
  await leaveTrace(ctx, 'approach_round.removed', id, {})
}
