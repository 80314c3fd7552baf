import { isOwnField, type ImportOptions, type OwnField } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOwnFields } from '../../governance/index.ts'

/** Own fields that a column of a file can mean: those in use. */
export async function fillableFields(ctx: Ctx): Promise<OwnField[]> {
  return (await findOwnFields(ctx)).filter(({ isRetired }) => !isRetired)
}

/**
 * The own fields that columns were mapped to, to read them by.
 * @throws AppError governance.field_not_found: a field that is not there, or not any more
 */
export async function mappedFields(ctx: Ctx, { columns }: Pick<ImportOptions, 'columns'>): Promise<OwnField[]> {
  const targets = [...new Set(columns.map(({ target }) => target).filter(isOwnField))]
  if (targets.length === 0) return []
  const fields = new Map((await fillableFields(ctx)).map((field) => [field.key, field]))
  return targets.map((target) => {
    const field = fields.get(target)
    if (!field) throw new AppError('governance.field_not_found', { field: target })
    return field
  })
}
