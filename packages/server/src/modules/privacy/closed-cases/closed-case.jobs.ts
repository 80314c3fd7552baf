import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { clearClosedCases, isClosedCaseOver } from './closed-case.service.ts'

export const clearClosedDaily: DailyWork = {
  job: defineJob({
    name: 'privacy.clear-closed-cases',
    payload: DailyPayload,
    canCancel: false,
    run: (run, { day }) => clearClosedCases(run, day, openErasureLedger(run.files.dataDir)),
  }),
  isDue: isClosedCaseOver,
}
