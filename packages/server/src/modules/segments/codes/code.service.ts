import type { CodeColumns, CodeEdition, CodeListSample, CodeSet, SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { countSegment } from '../counting/counting.service.ts'
import { areCodeColumns, proposeCodeColumns } from './code-list.rules.ts'
import * as codes from './code.queries.ts'

export const READ_CODES_JOB = 'segments.read-codes'

/** Sets by name, their editions newest first. */
export async function listCodeSets(ctx: Ctx): Promise<CodeSet[]> {
  const rows = await codes.list(ctx)
  const known = Map.groupBy(await codes.listCodes(ctx, null), ({ editionId }) => editionId)
  return [...Map.groupBy(rows, ({ setId }) => setId)].map(([id, editions]) => ({
    id,
    name: editions[0]?.setName ?? '',
    currentEditionId: editions.find(({ isCurrent }) => isCurrent)?.id ?? null,
    editions: editions.map((row) => toEdition(row, known.get(row.id) ?? [])),
  }))
}

function toEdition(row: codes.EditionRow, known: readonly codes.CodeRecord[]): CodeEdition {
  const { id, name, datedOn, state, problem, fileName, keyedBy, rows, places, addedBy } = row
  return {
    ...{ id, name, datedOn, state, problem, fileName, keyedBy, rows, places, addedBy },
    refused: row.refused as CodeEdition['refused'],
    codes: known.map(({ editionId: _edition, ...code }) => code),
    addedAt: row.addedAt.toISOString(),
  }
}

/** @throws AppError segments.code_edition_not_found */
async function getEdition(ctx: Ctx, id: string): Promise<codes.EditionRow> {
  const row = await codes.find(ctx, id)
  if (!row) throw new AppError('segments.code_edition_not_found')
  return row
}

/** What is still to be chosen of an edition, or for how many relations there is a code. @throws AppError segments.code_edition_not_found */
export async function showCodeEdition(
  ctx: Ctx,
  id: string,
): Promise<{ sample: CodeListSample | null; relations: number | null; total: number }> {
  const row = await getEdition(ctx, id)
  if (row.state !== 'ready') return { sample: sampleOf(row), relations: null, total: 0 }
  const keys = (await codes.listCodes(ctx, id)).filter(({ isGroup }) => !isGroup).map(({ key }) => key)
  const any: SegmentGroup = {
    group: 'all',
    of: [{ about: 'code', setId: row.setId, editionId: id, keys }],
  }
  const { count, total } = await countSegment(ctx, any)
  return { sample: null, relations: count, total }
}

function sampleOf({ state, sample }: codes.EditionRow): CodeListSample | null {
  if (state !== 'asked' || sample === null) return null
  const rows = sample.sample.map((cells) => [...cells])
  return {
    headers: [...sample.headers],
    rows,
    count: sample.count,
    proposal: proposeCodeColumns(sample.headers, rows),
  }
}

/** @throws AppError segments.code_edition_not_found, segments.code_edition_wrong_state, segments.code_columns_wrong */
export async function askToRead(ctx: Ctx, id: string, columns: CodeColumns): Promise<void> {
  const row = await getEdition(ctx, id)
  if (!areCodeColumns(columns, row.sample?.headers.length ?? 0)) {
    throw new AppError(row.state === 'asked' ? 'segments.code_columns_wrong' : 'segments.code_edition_wrong_state')
  }
  if (!(await codes.setReading(ctx, id, columns))) throw new AppError('segments.code_edition_wrong_state')
  await ctx.enqueue({ name: READ_CODES_JOB, payload: { editionId: id }, subjectId: id })
  await ctx.audit('code_edition.reading', { kind: 'code_edition', id }, { name: nameOf(row), keyedBy: columns.keyedBy })
  await ctx.announce({ topic: 'segment', id })
}

/** Counts by this edition from now on. @throws AppError segments.code_edition_not_found, segments.code_edition_wrong_state */
export async function chooseCodeEdition(ctx: Ctx, id: string): Promise<void> {
  const row = await getEdition(ctx, id)
  if (row.state !== 'ready') throw new AppError('segments.code_edition_wrong_state')
  await codes.setCurrent(ctx, row)
  await ctx.audit('code_edition.chosen', { kind: 'code_edition', id }, { name: nameOf(row) })
  await ctx.announce({ topic: 'segment', id })
}

/** Answers the file that goes with it. @throws AppError segments.code_edition_not_found, segments.code_in_use (`count` segments) */
export async function removeCodeEdition(ctx: Ctx, id: string): Promise<string | null> {
  const row = await getEdition(ctx, id)
  const count = await codes.countUsers(ctx, row)
  if (count > 0) throw new AppError('segments.code_in_use', { count })
  await codes.remove(ctx, row)
  await ctx.audit('code_edition.removed', { kind: 'code_edition', id }, { name: nameOf(row) })
  await ctx.announce({ topic: 'segment', id })
  return row.fileId
}

/** @throws AppError segments.code_edition_not_found, segments.code_not_found */
export async function changeCode(
  ctx: Ctx,
  code: { id: string; key: string; name: string; description: string },
): Promise<void> {
  const row = await getEdition(ctx, code.id)
  if (!(await codes.describe(ctx, code))) throw new AppError('segments.code_not_found')
  await ctx.audit(
    'code_edition.code_named',
    { kind: 'code_edition', id: code.id },
    { name: nameOf(row), key: code.key },
  )
  await ctx.announce({ topic: 'segment', id: code.id })
}

const nameOf = ({ setName, name }: codes.EditionRow) => `${setName} ${name}`
