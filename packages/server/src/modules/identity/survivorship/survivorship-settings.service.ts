import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { FieldSurvivorship, Survivorship } from '../records/survivorship.rules.ts'
import * as settings from './survivorship.queries.ts'

/** What the data owner set about whom to believe, field by field. */
export async function getSurvivorship(ctx: Ctx): Promise<Survivorship> {
  const rows = await settings.list(ctx)
  return new Map(
    rows.map(({ field, source_ids: sourceIds, rule }) => [
      field as FieldKey,
      { sourceIds, rule: rule as FieldSurvivorship['rule'] },
    ]),
  )
}
