import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { endSendingBadly, sendSegment } from './send-segment.service.ts'
import { SEND_JOB, type Senders } from './sent-segment.service.ts'

export const sendSegmentJob = (senders: Senders) =>
  defineJob({
    name: SEND_JOB,
    payload: z.object({ sentSegmentId: z.uuid(), isByHand: z.boolean() }),
    canCancel: true,
    run: (run, wanted) => sendSegment(run, wanted, senders),
    onFailure: (ctx, payload, { cancelled }) => endSendingBadly(ctx, payload, { isCancelled: cancelled }),
  })
