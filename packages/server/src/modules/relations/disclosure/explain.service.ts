import type { FieldAccess, LimitReason, MaskKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { getVisible } from '../page/visibility.service.ts'
import { findUnmaskedUntil } from './disclosure.queries.ts'
import { disclosureOf } from './disclosure.service.ts'

export type AccessExplained = {
  readonly access: FieldAccess
  /** Null when nothing is kept back. */
  readonly because: LimitReason | null
  /** Whose particulars are masked for everybody, whatever their rights. */
  readonly mask: MaskKind | null
  /** Until when they are shown to this reader all the same. */
  readonly unmaskedUntil: string | null
}

/**
 * How much of a field of a relation the reader is shown and why not more, by the same decision as the page itself.
 * @throws AppError relations.relation_not_found
 */
export async function explainAccess(ctx: Ctx, relationId: string, field: string): Promise<AccessExplained> {
  const row = await getVisible(ctx, relationId)
  const until = await findUnmaskedUntil(ctx, row.id)
  const disclosure = disclosureOf(ctx, { ...row, birthDate: row.golden.birthDate ?? null, isUnmasked: until !== null })
  return { ...disclosure.of(field), mask: disclosure.mask, unmaskedUntil: until?.toISOString() ?? null }
}
