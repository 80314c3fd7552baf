import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { dutchDay } from '@klantregie/contract'
import type { ImportOptions, OwnField } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Session } from '../../../platform/db/session.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { fold } from '../../../platform/pure/search-text.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { contactLookup, identifierLookup } from '../../relations/index.ts'
import { superviseChild } from '../files/child-supervision.ts'
import { defaultFileLimits } from '../files/file-limits.rules.ts'
import { FileProblem } from '../files/file-problem.ts'
import type { ActivityIntake } from './activity-intake.ts'
import { countActivity, judgeActivity, offeringsToMake } from './activity-rows.queries.ts'
import * as incoming from './incoming.queries.ts'
import { refuseForgotten } from './refuse-forgotten.service.ts'
import { findFingerprint, type ImportRecord } from './import.queries.ts'
import { chosenSheet } from './inspect-import.service.ts'
import { mappedFields } from './own-columns.service.ts'
import { resolveReferences, type ImportSight } from './resolve-references.service.ts'
import type { StageFrame, StageRequest } from './stage-rows.ts'

const program = fileURLToPath(new URL('./stage-rows.child.ts', import.meta.url))

/** What judging needs to know of the rest of the product. */
export type Judging = {
  /** Where cells may lead to relations. */
  readonly sight: ImportSight
  readonly intake: ActivityIntake
}

export type Staging = Judging & {
  readonly run: JobRun
  readonly session: Session
  readonly row: ImportRecord
  readonly options: ImportOptions
  readonly sourceId: string
  readonly startedAt: Date
  /** Progress runs between these fractions while reading and judging. */
  readonly span: { readonly from: number; readonly to: number }
}

/** Share of the span that reading takes; judging takes the rest. */
const READING = 0.6

/**
 * Reads the whole file into a table of this connection and gives every row its outcome. The file is read in a process of
 * its own; rows pass through this one as a stream. No effect outside the connection, so it can be done again at will.
 */
export async function stageAndJudge(staging: Staging): Promise<void> {
  const { run, session, row, options, sourceId, span, sight, intake } = staging
  const isActivity = options.kind === 'activity'
  await requireUnchanged(staging)
  const fields = await run.inTenant((ctx) => mappedFields(ctx, options))
  await session.inTenant((ctx) => incoming.createIncoming(ctx))
  await session.copyIn(incoming.INCOMING, Readable.from(await readFile(staging, fields)), run.signal)
  run.signal.throwIfAborted()
  const reading = span.from + (span.to - span.from) * READING
  await run.report({ fraction: reading, step: 'import.comparing' })
  await session.inTenant((ctx) => incoming.judge(ctx, { sourceId, identifiers: identifierLookup, isActivity }))
  await refuseForgotten({ run, session, sourceId })
  await resolveReferences({ session, signal: run.signal, sourceId, columns: options.columns, fields, sight })
  if (isActivity) await session.inTenant((ctx) => judgeActivity(ctx, { importId: row.id, sourceId }, intake))
  run.signal.throwIfAborted()
  await session.inTenant((ctx) => incoming.findResembling(ctx, contactLookup))
  await run.report({ fraction: span.to, step: 'import.comparing' })
  if (options.columns.length === 0) throw new AppError('identity.import_incomplete')
}

/** What was looked at and agreed to is what must be read: not a file that was replaced or damaged on disk since. */
async function requireUnchanged({ run, row }: Staging): Promise<void> {
  const uploaded = await run.inTenant((ctx) => findFingerprint(ctx, row.file_id))
  const onDisk = await run.files.fingerprint(run.tenantId, row.file_id)
  if (onDisk === null || onDisk !== uploaded) throw new FileProblem('file.changed')
}

async function readFile(staging: Staging, fields: readonly OwnField[]): Promise<AsyncIterable<Buffer>> {
  const { run, row, options, span, startedAt } = staging
  const sheet = await chosenSheet({
    row,
    files: run.files,
    tenantId: run.tenantId,
    sheet: options.sheet,
    headerRow: options.headerRow,
    signal: run.signal,
  })
  const request: StageRequest = {
    path: run.files.pathOf(run.tenantId, row.file_id),
    choice: sheet.choice,
    columns: options.columns,
    own: fields,
    kind: options.kind,
    activity: await run.inTenant((ctx) => namesFor(ctx, staging)),
    importId: row.id,
    startedAt: startedAt.toISOString(),
    today: dutchDay(startedAt),
    share: { index: 0, of: readersFor(sheet.rows, row.inspection?.delimiter ?? null) },
  }
  const expected = Math.max(1, sheet.rows)
  return pieces(request, run, async (rows) => {
    const done = Math.min(1, rows / expected)
    await run.report({ fraction: span.from + (span.to - span.from) * READING * done, step: 'import.reading' })
  })
}

/** What cells of activity may name. */
async function namesFor(ctx: Ctx, { options, intake }: Staging): Promise<StageRequest['activity']> {
  const factKind = options.factKind ?? 'ticket'
  if (options.kind !== 'activity') return { factKind, genres: [], branches: [] }
  const keyed = ({ id, name }: { id: string; name: string }) => ({ id, key: fold(name) })
  return {
    factKind,
    genres: (await intake.genres(ctx)).map(keyed),
    branches: (await findBranches(ctx)).map(keyed),
  }
}

/** From so many rows on a second process pays: mapping is the work, and reading plain text twice costs little. */
const SHARED_FROM_ROWS = 20_000

function readersFor(rows: number, delimiter: string | null): number {
  return delimiter !== null && rows >= SHARED_FROM_ROWS ? 2 : 1
}

/** The output of all readers in one stream; the order does not matter, every line carries its position. */
async function* pieces(
  request: StageRequest,
  run: JobRun,
  progress: (rows: number) => Promise<void>,
): AsyncGenerator<Buffer> {
  let rows = 0
  const ended = new AbortController()
  const signal = AbortSignal.any([run.signal, ended.signal])
  const readers = Array.from({ length: request.share.of }, (_, index) =>
    superviseChild(program, { ...request, share: { ...request.share, index } }, { limits: defaultFileLimits, signal }),
  )
  try {
    for await (const { frame, texts } of merged(readers)) {
      rows += (frame as Pick<StageFrame, 'rows'>).rows
      yield* texts
      await progress(rows)
    }
  } finally {
    // Whoever is still reading has nobody left to read for.
    ended.abort()
    await Promise.allSettled(readers.map((reader) => reader.return({ peakMegabytes: 0 })))
  }
}

/** Whatever comes first from any of the generators, until all have ended; the first failure is the failure of all. */
async function* merged<T>(generators: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const waiting = new Map(generators.map((generator, index) => [index, nextOf(generator, index)]))
  while (waiting.size > 0) {
    const { index, generator, result } = await Promise.race(waiting.values())
    if (result.done === true) waiting.delete(index)
    else {
      waiting.set(index, nextOf(generator, index))
      yield result.value
    }
  }
}

async function nextOf<T>(generator: AsyncGenerator<T>, index: number) {
  return { index, generator, result: await generator.next() }
}

/** What a dry run says about the whole file. */
export async function countAll(
  ctx: Ctx,
  { options, sourceId, intake }: Pick<Staging, 'options' | 'sourceId' | 'intake'>,
) {
  const range = { from: 0, to: await incoming.lastPosition(ctx) }
  const counts = await incoming.countVerdicts(ctx, range.from, range.to)
  if (options.kind === 'activity') {
    const offerings = await intake.countOfferings(ctx, offeringsToMake(range))
    return { ...counts, gone: 0, activity: { ...(await countActivity(ctx, range)), offerings } }
  }
  return { ...counts, gone: options.isComplete ? await incoming.countGone(ctx, sourceId, options.kind) : 0 }
}
