import type { ImportOptions } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { mayReadLoanTitles } from '../../privacy/index.ts'
import type { ImportRecord } from './import.queries.ts'
import { chosenSheet, proposeFor } from './inspect-import.service.ts'
import { isFileRemoved } from './keeping.queries.ts'

/**
 * The columns that may not be taken in from the sheet and header row that were chosen, not from those that were proposed first:
 * the positions, with what was proposed of the same sheet before. Asked when choices are made and again when they are
 * carried out, because an exception may have ended meanwhile.
 * @throws AppError identity.import_file_removed: the list has gone, its term of keeping had passed
 */
export async function findStopped(
  ctx: Ctx,
  files: FileStore,
  row: ImportRecord,
  { sheet, headerRow, kind, factKind }: Pick<ImportOptions, 'sheet' | 'headerRow' | 'kind' | 'factKind'>,
): Promise<ReadonlySet<number>> {
  if (await isFileRemoved(ctx, row.file_id)) throw new AppError('identity.import_file_removed')
  const chosen = await chosenSheet({ row, files, tenantId: ctx.tenantId, sheet, headerRow })
  const { proposal } = await proposeFor(ctx, chosen, {
    sourceId: null,
    kind,
    isOfLoans: kind === 'activity' && factKind === 'loan',
  })
  return new Set(proposal.filter(({ isStopped }) => isStopped).map(({ column }) => column))
}

/** Whether titles of loans are let in by an exception, so that the trail of an import can say so. */
export function areLoanTitlesLetIn(ctx: Ctx): Promise<boolean> {
  return mayReadLoanTitles(ctx)
}
