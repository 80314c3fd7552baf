import type { Channel, LegalBasis, PurposeKind, PurposeStatus } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type PurposeRow = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly description: string
  readonly kind: PurposeKind
  readonly basis: LegalBasis
  readonly channels: Channel[]
  readonly isOwnOffer: boolean
  readonly isOnForm: boolean
  readonly receiver: string
  readonly validMonths: number | null
  readonly status: PurposeStatus
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('privacy.purpose')
    .select([
      'id',
      'key',
      'name',
      'description',
      'kind',
      'basis',
      'channels',
      'is_own_offer as isOwnOffer',
      'is_on_form as isOnForm',
      'receiver',
      'valid_months as validMonths',
      'status',
    ])
}

/** In the order in which they are shown. */
export async function list(ctx: Ctx): Promise<PurposeRow[]> {
  // The check constraints of the table allow no other values than the contract knows.
  return (await select(ctx).orderBy('position').orderBy('id').execute()) as PurposeRow[]
}

export async function find(ctx: Ctx, id: string): Promise<PurposeRow | undefined> {
  return (await select(ctx).where('id', '=', id).executeTakeFirst()) as PurposeRow | undefined
}

/** Locked, so that removing one and using it for the first time take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<PurposeRow | undefined> {
  return (await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) as PurposeRow | undefined
}

/** Adds it under its key, behind the others; nothing happens when the key is taken. Answers its id. */
export async function insertIfKeyIsFree(ctx: Ctx, purpose: Omit<PurposeRow, 'id'>): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('privacy.purpose')
    .values({
      id: newId(),
      key: purpose.key,
      name: purpose.name,
      description: purpose.description,
      kind: purpose.kind,
      basis: purpose.basis,
      channels: purpose.channels,
      is_own_offer: purpose.isOwnOffer,
      is_on_form: purpose.isOnForm,
      receiver: purpose.receiver,
      valid_months: purpose.validMonths,
      status: purpose.status,
      position: sql<number>`(select coalesce(max(p.position), 0) + 1 from privacy.purpose p)`,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type PurposeChange = { [K in Exclude<keyof PurposeRow, 'id' | 'key'>]?: PurposeRow[K] | undefined }

const COLUMN_OF = {
  name: 'name',
  description: 'description',
  kind: 'kind',
  basis: 'basis',
  channels: 'channels',
  isOwnOffer: 'is_own_offer',
  isOnForm: 'is_on_form',
  receiver: 'receiver',
  validMonths: 'valid_months',
  status: 'status',
} as const satisfies Record<keyof PurposeChange, string>

export async function update(ctx: Ctx, id: string, change: PurposeChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [COLUMN_OF[field as keyof PurposeChange], value]),
  )
  if (Object.keys(set).length === 0) return
  await tables(ctx).updateTable('privacy.purpose').set(set).where('id', '=', id).execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('privacy.purpose').where('id', '=', id).execute()
}

export type PurposeUse = {
  readonly purposeId: string
  readonly isUsed: boolean
  readonly given: number
  readonly refused: number
}

/**
 * How many relations said yes or no to each purpose, on any channel and about the whole purpose. The same as
 * consent-state.rules.ts decides, for everybody at once (a test compares them): the latest statement holds, a no before a
 * yes of the same moment, and a yes from a list only where there is nothing else.
 */
export async function countUse(ctx: Ctx): Promise<PurposeUse[]> {
  const { rows } = await sql<PurposeUse>`
    with statement as (
      select c.purpose_id, c.relation_id, c.channel, c.state, c.occurred_at, c.expires_at, c.id,
        c.source = 'import' and c.state = 'given' as is_listed,
        bool_or(not (c.source = 'import' and c.state = 'given')) over (partition by c.relation_id, c.purpose_id, c.channel) as has_other
      from privacy.consent c where c.voided_at is null and c.topic_id is null
    ), current as (
      select distinct on (relation_id, purpose_id, channel) purpose_id, relation_id,
        state = 'given' and coalesce(expires_at > ${ctx.now}, true) as is_yes, state <> 'given' as is_no
      from statement where not (is_listed and has_other)
      order by relation_id, purpose_id, channel, occurred_at desc, (state = 'given'), id desc
    ), counted as (
      select purpose_id, count(distinct relation_id) filter (where is_yes) as given, count(distinct relation_id) filter (where is_no) as refused
      from current group by purpose_id
    )
    select p.id as "purposeId", coalesce(n.given, 0) as given, coalesce(n.refused, 0) as refused,
      exists (select from privacy.consent c where c.purpose_id = p.id) or exists (select from privacy.standing s where s.purpose_id = p.id) as "isUsed"
    from privacy.purpose p left join counted n on n.purpose_id = p.id
  `.execute(ctx.tx)
  return rows
}
