import { isOwnField, type ImportCounts, type ImportOptions } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Session } from '../../../platform/db/session.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { fold } from '../../../platform/pure/search-text.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import {
  addStatedRoles,
  belongingOf,
  endStatedLinks,
  indexNewOwnFields,
  insertLinks,
  insertRelations,
} from '../../relations/index.ts'
import { recordImportedConsents } from '../../privacy/index.ts'
import { keepKeysAfterImport, matchAfterImport } from '../matching-runs/run-matching.service.ts'
import { recomputeRelations } from '../records/golden.service.ts'
import type { ActivityIntake } from './activity-intake.ts'
import { CUSTOMER } from './activity-lines.ts'
import { countActivity, factsToWrite, gatheredRelations, offeringsToMake } from './activity-rows.queries.ts'
import * as apply from './apply.queries.ts'
import { addCounts, isBalanced, NO_COUNTS } from './import.rules.ts'
import { countRefused } from './forgotten.queries.ts'
import { forgetUpload } from '../erasure/erasure.service.ts'
import * as incoming from './incoming.queries.ts'
import * as imports from './import.queries.ts'
import { POSITIONS_PER_ROW } from './staged-id.ts'
import { stageAndJudge, type Judging } from './stage-import.service.ts'
import { saysConsent } from '../mapping/consent-columns.rules.ts'

/** Rows carried out in one transaction: large enough to be quick, small enough to cancel and to repeat. */
const BATCH_ROWS = 20_000
const SAMPLE = 200

/**
 * Carries a checked import out. Guarantees: a batch is in whole or not at all, together with the mark how far we are; a
 * run that is killed at any moment goes on behind the mark, with the same ids; nothing outside the import's own records,
 * roles, links and questions is changed. States: running → done; when cancelled, what was done is taken back (undo).
 */
export async function runImport(run: JobRun, importId: string, { sight, intake }: Judging): Promise<void> {
  const row = await run.inTenant((ctx) => begin(ctx, importId))
  if (!row?.options || row.source_id === null || row.ran_at === null) return
  const { options, source_id: sourceId, ran_at: startedAt } = row
  await run.inSession(async (session) => {
    await stageAndJudge({ run, session, row, options, sourceId, startedAt, sight, intake, span: { from: 0, to: 0.3 } })
    const facts = await session.inTenant((ctx) => prepare(ctx, { importId, sourceId, options }))
    const last = await session.inTenant((ctx) => incoming.lastPosition(ctx))
    await applyBatches({ run, session, facts, intake, last, from: row.done_through })
    await session.inTenant(refreshStatistics)
    await session.inTenant((ctx) => conclude(ctx, { facts, options }))
    if ((await session.inTenant(countRefused)) > 0) await forgetUpload(run, importId)
  })
}

/** Fixes the moment and order of the run once; a continued run keeps them, and with them its ids. */
async function begin(ctx: Ctx, importId: string) {
  const row = await imports.findForUpdate(ctx, importId)
  if (row?.state !== 'running') return undefined
  await imports.takeSequence(ctx, importId)
  if (row.ran_at === null) await imports.update(ctx, importId, { ranAt: ctx.now, counts: NO_COUNTS })
  return imports.find(ctx, importId)
}

const SATELLITE_TYPES = [
  { objectType: 'contact', keys: ['contact_person'] },
  { objectType: 'school', keys: ['school'] },
  { objectType: 'board', keys: ['school_board'] },
] as const

async function prepare(
  ctx: Ctx,
  { importId, sourceId, options }: { importId: string; sourceId: string; options: ImportOptions },
): Promise<apply.ImportFacts> {
  const types = await findTypes(ctx)
  const branches = await findBranches(ctx)
  await apply.prepareBranches(
    ctx,
    branches.map(({ id, name }) => ({ id, key: fold(name) })),
  )
  await apply.prepareSatelliteTypes(ctx, [
    ...SATELLITE_TYPES.map(({ objectType, keys }) => ({
      objectType,
      typeIds: types.filter((type) => (keys as readonly string[]).includes(type.key)).map((type) => type.id),
    })),
    // Of activity the types that were chosen are those of whoever did it.
    { objectType: CUSTOMER, typeIds: options.typeIds },
  ])
  const domainIds = [
    options.domainId,
    ...types.filter((type) => options.typeIds.includes(type.id)).map((type) => type.domainId),
  ]
  const objectType = options.kind
  return {
    importId,
    sourceId,
    typeIds: options.typeIds,
    domainId: options.domainId,
    domainMask: await domainMaskOf(ctx, [...new Set(domainIds)]),
    branchId: options.branchId,
    objectType,
    saysConsent: saysConsent(options.columns),
    isActivity: options.kind === 'activity',
    ownKeys: options.columns.map(({ target }) => target).filter(isOwnField),
  }
}

type Batches = {
  readonly run: JobRun
  readonly session: Session
  readonly facts: apply.ImportFacts
  readonly intake: ActivityIntake
  readonly last: number
  readonly from: number
}

async function applyBatches({ run, session, facts, intake, last, from }: Batches): Promise<void> {
  for (let start = from; start < last;) {
    run.signal.throwIfAborted()
    const range = { from: start, to: Math.min(last, start + BATCH_ROWS * POSITIONS_PER_ROW) }
    await session.inTenant((ctx) => applyBatch(ctx, { facts, intake }, range))
    // The first batch of a first list fills tables that were empty: from here on plans must know.
    if (start === 0) await session.inTenant(refreshStatistics)
    start = range.to
    await run.report({ fraction: 0.3 + 0.68 * (start / last), step: 'import.storing' })
  }
}

async function applyBatch(
  ctx: Ctx,
  { facts, intake }: Pick<Batches, 'facts' | 'intake'>,
  range: apply.Range,
): Promise<void> {
  await imports.lockRunning(ctx)
  const row = await imports.findForUpdate(ctx, facts.importId)
  // Somebody else carried this batch out: a worker that was thought dead. Its marks are its own.
  if (row?.state !== 'running' || row.done_through !== range.from) return
  const counts: Omit<ImportCounts, 'gone'> = await incoming.countVerdicts(ctx, range.from, range.to)
  await apply.followMerges(ctx, range, belongingOf)
  await insertRelations(ctx, apply.newRelations(ctx, facts, range), facts.ownKeys)
  await indexNewOwnFields(ctx, apply.newRelations(ctx, facts, range), facts.ownKeys)
  await apply.supersede(ctx, range)
  await apply.insertRecords(ctx, facts, range)
  await apply.bringBack(ctx, facts.importId, range)
  await addStatedRoles(ctx, apply.rolesOfNew(ctx, facts, range))
  await endStatedLinks(ctx, {
    lineages: apply.changedLineages(facts, range),
    stated: apply.statedLinks(ctx, facts, range),
    importId: facts.importId,
  })
  await insertLinks(ctx, apply.statedLinks(ctx, facts, range))
  if (facts.saysConsent) await recordImportedConsents(ctx, facts.importId, apply.statedConsents(facts, range))
  await apply.insertPossibleDuplicates(ctx, facts.importId, range)
  await recomputeRelations(ctx, await apply.relationsToRecompute(ctx, range))
  if (facts.isActivity) await recomputeRelations(ctx, await gatheredRelations(ctx, range))
  if (facts.isActivity) counts.activity = await writeActivity(ctx, { facts, intake }, range)
  await imports.update(ctx, facts.importId, {
    doneThrough: range.to,
    counts: addCounts(row.counts ?? NO_COUNTS, { ...counts, gone: 0 }),
  })
  await ctx.audit(
    'import.rows_stored',
    { kind: 'import', id: facts.importId },
    { from: range.from, to: range.to, ...counts },
  )
}

/** What people did, once they are there, with what they did it with. */
async function writeActivity(
  ctx: Ctx,
  { facts, intake }: Pick<Batches, 'facts' | 'intake'>,
  range: apply.Range,
): Promise<ImportCounts['activity']> {
  const { sourceId, importId } = facts
  const offerings = await intake.makeOfferings(ctx, { keys: offeringsToMake(range), sourceId, importId })
  await intake.write(ctx, { rows: factsToWrite(facts, range, intake.placedOfferings()), sourceId })
  return { ...(await countActivity(ctx, range)), offerings }
}

/** After the last batch: what the list no longer holds, the rows kept to look at, and the account that must balance. */
async function conclude(
  ctx: Ctx,
  { facts, options }: { facts: apply.ImportFacts; options: ImportOptions },
): Promise<void> {
  const row = await imports.findForUpdate(ctx, facts.importId)
  if (row?.state !== 'running') return
  const gone =
    options.isComplete && !facts.isActivity
      ? await apply.markGone(ctx, facts.importId, incoming.goneRecords(facts.sourceId, facts.objectType))
      : 0
  const counts = { ...(row.counts ?? NO_COUNTS), gone }
  if (!isBalanced(counts)) throw new Error('The account of the import does not balance.')
  await apply.keepRows(ctx, facts.importId, SAMPLE)
  await imports.update(ctx, facts.importId, { state: 'done', counts, finishedAt: ctx.now })
  await ctx.audit('import.done', { kind: 'import', id: facts.importId }, counts)
  await ctx.announce({ topic: 'import', id: facts.importId })
  if (options.compareAfterwards === true) await matchAfterImport(ctx, facts.importId)
  else await keepKeysAfterImport(ctx)
}
