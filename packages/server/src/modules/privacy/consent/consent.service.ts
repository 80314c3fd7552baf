import { dutchDay } from '@klantregie/contract'
import type { Channel, ConsentSource, ConsentState, ConsentStatement } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId, findReach, heldId, visibleId, type Reach } from '../../relations/index.ts'
import { isYoungerThan, isUnderSixteen } from '../may-we/sixteen.rules.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import { currentWording } from '../purposes/purpose.rules.ts'
import { getPurpose } from '../purposes/purpose.service.ts'
import * as topics from '../purposes/topic.queries.ts'
import * as wordings from '../purposes/wording.queries.ts'
import { hashOfContact, readContactPoint } from '../standing/contact-point.ts'
import * as standings from '../standing/standing.queries.ts'
import * as suppressions from '../standing/suppression.queries.ts'
import * as consents from './consent.queries.ts'
import { noesToReplace } from './consent-state.rules.ts'
import { endAfterMonths, momentOf } from './record-consent.rules.ts'
import { toStatement, wordsFor } from './statement.ts'

/** Everything a relation said, newest first. @throws AppError relations.relation_not_found */
export async function listConsents(ctx: Ctx, id: string): Promise<ConsentStatement[]> {
  const rows = await consents.listOf(ctx, await visibleId(ctx, id))
  const words = await wordsFor(ctx, rows)
  return rows.map((row) => toStatement(row, words))
}

export type NewStatement = {
  /** The relation it is about. */
  readonly id: string
  readonly purposeId: string
  readonly channels: readonly Channel[]
  readonly topicId?: string | undefined
  readonly state: ConsentState
  readonly source: Exclude<ConsentSource, 'import'>
  readonly sourceName?: string
  /** ISO moment; now when left out. */
  readonly occurredAt?: string | undefined
  readonly wordingId?: string | undefined
  readonly contact?: string | undefined
  readonly expiresAt?: string | undefined
  readonly proof?: string | undefined
  readonly isByGuardian: boolean
  readonly guardianId?: string | undefined
  /** Noes that whoever records a yes has seen. */
  readonly seen: readonly string[]
  /** Said by the visitor on our own pages, not by a colleague. */
  readonly isByVisitor?: boolean
}

/**
 * Records what a relation says, one statement per channel. Guarantees: statements about one relation are recorded one after the
 * other; a yes over a no must name that no, so an opt-out that comes in between wins whatever the order; nothing is overwritten.
 * @throws AppError see the contract (`recordConsent`).
 */
export async function recordConsent(ctx: Ctx, input: NewStatement): Promise<ConsentStatement[]> {
  const relationId = await holdLedger(ctx, input.id)
  // A no is taken from whoever sees the relation; only who may change it may write down a yes.
  if (input.state === 'given') await changeableId(ctx, relationId)
  const purpose = await getPurpose(ctx, input.purposeId)
  await requireFits(ctx, purpose, input)
  const relation = (await findReach(ctx, [relationId])).get(relationId)
  if (!relation) throw new AppError('relations.relation_not_found')
  const guardianId = await requireOfAge(ctx, relation, input)
  const contact = input.contact === undefined ? null : requireContact(input.contact)
  const rows: consents.NewConsent[] = []
  for (const channel of new Set(input.channels))
    rows.push(await prepare(ctx, { ...input, channel, relation, purpose, guardianId, contact }))
  const ids = new Set(await consents.insert(ctx, rows))
  await ctx.audit(
    `consent.${input.state}`,
    { kind: 'relation', id: relationId },
    { purpose: purpose.key, channels: rows.map(({ channel }) => channel), source: input.source, consentIds: [...ids] },
  )
  await ctx.announce({ topic: 'relation', id: relationId })
  return (await listConsents(ctx, relationId)).filter(({ id }) => ids.has(id))
}

/** The relation, held and with its ledger to ourselves until the end of the transaction. @throws AppError relations.relation_not_found */
export async function holdLedger(ctx: Ctx, id: string): Promise<string> {
  for (let relationId = await visibleId(ctx, id); ;) {
    await consents.lockLedger(ctx, relationId)
    const held = await heldId(ctx, relationId)
    // Merged while we waited: its ledger has moved along.
    if (held === relationId) return held
    relationId = held
  }
}

async function requireFits(ctx: Ctx, purpose: PurposeRow, input: NewStatement): Promise<void> {
  if (input.channels.some((channel) => !purpose.channels.includes(channel)))
    throw new AppError('privacy.channel_not_used')
  // A no is always welcome; a yes only to what exists.
  if (input.state === 'given' && purpose.status !== 'active') throw new AppError('privacy.purpose_not_active')
  if (input.topicId !== undefined) {
    const known = (await topics.list(ctx)).some(({ id, purposeId }) => id === input.topicId && purposeId === purpose.id)
    if (!known) throw new AppError('privacy.topic_not_found')
  }
  if (input.occurredAt !== undefined && new Date(input.occurredAt) > ctx.now)
    throw new AppError('privacy.moment_in_future')
}

/** Under sixteen a guardian says yes (art. 8 AVG); from sixteen on nobody else can. Anybody may always say no. */
async function requireOfAge(ctx: Ctx, relation: Reach, input: NewStatement): Promise<string | null> {
  const day = dutchDay(input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt))
  const isChild = isUnderSixteen(relation.birthDate, day)
  if (input.state === 'given' && isChild && !input.isByGuardian) throw new AppError('privacy.guardian_needed')
  const isNamed = input.guardianId !== undefined
  if ((input.isByGuardian && !isChild) || (isNamed && !input.isByGuardian))
    throw new AppError('privacy.guardian_invalid')
  return input.guardianId === undefined ? null : requireGuardian(ctx, relation, { id: input.guardianId, day })
}

/** A guardian that we know is another person, and an adult as far as we know. */
async function requireGuardian(ctx: Ctx, relation: Reach, { id, day }: { id: string; day: string }): Promise<string> {
  const guardianId = await heldId(ctx, id)
  const guardian = (await findReach(ctx, [guardianId])).get(guardianId)
  const isFit = guardian?.kind === 'person' && guardianId !== relation.id && !isYoungerThan(guardian.birthDate, 18, day)
  if (!isFit) throw new AppError('privacy.guardian_invalid')
  return guardianId
}

function requireContact(text: string): string {
  const point = readContactPoint(text)
  if (!point) throw new AppError('privacy.contact_invalid')
  return point.contact
}

type Preparing = Omit<NewStatement, 'contact' | 'guardianId'> & {
  readonly channel: Channel
  readonly relation: Reach
  readonly purpose: PurposeRow
  readonly guardianId: string | null
  readonly contact: string | null
}

async function prepare(ctx: Ctx, input: Preparing): Promise<consents.NewConsent> {
  const { channel, relation, purpose, state } = input
  const topicId = input.topicId ?? null
  const known = await consents.listSaid(ctx, { relationIds: [relation.id], purposeId: purpose.id, channel })
  const toldAt = input.occurredAt === undefined ? null : new Date(input.occurredAt)
  const occurredAt = momentOf({ state, toldAt, now: ctx.now }, known)
  if (state === 'given') await replaceNoes(ctx, input, { known, occurredAt })
  return {
    relationId: relation.id,
    purposeId: purpose.id,
    channel,
    topicId,
    state,
    basis: state === 'given' ? 'consent' : purpose.basis,
    wordingId: await wordingOf(ctx, input),
    source: input.source,
    sourceName: input.sourceName ?? '',
    actorKind: input.isByVisitor === true ? 'visitor' : ctx.actor.kind,
    occurredAt,
    recordedAt: occurredAt > ctx.now ? occurredAt : ctx.now,
    contact: input.contact,
    expiresAt: state === 'given' ? endOf(input, occurredAt) : null,
    proof: input.proof ?? '',
    isByGuardian: input.isByGuardian,
    guardianId: input.guardianId,
  }
}

/** A yes over noes that its recorder knows of. When such a no had blocked an address, this yes opens it again. */
async function replaceNoes(
  ctx: Ctx,
  input: Preparing,
  { known, occurredAt }: { known: readonly consents.SaidRow[]; occurredAt: Date },
): Promise<void> {
  const noes = noesToReplace(known, { at: occurredAt, topicId: input.topicId ?? null })
  const objections = await objectionsTo(ctx, { relationId: input.relation.id, purpose: input.purpose, at: occurredAt })
  const unseen = [...noes, ...objections].filter(({ id }) => !input.seen.includes(id))
  if (unseen.length > 0) throw new AppError('privacy.consent_opted_out', { consentIds: unseen.map(({ id }) => id) })
  if (!noes.some(({ source }) => source === 'opt_out_link')) return
  for (const email of input.relation.emails) {
    const hash = hashOfContact(ctx.tenantId, { kind: 'email', contact: email })
    await suppressions.release(ctx, { hash, reasons: ['opt_out'], purposeId: input.purpose.id })
  }
}

/** Objections that hold against a purpose; service is not objected to by an objection to marketing. */
async function objectionsTo(
  ctx: Ctx,
  { relationId, purpose, at }: { relationId: string; purpose: Pick<PurposeRow, 'id' | 'kind'>; at: Date },
): Promise<standings.StandingRow[]> {
  const holding = await standings.listHolding(ctx, [relationId], at)
  return holding.filter(
    ({ kind, purposeId }) =>
      kind === 'objected' && (purposeId === purpose.id || (purposeId === null && purpose.kind !== 'service')),
  )
}

export type No = { readonly id: string; readonly at: Date }

/** The noes that hold now, which a yes about this purpose, channel and topic has to name. */
export async function listNoes(
  ctx: Ctx,
  about: { relationId: string; purposeId: string; channel: Channel; topicId?: string | undefined },
): Promise<No[]> {
  const { relationId, purposeId, channel, topicId } = about
  const known = await consents.listSaid(ctx, { relationIds: [relationId], purposeId, channel })
  const purpose = await getPurpose(ctx, purposeId)
  const at = momentOf({ state: 'given', toldAt: null, now: ctx.now }, known)
  const objections = await objectionsTo(ctx, { relationId, purpose, at })
  return [
    ...noesToReplace(known, { at, topicId: topicId ?? null }).map(({ id, occurredAt }) => ({ id, at: occurredAt })),
    ...objections.map(({ id, since }) => ({ id, at: since })),
  ]
}

/** The words that were shown; when nobody says which, those that are asked now. A no needs none. */
async function wordingOf(
  ctx: Ctx,
  { purpose, channel, wordingId, state, relation }: Preparing,
): Promise<string | null> {
  if (state !== 'given') return null
  const known = await wordings.list(ctx, purpose.id)
  if (wordingId === undefined) {
    const language = relation.language === 'en' ? 'en' : 'nl'
    return currentWording(known, { channel, language })?.id ?? null
  }
  const chosen = known.find(({ id }) => id === wordingId)
  const fits = chosen !== undefined && (chosen.channel === null || chosen.channel === channel)
  if (!fits) throw new AppError('privacy.wording_not_found')
  return chosen.id
}

function endOf({ expiresAt, purpose }: Preparing, occurredAt: Date): Date | null {
  if (expiresAt === undefined)
    return purpose.validMonths === null ? null : endAfterMonths(occurredAt, purpose.validMonths)
  const end = new Date(expiresAt)
  if (end <= occurredAt) throw new AppError('privacy.expiry_in_past')
  return end
}
