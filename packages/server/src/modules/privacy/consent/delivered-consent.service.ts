import type { Channel } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import { findPurposes } from '../purposes/purpose.service.ts'
import { readContactPoint, hashOfContact } from '../standing/contact-point.ts'
import * as suppressions from '../standing/suppression.queries.ts'
import * as consents from './consent.queries.ts'
import * as delivered from './delivered-consent.queries.ts'
import {
  decideDelivered,
  momentOfDelivered,
  proofOf,
  type DeliveredSaid,
  type LedgerSaid,
} from './delivered-consent.rules.ts'
import { endAfterMonths } from './record-consent.rules.ts'

export type { Evidence } from './delivered-consent.rules.ts'

export type DeliveredConsent = {
  /** By what the other system knows it; the same again is the same statement. */
  readonly key: string
  readonly relationId: string
  /** Where the record came in, so that it goes along when relations that were merged are parted. */
  readonly cellId: string
  readonly purposeId: string
  readonly channel: Channel
  readonly contact: string | null
  readonly said: DeliveredSaid
}

type Delivering = {
  readonly connectionId: string
  readonly deliveryId: string
  /** What the connection is called, for who reads it later. */
  readonly sourceName: string
}

type DeliveredAccount = Readonly<Record<'given' | 'withdrawn' | 'same' | 'kept_out' | 'without_evidence', number>>

/**
 * Records what another system says that people said, in the transaction of the caller. Guarantees: a yes comes in only with evidence and
 * over nobody else's no; a no always; the same again changes nothing; statements about one relation take turns with those of a colleague
 * and of an unsubscribe link. What became of them stands in the trail.
 */
export async function recordDeliveredConsents(
  ctx: Ctx,
  delivering: Delivering,
  statements: readonly DeliveredConsent[],
): Promise<DeliveredAccount> {
  const account = { given: 0, withdrawn: 0, same: 0, kept_out: 0, without_evidence: 0 }
  if (statements.length === 0) return account
  const purposes = new Map((await findPurposes(ctx)).map((purpose) => [purpose.id, purpose]))
  await delivered.lockLedgers(ctx, [...new Set(statements.map(({ relationId }) => relationId))])
  for (const group of grouped(statements)) {
    const purpose = purposes.get(group.purposeId)
    if (purpose === undefined) continue
    const ledger = await ledgerOf(ctx, group)
    const rows: consents.NewConsent[] = []
    for (const one of group.statements.toSorted(noesFirst)) {
      const said = settled(one.said, ctx.now)
      const key = keyOf(delivering, one)
      const known = ledger.get(one.relationId) ?? []
      const outcome = decideDelivered(said, known, { key, now: ctx.now })
      account[outcome === 'recorded' ? said.state : outcome] += 1
      if (outcome !== 'recorded') continue
      const row = rowOf(ctx, { delivering, purpose, one, said, occurredAt: momentOfDelivered(said, known) })
      rows.push(row)
      // What the next statement of this page about the same relation has to reckon with.
      ledger.set(one.relationId, [...known, { ...row, id: key, source: 'api', deliveredAs: key }])
    }
    await consents.insert(ctx, rows)
  }
  if (account.given + account.withdrawn + account.kept_out > 0)
    await ctx.audit('consent.delivered', { kind: 'delivery', id: delivering.deliveryId }, account)
  return account
}

type Group = { readonly purposeId: string; readonly channel: Channel; readonly statements: DeliveredConsent[] }

function grouped(statements: readonly DeliveredConsent[]): Group[] {
  const groups = new Map<string, Group>()
  for (const one of statements) {
    const key = `${one.purposeId} ${one.channel}`
    const group = groups.get(key) ?? { purposeId: one.purposeId, channel: one.channel, statements: [] }
    group.statements.push(one)
    groups.set(key, group)
  }
  return [...groups.values()]
}

async function ledgerOf(ctx: Ctx, { purposeId, channel, statements }: Group): Promise<Map<string, LedgerSaid[]>> {
  const relationIds = [...new Set(statements.map(({ relationId }) => relationId))]
  const rows = await delivered.listSaid(ctx, { relationIds, purposeId, channel })
  return Map.groupBy(rows, ({ relationId }) => relationId)
}

/** Two records of one relation may come on one page: the no of one is known before the yes of the other is weighed. */
const noesFirst = (one: DeliveredConsent, other: DeliveredConsent): number =>
  Number(one.said.state === 'given') - Number(other.said.state === 'given')

const keyOf = ({ connectionId }: Delivering, { key }: DeliveredConsent): string => `${connectionId} ${key}`

/** Nobody says something tomorrow: a clock that is ahead of ours says now. */
const settled = (said: DeliveredSaid, now: Date): DeliveredSaid => (said.at > now ? { ...said, at: now } : said)

type Writing = {
  readonly delivering: Delivering
  readonly purpose: PurposeRow
  readonly one: DeliveredConsent
  readonly said: DeliveredSaid
  readonly occurredAt: Date
}

function rowOf(ctx: Ctx, { delivering, purpose, one, said, occurredAt }: Writing): consents.NewConsent {
  const isYes = said.state === 'given'
  return {
    relationId: one.relationId,
    originRelationId: one.cellId,
    purposeId: purpose.id,
    channel: one.channel,
    topicId: null,
    state: said.state,
    basis: isYes ? 'consent' : purpose.basis,
    wordingId: null,
    source: 'api',
    sourceName: delivering.sourceName,
    actorKind: 'system',
    occurredAt,
    recordedAt: ctx.now,
    contact: one.contact === null ? null : (readContactPoint(one.contact)?.contact ?? null),
    expiresAt: isYes && purpose.validMonths !== null ? endAfterMonths(occurredAt, purpose.validMonths) : null,
    proof: proofOf(said),
    isByGuardian: false,
    guardianId: null,
    delivered: { by: delivering.connectionId, as: one.key },
  }
}

/** A list turned out to stand for something else: the yeses that it brought count no longer; a no stays a no. */
export async function setAsideDeliveredYeses(
  ctx: Ctx,
  about: {
    readonly connectionId: string
    readonly begins: string
    readonly purposeId: string
    readonly channel: Channel
  },
): Promise<void> {
  const rows = await delivered.setAsideYeses(ctx, about)
  if (rows > 0) await ctx.audit('consent.voided', { kind: 'connection', id: about.connectionId }, { rows })
}

/** Addresses of which another system says that mail to them comes back: nothing goes there any more. Known ones stay as they are. */
export async function blockReturnedAddresses(
  ctx: Ctx,
  { deliveryId }: Pick<Delivering, 'deliveryId'>,
  addresses: readonly string[],
): Promise<void> {
  const points = addresses.flatMap((text) => readContactPoint(text, 'email') ?? [])
  const hashes = points.map((point) => hashOfContact(ctx.tenantId, point))
  const known = new Set(
    (await suppressions.listHolding(ctx, hashes, ctx.now))
      .filter(({ reason }) => reason === 'bounced')
      .map(({ hash }) => hash),
  )
  const fresh = [...new Set(hashes)].filter((hash) => !known.has(hash))
  for (const hash of fresh) await suppressions.insert(ctx, { kind: 'email', hash, reason: 'bounced', purposeId: null })
  if (fresh.length > 0)
    await ctx.audit(
      'address.suppressed',
      { kind: 'delivery', id: deliveryId },
      { kind: 'email', reason: 'bounced', rows: fresh.length },
    )
}
