import { FieldKey, type MergePreview } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { isSameValue } from '../records/field-change.rules.ts'
import { sayValue } from '../records/say-value.rules.ts'
import type { MovedRows, OtherModules } from './other-modules.ts'
import { getCouple, type Side, type Values } from './pair.service.ts'
import * as rows from './regroup.queries.ts'
import { columnsToRegroup } from './regroup.rules.ts'

/** What merging two relations would do, before anybody does it. */
export async function previewMerge(
  ctx: Ctx,
  asked: { winnerId: string; loserId: string },
  others: OtherModules,
): Promise<MergePreview> {
  const { winner, loser, together, notSame } = await getCouple(ctx, asked)
  const [decided] = notSame
  return {
    winner: toSide(winner),
    loser: toSide(loser),
    fields: FieldKey.options.flatMap((field) => {
      const values = [winner, loser].map((side) => toValue(field, side))
      if (values.every(({ value }) => value === null)) return []
      const outcome = together.golden[field] ?? null
      return [
        {
          field,
          values,
          outcome: { value: outcome, text: say(field, outcome) },
          // What reads the same is no choice, though one source may say a detail more.
          differs: values[0]?.text !== values[1]?.text && !isSameValue(values[0]?.value, values[1]?.value),
        },
      ]
    }),
    moves: await countMoves(ctx, { relationId: loser.id, cellIds: loser.cells }, others),
    notSame: decided
      ? { decisionId: decided.id, by: decided.by, at: decided.at.toISOString(), remark: decided.remark }
      : null,
  }
}

function toSide({ id, name, kind, changedAt, current }: Side) {
  return { id, name, kind, changedAt: changedAt.toISOString(), recordCount: current.length }
}

function toValue(field: FieldKey, { id, values, current }: Side) {
  const value = values.golden[field] ?? null
  return { relationId: id, value, text: say(field, value), source: sourceOf(field, values, current) }
}

function sourceOf(field: FieldKey, { survivors }: Values, current: Side['current']): string | null {
  const survivor = survivors.find((one) => one.field === field)
  return current.find(({ id }) => id === survivor?.recordId)?.source_name ?? null
}

export function say(field: FieldKey, value: unknown): string | null {
  return value === null || value === undefined ? null : sayValue(field, value)
}

/** Rows that hang on these cells of a relation, by table; a row with two ends there is counted once per end. */
export async function countMoves(
  ctx: Ctx,
  cells: { readonly relationId: string; readonly cellIds: readonly string[] },
  others: OtherModules,
): Promise<MovedRows[]> {
  const counts = new Map<string, number>()
  for (const column of columnsToRegroup(others.personalData())) {
    const count = await rows.countRows(ctx, column, cells)
    counts.set(column.table, (counts.get(column.table) ?? 0) + count)
  }
  return [...counts].map(([table, count]) => ({ table, rows: count })).filter(({ rows: count }) => count > 0)
}
