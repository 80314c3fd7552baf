import { BuiltInField } from '@klantregie/contract'
import type { FieldKey, FieldSurvivorship, Source } from '@klantregie/contract'
import type { Rule } from './survivorship.api.ts'

/** What holds as long as nothing was set. */
export const USUAL: Rule = { sourceIds: [], rule: 'most_trusted' }

export interface FieldRow<S> {
  readonly field: FieldKey
  readonly rule: Rule
  /** Null when nothing was set for this field. */
  readonly set: S | null
}

/** Every field has its row, also those that nobody set anything for. */
export function rowsOf<S extends FieldSurvivorship>(
  items: readonly S[],
  own: readonly FieldKey[] = [],
): readonly FieldRow<S>[] {
  return [...BuiltInField.options, ...own].map((field) => {
    const set = items.find((item) => item.field === field) ?? null
    return { field, rule: set ?? USUAL, set }
  })
}

/** What colleagues fill in themselves goes first always, so that source is not one to put in order. */
export function orderable(sources: readonly Source[]): readonly Source[] {
  return sources
    .filter(({ kind }) => kind !== 'manual')
    .sort((a, b) => b.trust - a.trust || a.name.localeCompare(b.name))
}

export function withSource({ sourceIds, rule }: Rule, id: string): Rule {
  return sourceIds.includes(id) ? { sourceIds, rule } : { sourceIds: [...sourceIds, id], rule }
}

export function withoutSource({ sourceIds, rule }: Rule, id: string): Rule {
  return { sourceIds: sourceIds.filter((one) => one !== id), rule }
}

/** One place up (-1) or down (1); at the edge nothing happens. */
export function moved({ sourceIds, rule }: Rule, id: string, step: -1 | 1): Rule {
  const from = sourceIds.indexOf(id)
  const to = from + step
  const other = sourceIds[to]
  if (from === -1 || other === undefined) return { sourceIds, rule }
  const order = [...sourceIds]
  order[from] = other
  order[to] = id
  return { sourceIds: order, rule }
}

export function isSameRule(one: Rule, other: Rule): boolean {
  return one.rule === other.rule && one.sourceIds.join() === other.sourceIds.join()
}
