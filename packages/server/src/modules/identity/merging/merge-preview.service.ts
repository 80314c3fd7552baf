import type { FieldKey, MergePreview } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { isSameValue } from '../records/field-change.rules.ts'
import { sayerFor, type Say } from '../records/say-value.service.ts'
import { fieldsOf } from '../records/survivorship.rules.ts'
import { disclosuresOf, filledIn, traceSpecial } from '../../relations/index.ts'
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
  const disclosures = await disclosuresOf(ctx, [winner.id, loser.id])
  const said = [winner, loser].map((side) => ({ record: side.values.golden }))
  const areBothRead = (field: string) => [winner, loser].every(({ id }) => disclosures.get(id)?.isRead(field) === true)
  const read = [winner, loser].map(({ id, values }) => ({ id, fields: filledIn(values.golden).filter(areBothRead) }))
  await traceSpecial(ctx, read)
  const sayer = await sayerFor(
    ctx,
    said.map(({ record }) => record),
  )
  return {
    winner: toSide(winner),
    loser: toSide(loser),
    fields: fieldsOf(said).flatMap((field) => {
      const values = [winner, loser].map((side) => toValue(field, side, sayer))
      if (values.every(({ value }) => value === null)) return []
      // What of one of the two is kept back is not compared either: that they differ would tell.
      if (!areBothRead(field)) return [withheld(field, [winner.id, loser.id])]
      const outcome = together.golden[field] ?? null
      return [
        {
          field,
          values,
          outcome: { value: outcome, text: say(sayer, field, outcome) },
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

function withheld(field: FieldKey, ids: readonly string[]): MergePreview['fields'][number] {
  return {
    field,
    values: ids.map((relationId) => ({ relationId, value: null, text: null, source: null })),
    outcome: { value: null, text: null },
    differs: false,
    isWithheld: true,
  }
}

function toSide({ id, name, kind, changedAt, current }: Side) {
  return { id, name, kind, changedAt: changedAt.toISOString(), recordCount: current.length }
}

function toValue(field: FieldKey, { id, values, current }: Side, sayer: Say) {
  const value = values.golden[field] ?? null
  return { relationId: id, value, text: say(sayer, field, value), source: sourceOf(field, values, current) }
}

function sourceOf(field: FieldKey, { survivors }: Values, current: Side['current']): string | null {
  const survivor = survivors.find((one) => one.field === field)
  return current.find(({ id }) => id === survivor?.recordId)?.source_name ?? null
}

function say(sayer: Say, field: FieldKey, value: unknown): string | null {
  return value === null || value === undefined ? null : sayer(field, value)
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
