import type { Ctx } from '../../../platform/context.ts'
import type { Session } from '../../../platform/db/session.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { voidImportedConsents } from '../../privacy/index.ts'
import { cellsWithOwnFacts, deleteRelations, removeByImport } from '../../relations/index.ts'
import { keepKeysAfterImport } from '../matching-runs/run-matching.service.ts'
import { dissolveCells } from '../merging/dissolve.service.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { recomputeRelations } from '../records/golden.service.ts'
import * as imports from './import.queries.ts'
import * as undo from './undo.queries.ts'

const AT_ONCE = 5000

/** Undoes a finished import; when it is done everything is as it was, and what came later is still there. */
export async function undoImport(run: JobRun, importId: string, others: OtherModules): Promise<void> {
  const row = await run.inTenant((ctx) => imports.find(ctx, importId))
  if (row?.state !== 'undoing') return
  await takeBack(run, importId, others)
  await run.inTenant(async (ctx) => {
    await imports.update(ctx, importId, { state: 'undone', finishedAt: ctx.now })
    await ctx.audit('import.undone', { kind: 'import', id: importId })
    await ctx.announce({ topic: 'import', id: importId })
  })
}

async function takeBack(run: JobRun, importId: string, others: OtherModules): Promise<void> {
  await run.report({ fraction: 0.05, step: 'import.undoing' })
  const report = (fraction: number) => run.report({ fraction, step: 'import.undoing' })
  await run.inSession((session: Session) => session.inTenant((ctx) => takeBackWhole(ctx, { importId, others, report })))
}

export type TakeBack = {
  readonly importId: string
  readonly others: OtherModules
  readonly report?: (fraction: number) => Promise<void>
}

/**
 * Takes back everything an import did, in one transaction: half an undo does not exist. Relations it made that have since
 * got something of their own stay, with the record that names them; answers how many. All of it goes by cell: a relation
 * that the import made goes also when it was merged since, and whatever it was merged with stands as if it had never been.
 */
export async function takeBackWhole(ctx: Ctx, { importId, others, report }: TakeBack): Promise<{ kept: number }> {
  await imports.lockRunning(ctx)
  // Before anybody is asked what they have of their own: what this list told of them is not.
  await others.activity.undo(ctx, importId)
  await undo.listTouched(ctx, importId)
  let kept = 0
  for (const having of [cellsWithOwnFacts, ...others.ownFacts])
    kept += await undo.keepWhole(ctx, having(undo.onlyFrom(importId)))
  kept += await undo.keepWhole(ctx, undo.onlyFromAndByHand(importId))
  await undo.takeBackRecords(ctx, importId)
  await voidImportedConsents(ctx, importId)
  await removeByImport(ctx, importId)
  await report?.(0.3)
  await deleteEmptied(ctx, others)
  await report?.(0.7)
  await recomputeRemaining(ctx)
  // A record that is current again lost its keys when it was replaced.
  await keepKeysAfterImport(ctx)
  return { kept }
}

async function deleteEmptied(ctx: Ctx, others: OtherModules): Promise<void> {
  const ids = await undo.listEmptied(ctx)
  await dissolveCells(ctx, ids, others)
  await deleteRelations(ctx, ids)
}

async function recomputeRemaining(ctx: Ctx): Promise<void> {
  for (let after: string | null = null; ;) {
    const ids = await undo.listRemaining(ctx, after, AT_ONCE)
    const last = ids.at(-1)
    if (last === undefined) return
    await recomputeRelations(ctx, ids)
    after = last
  }
}
