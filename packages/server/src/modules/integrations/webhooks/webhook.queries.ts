import { WebhookEventKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

export type WebhookRow = {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly events: readonly WebhookEventKind[]
  readonly keyId: string
  readonly secret: string
  readonly oldSecret: string | null
  readonly oldSecretUntil: Date | null
  readonly isPaused: boolean
  readonly failingSince: Date | null
  readonly stoppedAt: Date | null
  readonly lastDeliveredAt: Date | null
  readonly madeBy: string
  readonly madeAt: Date
  readonly waiting: number
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('integrations.webhook as w')
    .select([
      'w.id',
      'w.name',
      'w.url',
      'w.events',
      'w.key_id as keyId',
      'w.secret',
      'w.old_secret as oldSecret',
      'w.old_secret_until as oldSecretUntil',
      'w.is_paused as isPaused',
      'w.failing_since as failingSince',
      'w.stopped_at as stoppedAt',
      'w.last_delivered_at as lastDeliveredAt',
      'w.made_by as madeBy',
      'w.made_at as madeAt',
      sql<number>`(select count(*)::int from integrations.webhook_message m where m.webhook_id = w.id and m.state = 'waiting')`.as(
        'waiting',
      ),
    ])

type Row = Omit<WebhookRow, 'events'> & { events: string[] }
const toWebhook = (row: Row): WebhookRow => ({
  ...row,
  events: row.events.flatMap((kind) => WebhookEventKind.safeParse(kind).data ?? []),
})

export async function findAll(ctx: Ctx): Promise<WebhookRow[]> {
  return (await select(ctx).orderBy('w.made_at').orderBy('w.id').execute()).map(toWebhook)
}

export async function find(ctx: Ctx, id: string): Promise<WebhookRow | null> {
  const row = await select(ctx).where('w.id', '=', id).executeTakeFirst()
  return row ? toWebhook(row) : null
}

export const newWebhookId = newId

type NewWebhook = Pick<WebhookRow, 'id' | 'name' | 'url' | 'events' | 'keyId' | 'secret'>

export async function insert(ctx: Ctx, { id, name, url, events, keyId, secret }: NewWebhook): Promise<void> {
  await tables(ctx)
    .insertInto('integrations.webhook')
    .values({ id, name, url, events: [...events], key_id: keyId, secret, made_by: ctx.actor.name, made_at: ctx.now })
    .execute()
}

export type Changes = {
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly events?: readonly WebhookEventKind[] | undefined
  readonly isPaused?: boolean | undefined
}

/** Letting it go on begins with a clean slate: what failed before counts no more. */
export async function update(ctx: Ctx, id: string, { name, url, events, isPaused }: Changes): Promise<void> {
  await tables(ctx)
    .updateTable('integrations.webhook')
    .set((eb) => ({
      id: eb.ref('id'),
      ...(name === undefined ? {} : { name }),
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events: [...events] }),
      ...(isPaused === undefined ? {} : { is_paused: isPaused }),
      ...(isPaused === false ? { stopped_at: null, failing_since: null } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

/** The secret that was, stays beside the new one until this moment. */
export async function changeSecret(ctx: Ctx, id: string, to: { secret: string; oldSecret: string; until: Date }) {
  await tables(ctx)
    .updateTable('integrations.webhook')
    .set({ secret: to.secret, old_secret: to.oldSecret, old_secret_until: to.until })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('integrations.webhook')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteDelivered(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('integrations.webhook')
    .set({ last_delivered_at: ctx.now, failing_since: null })
    .where('id', '=', id)
    .execute()
}

/** Answers since when nothing arrives. */
export async function noteFailure(ctx: Ctx, id: string): Promise<Date | null> {
  const row = await tables(ctx)
    .updateTable('integrations.webhook')
    .set({ failing_since: sql`coalesce(failing_since, ${ctx.now})` })
    .where('id', '=', id)
    .returning('failing_since')
    .executeTakeFirst()
  return row?.failing_since ?? null
}

/** True for the one who stops it. */
export async function stop(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('integrations.webhook')
    .set({ stopped_at: ctx.now })
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
