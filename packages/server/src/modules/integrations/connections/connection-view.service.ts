import type { Connection, ConnectionSummary } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { streamsOf } from '../connectors/connector.ts'
import * as deliveries from '../deliveries/delivery.queries.ts'
import * as objects from '../objects/object.queries.ts'
import * as connections from './connection.queries.ts'
import { isSilent } from './connection.rules.ts'

export async function listConnections(ctx: Ctx): Promise<{ items: ConnectionSummary[] }> {
  const rows = await connections.list(ctx)
  const items: ConnectionSummary[] = []
  for (const row of rows) items.push(await summaryOf(ctx, row))
  return { items }
}

async function summaryOf(ctx: Ctx, row: connections.ConnectionRow): Promise<ConnectionSummary> {
  const connector = connectorOf(row.connector)
  const asked = new Map(streamsOf(connector, row.settings).map((stream) => [stream.key, stream]))
  const streams = (await connections.listStreams(ctx, row.id)).filter(({ key }) => asked.has(key))
  const silent = streams.filter(
    (stream) =>
      asked.get(stream.key)?.isSeldom !== true &&
      isSilent(stream, row.silentAfterHours, { now: ctx.now, since: row.createdAt }),
  )
  const oks = streams.flatMap(({ okAt }) => (okAt === null ? [] : [okAt.getTime()]))
  return {
    id: row.id,
    connector: connector.key,
    name: row.name,
    state: row.state,
    isTrial: connector.isTrial,
    isReady: connector.secrets.every((key) => key in row.secrets),
    // As good as the stream that is furthest behind.
    okAt: oks.length < asked.size ? null : new Date(Math.min(...oks)).toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    problem: row.problem,
    failingSince: row.failingSince?.toISOString() ?? null,
    isRunning: await deliveries.isRunning(ctx, row.id),
    last: await deliveries.lastCounts(ctx, row.id),
    waiting: await objects.countWaiting(ctx, row.id),
    silent: row.state === 'active' ? silent.map(({ key }) => key) : [],
  }
}

export async function viewOf(ctx: Ctx, row: connections.ConnectionRow): Promise<Connection> {
  const connector = connectorOf(row.connector)
  const streams = new Map((await connections.listStreams(ctx, row.id)).map((stream) => [stream.key, stream]))
  const counted = await objects.countByStream(ctx, row.id)
  return {
    ...(await summaryOf(ctx, row)),
    sourceId: row.sourceId,
    settings: { ...row.settings },
    secrets: Object.keys(row.secrets),
    intake: { typeIds: [...row.typeIds], domainId: row.domainId, branchId: row.branchId, lists: [...row.lists] },
    columns: [...(row.columns ?? connector.columns)],
    areOwnColumns: row.columns !== null,
    everyMinutes: row.everyMinutes,
    silentAfterHours: row.silentAfterHours,
    streams: streamsOf(connector, row.settings).map(({ key, isSeldom }) => {
      const stream = streams.get(key) ?? { okAt: null, newsAt: null, control: null }
      return {
        key,
        okAt: stream.okAt?.toISOString() ?? null,
        newsAt: stream.newsAt?.toISOString() ?? null,
        isSilent:
          row.state === 'active' &&
          isSeldom !== true &&
          isSilent(stream, row.silentAfterHours, { now: ctx.now, since: row.createdAt }),
        control: stream.control,
        objects: counted.get(key) ?? 0,
      }
    }),
    hasHook: row.hookHash !== null,
    hookHeardAt: row.hookHeardAt?.toISOString() ?? null,
    mayManage: ctx.permissions.has('integrations.connection.manage'),
  }
}
