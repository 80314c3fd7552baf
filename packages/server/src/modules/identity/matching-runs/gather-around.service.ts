import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import type { MatchModel } from '../matching/model.rules.ts'
import { NeighbourhoodSearch, type MatchRecord } from '../matching/neighbourhood.rules.ts'
import { featuresOfRecord, limited } from './features-of-record.ts'
import { keepKeys } from './match-keys.service.ts'
import { findModel } from './match-run.queries.ts'
import * as records from './records-to-match.queries.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** So few new records are matched with what is near them; of more a run over everything is quicker and learns from them. */
const MOST_NEW = 2000
/** A model that was learned from much less than there is now is learned again. */
const MOST_GROWTH = 1.5
/** Who may be linked, who is linked to those, and once more to be sure that nothing is left. */
const MOST_ROUNDS = 4

export type Around = {
  readonly model: MatchModel
  /** Ids of the new records. */
  readonly focus: readonly string[]
  /** The new records and everything by which they are judged, in the order of their ids. */
  readonly records: readonly RecordToMatch[]
  readonly crowdedKeys: readonly string[]
}

/** What an import brought with its surroundings; undefined when everything had better be matched. */
export function gatherAround(run: JobRun, importId: string): Promise<Around | undefined> {
  return run.inTenant(async (ctx) => {
    const known = await findModel(ctx)
    const focus = await records.listOfImport(ctx, importId, MOST_NEW + 1)
    if (!known || focus.length > MOST_NEW) return undefined
    if ((await records.countRecords(ctx)) > known.recordCount * MOST_GROWTH) return undefined
    await keepKeys(ctx, focus)
    return { model: known.model, focus, ...(await surroundingsOf(ctx, focus, known.model)) }
  })
}

/** The closed neighbourhood of records, with the other records of every relation in it. */
export async function surroundingsOf(
  ctx: Ctx,
  focus: readonly string[],
  model: MatchModel,
): Promise<Pick<Around, 'records' | 'crowdedKeys'>> {
  const all = new Map<string, RecordToMatch>()
  const take = (found: readonly RecordToMatch[]): MatchRecord[] => {
    for (const record of found) all.set(record.id, record)
    return found.map(matchable)
  }
  const search = new NeighbourhoodSearch(model, take(await records.findRecords(ctx, focus)))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wanted = search.wantedKeys()
    if (wanted.length === 0) break
    const { ids, crowded } = await records.findByKeys(ctx, limited(wanted))
    const near = take(await records.findRecords(ctx, ids))
    const relationIds = new Set([...all.values()].map((record) => record.relationId))
    search.add([...near, ...take(await records.findFellowRecords(ctx, [...relationIds]))], crowded)
  }
  return {
    records: [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    crowdedKeys: search.crowdedKeys,
  }
}

const matchable = (record: RecordToMatch): MatchRecord => ({
  id: record.id,
  source: record.sourceId,
  features: featuresOfRecord(record),
})
