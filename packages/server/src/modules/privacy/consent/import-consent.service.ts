import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { readySettings } from '../purposes/setting.service.ts'
import * as imported from './import-consent.queries.ts'

/** The purpose that a column "nieuwsbrief" of a list is about. */
const NEWSLETTER = 'newsletter'

/**
 * Writes down what the rows of an import say about the newsletter, and to whole channels no. They are kept whatever was known; that a list never upgrades
 * is decided where it is asked what holds (consent-state.rules.ts). `statements`: see insertImported.
 */
export async function recordImportedConsents(
  ctx: Ctx,
  importId: string,
  statements: RawBuilder<unknown>,
): Promise<void> {
  await readySettings(ctx)
  const rows = await imported.insertImported(ctx, { importId, purposeKey: NEWSLETTER, statements })
  if (rows > 0) await ctx.audit('consent.imported', { kind: 'import', id: importId }, { rows, purpose: NEWSLETTER })
}

/** For the undo of an import: what it brought counts no longer. */
export async function voidImportedConsents(ctx: Ctx, importId: string): Promise<void> {
  const rows = await imported.voidImported(ctx, importId)
  if (rows > 0) await ctx.audit('consent.voided', { kind: 'import', id: importId }, { rows })
}
