import { MOST_IN_BULK, type BulkWhat, type RelationFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listedIds, measuredIds, pickedIds } from '../list/listed-ids.service.ts'
import type { SourceLookup } from '../list/list.service.ts'
import type { Sample } from '../list/sample.queries.ts'
import { about, countsIn, isSurelyTooMany, type Counts } from './bulk.rules.ts'
import { mayMaskOf, readyFor } from './ready.service.ts'
import * as selections from './selection.queries.ts'
import * as verdicts from './verdict.queries.ts'

/** Whom a deed is about: relations picked one by one, or everybody whom a filter shows. */
export type Whom = {
  readonly what: BulkWhat
  readonly filter?: RelationFilter | undefined
  readonly relationIds?: readonly string[] | undefined
}

/**
 * A list of so many relations is counted, and fixed, while whoever asks waits (well within a second). A longer one is counted from a sample
 * and fixed by the work, so that no request grows with the base.
 */
export const COUNTED_AT_ONCE = 20_000

export type Found = {
  readonly asked: verdicts.Asked
  /** Of a list that is too long to count: some of it. */
  readonly sample: Sample | null
  /** Relations of the list that were left out by hand. */
  readonly excepted: number
}

/** Whom it is about. @throws AppError relations.filter_invalid, relations.field_hidden */
export async function find(ctx: Ctx, whom: Whom, sources: SourceLookup): Promise<Found> {
  return { ...(await askedBy(ctx, whom, sources)), excepted: await exceptedBy(ctx, whom) }
}

/** What would become of them, counted or about. @throws AppError relations.bulk_too_many */
export async function countOf(ctx: Ctx, { asked, sample }: Found): Promise<Counts> {
  if (sample === null) return countsIn(await verdicts.count(ctx, asked))
  const counts = about(countsIn(await verdicts.count(ctx, { ...asked, listed: sample.ids })), sample.share)
  if (isSurelyTooMany(counts.asked)) throw new AppError('relations.bulk_too_many', { most: MOST_IN_BULK })
  return counts
}

async function askedBy(ctx: Ctx, { what, filter, relationIds }: Whom, sources: SourceLookup) {
  const means = { ready: await readyFor(ctx, what), mayMask: mayMaskOf(ctx, what) }
  if (relationIds !== undefined) return { asked: { ...means, listed: pickedIds(ctx, relationIds) }, sample: null }
  if (filter === undefined) throw new AppError('relations.filter_invalid')
  const { ids, sample } = await measuredIds(ctx, { filter, most: COUNTED_AT_ONCE }, sources)
  return { asked: { ...means, listed: ids }, sample }
}

async function exceptedBy(ctx: Ctx, { filter, relationIds }: Whom): Promise<number> {
  if (relationIds !== undefined || filter?.exceptId === undefined) return 0
  return selections.count(ctx, filter.exceptId)
}

/** The whole list, however long: for work in the background. */
export async function askedInWork(
  asker: Ctx,
  { what, filter }: { readonly what: BulkWhat; readonly filter: RelationFilter },
  sources: SourceLookup,
): Promise<verdicts.Asked> {
  const listed = await listedIds(asker, filter, sources)
  return { ready: await readyFor(asker, what), listed, mayMask: mayMaskOf(asker, what) }
}
