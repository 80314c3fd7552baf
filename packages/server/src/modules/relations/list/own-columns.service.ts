import type { OwnField, OwnFieldKey, OwnValue, RelationSummary } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findOwnFields, sayOwnValue } from '../../governance/index.ts'
import { namesOf } from '../page/summary.service.ts'

type Valued = { readonly [key: OwnFieldKey]: OwnValue | undefined }
type Listed = {
  /** Golden values by id, as far as the reader may have them. */
  readonly golden: ReadonlyMap<string, Valued>
  readonly items: readonly RelationSummary[]
  readonly keys: readonly OwnFieldKey[]
}

/** Own fields as text beside each relation; what is kept back from the reader is not there. */
export async function withOwnFields(ctx: Ctx, { golden, items, keys }: Listed): Promise<RelationSummary[]> {
  if (keys.length === 0 || items.length === 0) return [...items]
  const fields = (await findOwnFields(ctx)).filter(({ key }) => keys.includes(key))
  const names = await namesOf(ctx, referencesIn([...golden.values()], fields))
  return items.map((item) => {
    const own: Partial<Record<OwnFieldKey, string>> = {}
    for (const field of fields) {
      const value = golden.get(item.id)?.[field.key]
      if (value !== undefined) own[field.key] = sayOwnValue(field, value, ctx.language, (id) => names.get(id))
    }
    return { ...item, own: own as Record<OwnFieldKey, string> }
  })
}

/** The relations that reference fields lead to. */
function referencesIn(records: readonly Valued[], fields: readonly OwnField[]): string[] {
  const references = fields.filter(({ dataType }) => dataType === 'reference')
  const ids = records.flatMap((record) => references.map(({ key }) => record[key]))
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
