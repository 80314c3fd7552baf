import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { endFailed, INSPECT_CODES_JOB, inspectCodeList, readCodeList } from './code-list.service.ts'
import { READ_CODES_JOB } from './code.service.ts'
import type { ListReader } from './list-reader.ts'

const Payload = z.object({ editionId: z.uuid() })

export function codeJobs(reader: ListReader) {
  return [
    defineJob({
      name: INSPECT_CODES_JOB,
      payload: Payload,
      canCancel: false,
      run: (run, { editionId }) => inspectCodeList(run, reader, editionId),
      onFailure: (ctx, { editionId }) => endFailed(ctx, editionId),
    }),
    defineJob({
      name: READ_CODES_JOB,
      payload: Payload,
      canCancel: false,
      run: (run, { editionId }) => readCodeList(run, reader, editionId),
      onFailure: (ctx, { editionId }) => endFailed(ctx, editionId),
    }),
  ]
}
