import type { HeldFor, ImportOptions, KeptImportOptions } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { checkImport, runImport } from '../imports/import.service.ts'
import { headerHash } from '../imports/inspect-import.service.ts'
import * as imports from '../imports/import.queries.ts'
import * as folders from './folder.queries.ts'
import { judgeTrial, USUAL_LIMITS } from './folder.rules.ts'
import type { Holders } from './holders.ts'

/**
 * Takes a list that came by itself one step further: what is recognised is tried, what was tried well is carried out, with the rights that its
 * account has at this moment. What does not speak for itself waits for somebody, and says why.
 */
export async function goOn(run: JobRun, importId: string, holders: Holders): Promise<void> {
  const who = await run.inTenant(async (ctx) => {
    const row = await imports.find(ctx, importId)
    return row && isGoing(row) ? holders.whoIs(ctx, row.runs_as) : undefined
  })
  if (who === undefined) return
  if (!who?.permissions.has('identity.import.run')) return run.inTenant((ctx) => hold(ctx, importId, 'rights'))
  try {
    await run.inTenantAs(who, async (ctx) => {
      const row = await imports.findForUpdate(ctx, importId)
      if (!row || !isGoing(row)) return
      const heldFor = row.state === 'ready' ? await tryOut(ctx, run.files, row) : await carryOut(ctx, run.files, row)
      if (heldFor) await hold(ctx, importId, heldFor)
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await run.inTenant((ctx) => hold(ctx, importId, REASONS[error.code] ?? 'refused'))
  }
}

const REASONS: Readonly<Record<string, HeldFor>> = {
  'auth.forbidden': 'rights',
  'relations.change_not_allowed': 'rights',
  'identity.import_column_stopped': 'stopped_column',
}

type Going = imports.ImportRecord & { readonly runs_as: string }

function isGoing(row: imports.ImportRecord): row is Going {
  return row.runs_as !== null && row.held_for === null && (row.state === 'ready' || row.state === 'checked')
}

/** It does not go on by itself any more; somebody takes it through or throws it away. */
export async function hold(ctx: Ctx, importId: string, heldFor: HeldFor): Promise<void> {
  await imports.update(ctx, importId, { heldFor })
  await ctx.audit('import.held', { kind: 'import', id: importId }, { reason: heldFor })
  await ctx.announce({ topic: 'import', id: importId })
}

async function tryOut(ctx: Ctx, files: FileStore, row: imports.ImportRecord): Promise<HeldFor | null> {
  const options = await knownOptions(ctx, row)
  if (!options) return 'unknown'
  await checkImport(ctx, files, row.id, options)
  return null
}

/** Of a source so many lists are looked through for one with the same columns. */
const LOOKED_BACK = 20

/**
 * As a list with exactly these columns was carried out the last time, and not taken back; null when there was none, or of more than one
 * source. What somebody only tried says nothing.
 */
async function knownOptions(ctx: Ctx, row: imports.ImportRecord): Promise<ImportOptions | null> {
  const place = suggestedPlace(row)
  if (!place) return null
  const found: KeptImportOptions[] = []
  for (const sourceId of await expectedSources(ctx, row, place.header)) {
    const earlier = await imports.findCarriedOut(ctx, sourceId, LOOKED_BACK)
    const same = earlier.find(({ columns }) => headerHash(columns.map(({ header }) => header)) === place.header)
    if (same) found.push(same)
  }
  const [options] = found
  // Households could once be read in; such a list is chosen anew.
  if (!options || found.length > 1 || options.kind === 'household') return null
  return { ...options, kind: options.kind, sheet: place.sheet, headerRow: place.headerRow }
}

/** The sheet that is read when nobody chooses, and what its columns come to. */
function suggestedPlace({ inspection }: imports.ImportRecord) {
  const sheet = inspection?.suggestedSheet ?? null
  const seen = sheet === null ? undefined : inspection?.sheets[sheet]
  return sheet === null || !seen ? null : { sheet, headerRow: seen.headerRow, header: headerHash(seen.headers) }
}

/** Sources that had such a list; of a folder for one source only that one. */
async function expectedSources(ctx: Ctx, { folder_id }: imports.ImportRecord, header: string): Promise<string[]> {
  const known = await imports.findSourcesOfHeader(ctx, header)
  const expected = folder_id === null ? null : ((await folders.find(ctx, folder_id))?.sourceId ?? null)
  return expected === null ? known : known.filter((sourceId) => sourceId === expected)
}

async function carryOut(ctx: Ctx, files: FileStore, row: imports.ImportRecord): Promise<HeldFor | null> {
  const folder = row.folder_id === null ? undefined : await folders.find(ctx, row.folder_id)
  if (folder && !folder.carriesOut) return 'by_hand'
  const heldFor = row.counts && judgeTrial(row.counts, folder ?? USUAL_LIMITS)
  if (heldFor) return heldFor
  await runImport(ctx, files, row.id)
  return null
}
