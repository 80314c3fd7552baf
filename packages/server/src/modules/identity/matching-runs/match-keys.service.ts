import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { keysOf } from '../matching/neighbourhood.rules.ts'
import { featuresOfRecord } from './features-of-record.ts'
import * as records from './records-to-match.queries.ts'

const RECORDS_PER_PORTION = 5000

/** Gives these records their keys at once: somebody may type the same person again in the next minute. */
export async function keepKeys(ctx: Ctx, recordIds: readonly string[]): Promise<void> {
  const found = await records.findRecords(ctx, recordIds)
  await records.replaceKeys(
    ctx,
    found.map((record) => ({ recordId: record.id, keys: keysOf(featuresOfRecord(record)) })),
  )
}

/** Gives records without keys theirs, and takes away those of records that are no longer current. */
export async function fillKeys(run: JobRun, span: { readonly from: number; readonly to: number }): Promise<void> {
  const expected = Math.max(1, await run.inTenant(records.countRecords))
  let done = 0
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const last: string | undefined = await run.inTenant(async (ctx) => {
      const page = await records.pageWithoutKeys(ctx, after, RECORDS_PER_PORTION)
      await records.replaceKeys(
        ctx,
        page.map((record) => ({
          recordId: record.id,
          keys: keysOf(featuresOfRecord(record)),
        })),
      )
      done += page.length
      return page.at(-1)?.id
    })
    if (last === undefined) break
    after = last
    await run.report({
      fraction: span.from + (span.to - span.from) * Math.min(1, done / expected),
      step: 'matching.keeping',
    })
  }
  await run.inTenant(records.removeStaleKeys)
}
