import type { Channel, ConsentSource, ConsentState, LegalBasis } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type ConsentRow = {
  readonly id: string
  readonly relationId: string
  readonly purposeId: string
  readonly channel: Channel
  readonly topicId: string | null
  readonly state: ConsentState
  readonly basis: LegalBasis
  readonly wordingId: string | null
  readonly source: ConsentSource
  readonly sourceName: string
  readonly actorName: string
  readonly occurredAt: Date
  readonly recordedAt: Date
  readonly contact: string | null
  readonly expiresAt: Date | null
  readonly proof: string
  readonly isByGuardian: boolean
  readonly guardianId: string | null
  readonly voidedAt: Date | null
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('privacy.consent')
    .select([
      'id',
      'relation_id as relationId',
      'purpose_id as purposeId',
      'channel',
      'topic_id as topicId',
      'state',
      'basis',
      'wording_id as wordingId',
      'source',
      'source_name as sourceName',
      'actor_name as actorName',
      'occurred_at as occurredAt',
      'recorded_at as recordedAt',
      'contact',
      'expires_at as expiresAt',
      'proof',
      'is_by_guardian as isByGuardian',
      'guardian_id as guardianId',
      'voided_at as voidedAt',
    ])
}

/** Everything of one relation, newest first, also what was set aside. */
export async function listOf(ctx: Ctx, relationId: string): Promise<ConsentRow[]> {
  const rows = await select(ctx)
    .where('relation_id', '=', relationId)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  // The check constraints of the table allow no other values than the contract knows.
  return rows as ConsentRow[]
}

export type SaidRow = Pick<
  ConsentRow,
  'id' | 'relationId' | 'topicId' | 'state' | 'source' | 'occurredAt' | 'expiresAt' | 'isByGuardian'
>

/** What counts of what these relations said about one purpose and channel, up to a moment or all; thousands of relations at once. */
export async function listSaid(
  ctx: Ctx,
  {
    relationIds,
    purposeId,
    channel,
    until = null,
  }: { relationIds: readonly string[]; purposeId: string; channel: Channel; until?: Date | null },
): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select c.id, c.relation_id as "relationId", c.topic_id as "topicId", c.state, c.source, c.occurred_at as "occurredAt",
      c.expires_at as "expiresAt", c.is_by_guardian as "isByGuardian"
    from privacy.consent c
    where c.relation_id = any(${[...relationIds]}::uuid[]) and c.purpose_id = ${purposeId} and c.channel = ${channel} and c.voided_at is null
      and (${until}::timestamptz is null or c.occurred_at <= ${until}::timestamptz)
  `.execute(ctx.tx)
  return rows
}

export type NewConsent = Pick<
  ConsentRow,
  | 'relationId'
  | 'purposeId'
  | 'channel'
  | 'topicId'
  | 'state'
  | 'basis'
  | 'wordingId'
  | 'source'
  | 'sourceName'
  | 'occurredAt'
  | 'recordedAt'
  | 'contact'
  | 'expiresAt'
  | 'proof'
  | 'isByGuardian'
  | 'guardianId'
> & {
  readonly actorKind: 'user' | 'system' | 'visitor'
  /** Where it came in, when that is another cell than the relation. */
  readonly originRelationId?: string
  /** The connection that delivered it, and by what it is known there. */
  readonly delivered?: { readonly by: string; readonly as: string }
}

/** Adds statements and answers their ids, in order. */
export async function insert(ctx: Ctx, rows: readonly NewConsent[]): Promise<string[]> {
  if (rows.length === 0) return []
  const values = rows.map((row) => ({
    id: newId(),
    relation_id: row.relationId,
    origin_relation_id: row.originRelationId ?? row.relationId,
    purpose_id: row.purposeId,
    channel: row.channel,
    topic_id: row.topicId,
    state: row.state,
    basis: row.basis,
    wording_id: row.wordingId,
    source: row.source,
    source_name: row.sourceName,
    actor_kind: row.actorKind,
    actor_id: row.actorKind === 'visitor' ? 'visitor' : ctx.actor.id,
    actor_name: row.actorKind === 'visitor' ? '' : ctx.actor.name,
    occurred_at: row.occurredAt,
    recorded_at: row.recordedAt,
    contact: row.contact,
    expires_at: row.expiresAt,
    proof: row.proof,
    is_by_guardian: row.isByGuardian,
    guardian_id: row.guardianId,
    origin_guardian_id: row.guardianId,
    delivered_by: row.delivered?.by ?? null,
    delivered_as: row.delivered?.as ?? null,
  }))
  await tables(ctx).insertInto('privacy.consent').values(values).execute()
  return values.map(({ id }) => id)
}

/** Who records something about this relation waits for who is doing so: a yes must know of a no of a moment ago. */
export async function lockLedger(ctx: Ctx, relationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('consent/' || ${relationId}::text, 0))`.execute(ctx.tx)
}
