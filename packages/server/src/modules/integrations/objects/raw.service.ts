import type { RawObject } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import type { ConnectionRow } from '../connections/connection.queries.ts'
import type { GivenPerson } from '../connectors/given.rules.ts'
import { keyOfRow } from '../../identity/index.ts'
import { getConnection } from '../connections/connection.service.ts'
import * as objects from './object.queries.ts'

/**
 * The newest objects of a connection as they came, and how their people were understood. Only for who sets connections up; that it was
 * looked at stands in the trail, because it is about people whom no domain keeps back here.
 */
export async function showRaw(
  ctx: Ctx,
  connectionId: string,
  asked: { stream?: string | undefined; externalId?: string | undefined; limit: number },
): Promise<{ items: RawObject[] }> {
  const connection = await getConnection(ctx, connectionId)
  const connector = connectorOf(connection.connector)
  if (asked.stream !== undefined && !connector.streams.some(({ key }) => key === asked.stream))
    throw new AppError('integrations.stream_not_found')
  const targets = new Map((connection.columns ?? connector.columns).map(({ header, target }) => [header, target]))
  const items: RawObject[] = []
  for (const row of await objects.listLast(ctx, connectionId, asked)) {
    const people = await peopleOf(ctx, connection, row)
    items.push({
      ...shown(row),
      people: people.map(({ externalId, cells }) => ({
        externalId,
        cells: Object.entries(cells).map(([header, value]) => ({
          header,
          value,
          target: targets.get(header) ?? 'keep',
        })),
      })),
    })
  }
  await ctx.auditRead('integration_object.shown', { kind: 'connection', id: connectionId }, { objects: items.length })
  return { items }
}

const shown = ({ id, stream, objectType, externalId, outcome, payload, ...row }: objects.ObjectRow) => ({
  id,
  stream,
  objectType,
  externalId,
  outcome,
  payload,
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  goneAt: row.goneAt?.toISOString() ?? null,
})

/** The people that an object names, as it is understood today. */
async function peopleOf(
  ctx: Ctx,
  { id, connector, settings }: ConnectionRow,
  row: objects.ObjectRow,
): Promise<readonly GivenPerson[]> {
  const stream = connectorOf(connector).streams.find(({ key }) => key === row.stream)
  if (stream === undefined) return []
  const found = await objects.findPayloads(ctx, id, stream.needs(row.payload))
  const beside = new Map(found.map((one) => [keyOfRow(one), one.payload]))
  const understood = stream.understand({ ...row, isGone: row.goneAt !== null }, settings, (key) =>
    beside.get(keyOfRow(key)),
  )
  return 'refused' in understood ? [] : understood.people
}
