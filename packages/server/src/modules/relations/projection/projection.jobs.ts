import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import { countToLayOut, layOutSome } from './lay-out.service.ts'

/**
 * Search texts that an older version left behind are laid out in parts, a portion per transaction. What has been done no longer
 * needs it, so a job that is killed continues where it was. On every other day there is nothing to do and no job.
 */
export const layOutSearch: DailyWork = {
  job: defineJob({ name: 'relations.lay-out-search', payload: DailyPayload, canCancel: false, run }),
  isDue: async (ctx) => (await countToLayOut(ctx)) > 0,
}

async function run({ signal, inTenant, report }: JobRun): Promise<void> {
  const total = Math.max(1, await inTenant(countToLayOut))
  let done = 0
  let after: string | null = null
  do {
    signal.throwIfAborted()
    after = await inTenant(async (ctx) => {
      const { count, last } = await layOutSome(ctx, after)
      done += count
      return last
    })
    await report({ fraction: Math.min(0.99, done / total), step: 'relations.laying_out' })
  } while (after !== null)
}
