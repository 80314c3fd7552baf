import { WebhookBody, type MessageState, type WebhookEventKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

export type EventType = WebhookBody['type']
type About = { readonly relationId: string | null; readonly importId: string | null }

/** One statement, and no row when nobody wants to know: it is asked in the transaction of every change. */
export async function noteEvent(ctx: Ctx, kind: WebhookEventKind, { relationId, importId }: About): Promise<void> {
  await sql`insert into integrations.webhook_event (id, kind, relation_id, import_id, by_id, at)
    select ${newId()}::uuid, ${kind}::text, ${relationId}::uuid, ${importId}::uuid, ${ctx.actor.id}::text, ${ctx.now}::timestamptz
    where exists (select 1 from integrations.webhook w where ${kind} = any(w.events))`.execute(ctx.tx)
}

/**
 * Makes the messages of events that have none yet, oldest first. Two that do this at once take other events. A program is not told of
 * its own deeds. Answers the number of events.
 */
export async function spread(ctx: Ctx, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update integrations.webhook_event e set spread_at = ${ctx.now} where e.id = any(array(
      select n.id from integrations.webhook_event n where n.spread_at is null order by n.id limit ${most} for update skip locked))
    returning e.id`.execute(ctx.tx)
  if (rows.length === 0) return 0
  await sql`insert into integrations.webhook_message (id, webhook_id, event_id, next_at)
    select platform.named_id(w.id::text || e.id::text), w.id, e.id, ${ctx.now}::timestamptz
    from integrations.webhook_event e join integrations.webhook w on e.kind = any(w.events) and w.key_id::text <> e.by_id
    where e.id = any(${rows.map(({ id }) => id)}::uuid[])
    on conflict do nothing`.execute(ctx.tx)
  return rows.length
}

/** Answers the id of a message of type webhook.test that nobody else sends. */
export async function insertTest(ctx: Ctx, webhookId: string): Promise<string> {
  const [eventId, id] = [newId(), newId()]
  await tables(ctx)
    .insertInto('integrations.webhook_event')
    .values({ id: eventId, kind: 'webhook.test', by_id: ctx.actor.id, at: ctx.now, spread_at: ctx.now })
    .execute()
  await tables(ctx)
    .insertInto('integrations.webhook_message')
    .values({ id, webhook_id: webhookId, event_id: eventId, state: 'given_up' })
    .execute()
  return id
}

/** Of subscriptions that are told things at this moment. */
const isTold = sql<boolean>`exists (select 1 from integrations.webhook w
  where w.id = m.webhook_id and not w.is_paused and w.stopped_at is null)`

export async function isAnyDue(ctx: Ctx): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('integrations.webhook_message as m')
    .select('m.id')
    .where('m.state', '=', 'waiting')
    .where('m.next_at', '<=', ctx.now)
    .where(isTold)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes what is due, oldest first, for as long as sending may take. Whoever is killed while sending leaves it to be taken again then: a
 * message may arrive twice, with the same id, and is never lost.
 */
export async function take(ctx: Ctx, most: number, until: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update integrations.webhook_message t set next_at = ${until} where t.id = any(array(
      select m.id from integrations.webhook_message m where m.state = 'waiting' and m.next_at <= ${ctx.now} and ${isTold}
      order by m.next_at, m.id limit ${most} for update skip locked))
    returning t.id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export type MessageRow = About & {
  readonly id: string
  readonly webhookId: string
  readonly type: EventType
  readonly at: Date
  readonly state: MessageState
  readonly failures: number
  readonly nextAt: Date | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('integrations.webhook_message as m')
    .innerJoin('integrations.webhook_event as e', 'e.id', 'm.event_id')
    .select([
      'm.id',
      'm.webhook_id as webhookId',
      'e.kind',
      'e.relation_id as relationId',
      'e.import_id as importId',
      'e.at',
      'm.state',
      'm.failures',
      'm.next_at as nextAt',
    ])

type Row = Omit<MessageRow, 'type' | 'state'> & { kind: string; state: string }
const toMessage = ({ kind, state, ...row }: Row): MessageRow => ({
  ...row,
  type: WebhookBody.shape.type.parse(kind),
  state: state as MessageState,
})

export async function find(ctx: Ctx, id: string): Promise<MessageRow | null> {
  const row = await select(ctx).where('m.id', '=', id).executeTakeFirst()
  return row ? toMessage(row) : null
}

export async function list(
  ctx: Ctx,
  {
    webhookId,
    state,
    before,
    limit,
  }: { webhookId: string; state?: MessageState | undefined; before: MessageRow | null; limit: number },
): Promise<MessageRow[]> {
  let query = select(ctx).where('m.webhook_id', '=', webhookId)
  if (state !== undefined) query = query.where('m.state', '=', state)
  if (before) query = query.where(sql<boolean>`(e.at, m.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return (await query.orderBy('e.at', 'desc').orderBy('m.id', 'desc').limit(limit).execute()).map(toMessage)
}

export async function settle(
  ctx: Ctx,
  id: string,
  to: { state: MessageState; nextAt: Date | null; hasFailed: boolean },
): Promise<void> {
  await tables(ctx)
    .updateTable('integrations.webhook_message')
    .set((eb) => ({ state: to.state, next_at: to.nextAt, failures: eb('failures', '+', to.hasFailed ? 1 : 0) }))
    .where('id', '=', id)
    .execute()
}

/** Answers how many will be sent again, from the beginning of their waits. */
export async function replay(
  ctx: Ctx,
  webhookId: string,
  which: { id: string } | { from: Date; until: Date; onlyUndelivered: boolean },
): Promise<number> {
  const isAsked =
    'id' in which
      ? sql`m.id = ${which.id}`
      : sql`e.at >= ${which.from} and e.at < ${which.until} and (not ${which.onlyUndelivered}::boolean or m.state <> 'delivered')`
  const { rows } = await sql`
    update integrations.webhook_message t set state = 'waiting', failures = 0, next_at = ${ctx.now} where t.id = any(array(
      select m.id from integrations.webhook_message m join integrations.webhook_event e on e.id = m.event_id
      where m.webhook_id = ${webhookId} and e.kind <> 'webhook.test' and ${isAsked}))
    returning t.id`.execute(ctx.tx)
  return rows.length
}

/** What is older than this goes, with its messages and attempts. */
export async function removeOld(ctx: Ctx, before: Date, most: number): Promise<number> {
  const { rows } = await sql`delete from integrations.webhook_event where id = any(array(
    select e.id from integrations.webhook_event e where e.at < ${before} order by e.at limit ${most})) returning id`.execute(
    ctx.tx,
  )
  return rows.length
}
