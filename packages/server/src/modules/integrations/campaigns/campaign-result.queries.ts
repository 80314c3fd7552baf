import { sql } from 'kysely'
import type { ConnectorKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { GivenCampaign } from '../connectors/given.rules.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

export type CampaignRow = GivenCampaign & {
  readonly id: string
  readonly connectionId: string
  readonly connection: string
  readonly connector: ConnectorKey
}

/** As they are told now, in the place of what was told of them before. */
export async function keepCampaigns(
  ctx: Ctx,
  connectionId: string,
  campaigns: readonly (GivenCampaign & { readonly objectId: string })[],
): Promise<void> {
  if (campaigns.length === 0) return
  const rows = campaigns.map(({ objectId, sentAt, lists, ...campaign }) => ({
    ...campaign,
    object_id: objectId,
    connection_id: connectionId,
    sent_at: sentAt,
    lists: [...lists],
  }))
  await tables(ctx)
    .insertInto('integrations.campaign_result')
    .values(rows)
    .onConflict((known) =>
      known.columns(['tenant_id', 'object_id']).doUpdateSet((now) => ({
        name: now.ref('excluded.name'),
        subject: now.ref('excluded.subject'),
        sent_at: now.ref('excluded.sent_at'),
        lists: now.ref('excluded.lists'),
        sent: now.ref('excluded.sent'),
        opened: now.ref('excluded.opened'),
        clicked: now.ref('excluded.clicked'),
        unsubscribed: now.ref('excluded.unsubscribed'),
        returned: now.ref('excluded.returned'),
        complained: now.ref('excluded.complained'),
      })),
    )
    .execute()
}

type Asked = { readonly connectionId?: string | undefined; readonly after?: string | undefined; readonly limit: number }

/** What was sent last comes first. */
export async function list(ctx: Ctx, { connectionId, after, limit }: Asked): Promise<CampaignRow[]> {
  const conditions = [
    sql`true`,
    ...(connectionId === undefined ? [] : [sql`r.connection_id = ${connectionId}`]),
    ...(after === undefined
      ? []
      : [
          sql`(r.sent_at, r.object_id) < (select sent_at, object_id from integrations.campaign_result where object_id = ${after})`,
        ]),
  ]
  const { rows } =
    await sql<CampaignRow>`select r.object_id as id, r.connection_id as "connectionId", c.name as connection, c.connector,
      r.name, r.subject, r.sent_at as "sentAt", r.lists, r.sent, r.opened, r.clicked, r.unsubscribed, r.returned, r.complained
    from integrations.campaign_result r join integrations.connection c on c.id = r.connection_id
    where ${sql.join(conditions, sql` and `)} order by r.sent_at desc, r.object_id desc limit ${limit}`.execute(ctx.tx)
  return rows
}
