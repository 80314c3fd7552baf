import { daysLater, dutchDay } from '@klantregie/contract'
import type {
  ApproachKind,
  CapPreview,
  Channel,
  PressureApproach,
  PressureCap,
  PressureLevel,
  PressurePeriod,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findPurposes } from '../../privacy/index.ts'
import {
  findSummaries,
  householdsOf,
  listedIds,
  visibleId,
  type ShortRelation,
  type SourceLookup,
} from '../../relations/index.ts'
import { channelOf } from '../approaches/approach.rules.ts'
import { BUCKETS, DAYS_OF, decidePressure, hasTwice, holdsFor, type Asked, type Level } from './pressure.rules.ts'
import * as pressure from './pressure.queries.ts'

type Reaching = {
  readonly purposeId: string
  readonly channel: Channel
  readonly startsOn: string
  readonly endsOn: string
}

/** One relation, and an approach of it that is planned already and changes. */
type About = { readonly relationId: string; readonly exceptId?: string | null | undefined }
type Approaching = About & Reaching & { readonly contactId: string | null }

/**
 * The caps that an approach would go over, of the relation and of the contact person that it goes through, with what counts as far
 * as the reader may see it; none: it may go on.
 */
export async function fullFor(ctx: Ctx, { relationId, contactId, exceptId, ...reaching }: Approaching) {
  const isService = (await serviceIds(ctx)).has(reaching.purposeId)
  const full: PressureLevel[] = []
  for (const id of contactId === null ? [relationId] : [relationId, contactId])
    full.push(
      ...(await levelsOf(ctx, { relationId: id, exceptId }, { ...reaching, isService })).filter((one) => one.isFull),
    )
  return full
}

type Plan = Omit<Reaching, 'channel'> & {
  readonly id: string
  readonly kind: ApproachKind
  readonly channel?: Channel | undefined
  readonly contactId?: string | undefined
}

/** The caps that a plan would go over; nothing is planned. @throws AppError relations.relation_not_found, engagement.approach_channel, engagement.approach_dates */
export async function checkPressure(ctx: Ctx, { id, contactId, kind, ...plan }: Plan): Promise<PressureLevel[]> {
  const relationId = await visibleId(ctx, id)
  const through = contactId === undefined ? null : await visibleId(ctx, contactId)
  const channel = channelOf(kind, plan.channel)
  if (channel === null) throw new AppError('engagement.approach_channel')
  if (plan.endsOn < plan.startsOn) throw new AppError('engagement.approach_dates')
  return fullFor(ctx, { ...plan, channel, relationId, contactId: through === relationId ? null : through })
}

/** Ids of the purposes that are messages belonging to what somebody bought or borrowed. */
async function serviceIds(ctx: Ctx): Promise<ReadonlySet<string>> {
  return new Set((await findPurposes(ctx)).filter(({ kind }) => kind === 'service').map(({ id }) => id))
}

async function levelsOf(ctx: Ctx, { relationId, exceptId = null }: About, asked: Asked): Promise<PressureLevel[]> {
  const caps = (await pressure.listCaps(ctx)).filter((cap) => holdsFor(cap, asked))
  if (caps.length === 0) return []
  const whom = await whomOf(ctx, pressure.oneRelation(relationId))
  const longest = Math.max(...caps.map(({ period }) => DAYS_OF[period]))
  const rows = await pressure.listReached(ctx, whom, {
    from: daysLater(asked.startsOn, 1 - longest),
    until: daysLater(asked.endsOn, longest - 1),
    exceptId,
  })
  const service = await serviceIds(ctx)
  const reached = rows.map((row) => ({ ...row, isService: service.has(row.purposeId) }))
  const levels = decidePressure(reached, { caps, asked, hasHousehold: await pressure.hasHousehold(ctx, whom) })
  return show(ctx, levels, rows)
}

async function whomOf(ctx: Ctx, asked: pressure.Whom['asked']): Promise<pressure.Whom> {
  return { asked, households: await householdsOf(ctx, asked) }
}

async function show(
  ctx: Ctx,
  levels: readonly Level[],
  rows: readonly pressure.ReachedRow[],
): Promise<PressureLevel[]> {
  const relations = await findSummaries(ctx, [...new Set(rows.map(({ relationId }) => relationId))])
  const purposes = new Map((await findPurposes(ctx)).map(({ id, name }) => [id, name]))
  const seen = new Map(
    rows.flatMap((row) => {
      const relation = row.isSeen ? relations.get(row.relationId) : undefined
      return relation ? [[row.id, toApproach(row, relation, purposes.get(row.purposeId) ?? '')] as const] : []
    }),
  )
  return levels.map(({ cap, counted, from, until, isFull }) => {
    const approaches = counted.flatMap((id) => seen.get(id) ?? [])
    // How many there are of what one may not see would tell something of them.
    return {
      cap,
      from,
      until,
      isFull,
      approaches,
      counted: approaches.length,
      hasHidden: approaches.length < counted.length,
    }
  })
}

function toApproach(row: pressure.ReachedRow, relation: ShortRelation, purpose: string): PressureApproach {
  const { id, kind, channel, state, startsOn, endsOn, ownerName: owner } = row
  const { id: relationId, name, kind: relationKind, mask, limited } = relation
  return {
    ...{ id, kind, channel, state, startsOn, endsOn, owner, purpose },
    relation: { id: relationId, name, kind: relationKind, ...(mask && { mask }), ...(limited && { limited }) },
  }
}

/** How near a relation is today to each cap. @throws AppError relations.relation_not_found */
export async function pressureOfRelation(ctx: Ctx, asked: string): Promise<PressureLevel[]> {
  const relationId = await visibleId(ctx, asked)
  const today = dutchDay(ctx.now)
  // With everything that counts for anything: a cap that passes by service messages does not count them either way.
  return levelsOf(ctx, { relationId }, { channel: null, isService: false, startsOn: today, endsOn: today })
}

/**
 * Those of a subquery (key, relation_id) for whom an approach would be one too many: a subquery (key, cap_no, counted), with a row
 * for each cap. Null when no cap holds for it. For everything that reaches out to many; for one relation there is `fullFor`.
 */
export async function tooOften(ctx: Ctx, asked: pressure.Whom['asked'], reaching: Reaching) {
  const service = await serviceIds(ctx)
  const question = { channel: reaching.channel, isService: service.has(reaching.purposeId) }
  const caps = inDays((await pressure.listCaps(ctx)).filter((cap) => holdsFor(cap, question)))
  if (caps.length === 0) return null
  const { startsOn, endsOn } = reaching
  return pressure.over(await whomOf(ctx, asked), { caps, servicePurposeIds: [...service], startsOn, endsOn })
}

function inDays(caps: readonly PressureCap[]): pressure.CapInDays[] {
  return caps.map((cap, no) => ({ ...cap, no, days: DAYS_OF[cap.period] }))
}

export async function listCaps(ctx: Ctx) {
  const mayChange = ctx.permissions.has('engagement.approach.manage') && !ctx.viewingAs
  return { caps: await pressure.listCaps(ctx), mayChange }
}

/** What was planned before stays planned. @throws AppError engagement.cap_twice */
export async function changeCaps(ctx: Ctx, caps: readonly PressureCap[]) {
  if (hasTwice(caps)) throw new AppError('engagement.cap_twice')
  await pressure.replaceCaps(ctx, caps)
  await ctx.audit('pressure.caps_changed', { kind: 'pressure', id: ctx.tenantId }, { caps })
  await ctx.announce({ topic: 'engagement', id: ctx.tenantId })
  return listCaps(ctx)
}

/** Per cap how many it would hold back today; of a cap per household, how many households. */
export async function previewCaps(ctx: Ctx, caps: readonly PressureCap[]): Promise<CapPreview[]> {
  const today = dutchDay(ctx.now)
  const asked = pressure.touchedSince(ctx, daysLater(today, 1 - DAYS_OF.year))
  const all = inDays(caps)
  if (all.length === 0) return []
  const households = pressure.themselves(await householdsOf(ctx, asked))
  const servicePurposeIds = [...(await serviceIds(ctx))]
  const found = pressure.over({ asked, households }, { caps: all, servicePurposeIds, startsOn: today, endsOn: today })
  const counts = new Map((await pressure.countOver(ctx, found, all)).map((row) => [row.no, row]))
  return all.map(({ no }) => ({ over: counts.get(no)?.over ?? 0, full: counts.get(no)?.full ?? 0 }))
}

type Question = { readonly period: PressurePeriod; readonly channel?: Channel | undefined }

/** How many of the relations that the reader sees were reached how often, in a period until today. */
export async function distributionOf(ctx: Ctx, { period, channel }: Question, sources: SourceLookup) {
  const until = dutchDay(ctx.now)
  const from = daysLater(until, 1 - DAYS_OF[period])
  const counts = await pressure.countReached(ctx, await listedIds(ctx, {}, sources), {
    from,
    until,
    channel: channel ?? null,
  })
  const buckets = BUCKETS.map(({ least, most }) => ({
    least,
    most,
    relations: sum(counts.filter(({ times }) => times >= least && (most === null || times <= most))),
  }))
  return { from, until, total: sum(counts), buckets }
}

function sum(counts: readonly { readonly relations: number }[]): number {
  return counts.reduce((total, { relations }) => total + relations, 0)
}
