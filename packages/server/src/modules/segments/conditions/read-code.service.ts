import * as codes from '../codes/code.queries.ts'
import type { Exact } from './exact.ts'
import { hidden, sorted, type Of, type Reading } from './reading.ts'

/** As precise as a postcode: whoever may not read the address, or of whom it is kept back, is not counted by it. */
export async function readCode({ ctx, fields, seen }: Reading, { setId, editionId, keys }: Of<'code'>): Promise<Exact> {
  const edition = editionId === null ? await codes.findCurrent(ctx, setId) : await codes.find(ctx, editionId)
  if (edition?.state !== 'ready' || edition.setId !== setId || edition.keyedBy === null) throw hidden('code')
  fields.add('addresses')
  seen.isPrecise = true
  return { on: 'code', editionId: edition.id, keyedBy: edition.keyedBy, keys: sorted(keys) }
}
