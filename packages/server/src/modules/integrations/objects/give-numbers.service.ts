import type { Ctx } from '../../../platform/context.ts'
import { keyOfRow, relationsOfRows } from '../../identity/index.ts'
import type { ConnectionRow } from '../connections/connection.queries.ts'
import type { Numbered } from '../connectors/connector.ts'
import * as objects from './object.queries.ts'

/** Each is a question of its own. */
const AT_ONCE = 50

/** Who of the other system does not have our number yet, behind `after`: the number of the relation that they are now. */
export async function numbersToGive(
  ctx: Ctx,
  { id, sourceId }: ConnectionRow,
  asking: { readonly objectType: string; readonly field: string; readonly after: string },
): Promise<Numbered[]> {
  const keys = await objects.listUnnumbered(ctx, id, { ...asking, limit: AT_ONCE })
  const relations = await relationsOfRows(ctx, sourceId, keys)
  return keys.flatMap((key) => {
    const number = relations.get(keyOfRow(key))
    return number === undefined ? [] : [{ externalId: key.externalId, number }]
  })
}
