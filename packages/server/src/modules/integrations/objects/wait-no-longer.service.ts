import type { Ctx } from '../../../platform/context.ts'
import { cellsOfRows, keyOfRow } from '../../identity/index.ts'
import type { ObjectKey } from '../connectors/given.rules.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { carryIn, type Carrying } from './carry-in.service.ts'
import * as objects from './object.queries.ts'

/** Waiting objects looked at in one transaction. */
const AT_ONCE = 500

type Waiting = Omit<Carrying, 'stream' | 'deliveryId' | 'isReplay'>

/**
 * What waited because nobody had said who it is of, and somebody has now: an order can come before whoever ordered. Looks at those behind
 * `after`; answers where to go on, or null when that was all.
 */
export async function waitNoLonger(ctx: Ctx, waiting: Waiting, after: string | null): Promise<string | null> {
  const { connection } = waiting
  const rows = await objects.listNameless(ctx, connection.id, { after, limit: AT_ONCE })
  const wanted = new Map(rows.map((row) => [row.id, whoOf(row)]))
  const keys = [...wanted.values()].filter((key) => key !== null)
  const known = await cellsOfRows(ctx, connection.sourceId, keys)
  const found = rows.filter((row) => {
    const key = wanted.get(row.id)
    return key != null && known.has(keyOfRow(key))
  })
  for (const stream of connectorOf(connection.connector).streams) {
    const own = Map.groupBy(
      found.filter((row) => row.stream === stream.key),
      ({ lastDeliveryId }) => lastDeliveryId,
    )
    for (const [deliveryId, of] of own)
      await carryIn(ctx, { ...waiting, stream, deliveryId, isReplay: true }, of.map(objects.givenAgain))
  }
  return rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null)
}

/** Whom it waits for, as the reason says. */
function whoOf({ reason }: objects.ObjectRow): ObjectKey | null {
  const { of, kind } = reason?.details ?? {}
  return typeof of === 'string' && typeof kind === 'string' ? { objectType: kind, externalId: of } : null
}
