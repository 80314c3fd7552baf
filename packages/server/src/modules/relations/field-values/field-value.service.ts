import type { OwnFieldKey, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as entries from './field-value.queries.ts'
import { fieldValuesOf, filledKeysOf } from './field-value.rules.ts'
import { setFilled, type FilledFields } from './own-set.queries.ts'

/** What a relation is indexed by, before or after it was computed again. */
export type Indexed = { readonly golden: RelationRecord; readonly sortKey: string }
export type Reindexed = { readonly relationId: string; readonly before: Indexed; readonly after: Indexed }

/** Relations whose golden values were computed again: only what differs is written. */
export async function reindexOwnFields(ctx: Ctx, relations: readonly Reindexed[]): Promise<void> {
  const added: entries.Entry[] = []
  const removed: entries.Entry[] = []
  const filled: FilledFields[] = []
  for (const { relationId, before, after } of relations) {
    const keys = filledKeysOf(after.golden)
    if (keys.join() !== filledKeysOf(before.golden).join()) filled.push({ relationId, keys })
    const old = new Map(entriesOf(relationId, before).map((entry) => [JSON.stringify(entry), entry]))
    for (const entry of entriesOf(relationId, after)) if (!old.delete(JSON.stringify(entry))) added.push(entry)
    removed.push(...old.values())
  }
  await entries.remove(ctx, removed)
  await entries.insert(ctx, added)
  await setFilled(ctx, filled)
}

function entriesOf(relationId: string, { golden, sortKey }: Indexed): entries.Entry[] {
  return fieldValuesOf(golden).map((value) => ({ relationId, ...value, sortKey }))
}

/** For relations that are deleted. */
export async function unindexOwnFields(ctx: Ctx, relations: ReadonlyMap<string, Indexed>): Promise<void> {
  await entries.remove(
    ctx,
    [...relations].flatMap(([relationId, indexed]) => entriesOf(relationId, indexed)),
  )
}

/** Relations that came in as a set (`insertRelations`), which may say something in these own fields; none costs nothing. */
export async function indexNewOwnFields(
  ctx: Ctx,
  rows: Parameters<typeof entries.findOwnOf>[1],
  keys: readonly OwnFieldKey[],
): Promise<void> {
  if (keys.length === 0) return
  const found = await entries.findOwnOf(ctx, rows, keys)
  await entries.insert(
    ctx,
    found.flatMap(({ relationId, sortKey, own }) => entriesOf(relationId, { golden: own, sortKey })),
  )
}
