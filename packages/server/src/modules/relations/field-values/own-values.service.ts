import type { GoldenRelation, OwnFieldKey, OwnValue, RelationPage, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { ownKeysOf } from '../../governance/index.ts'
import { namesOf } from '../page/summary.service.ts'

/** What a record says in own fields, apart from the rest. */
export function ownValuesOf(record: RelationRecord): GoldenRelation['own'] {
  const values: Partial<Record<OwnFieldKey, OwnValue>> = {}
  for (const key of ownKeysOf(record)) {
    const value = record[key]
    if (value !== undefined) values[key] = value
  }
  return values as GoldenRelation['own']
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the relations are called that these values refer to, as far as the reader may see them. */
export async function referencesOf(ctx: Ctx, own: GoldenRelation['own']): Promise<RelationPage['references']> {
  const ids = Object.values(own).filter((value): value is string => typeof value === 'string' && ID.test(value))
  return [...(await namesOf(ctx, ids))].map(([id, name]) => ({ id, name }))
}
