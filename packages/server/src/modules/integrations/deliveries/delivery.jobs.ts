import { DeliveryKind } from '@klantregie/contract'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { DELIVERY_JOB } from '../connections/connection.service.ts'
import { endBadly, runDelivery } from './run-delivery.service.ts'

export const deliveryJob = defineJob({
  name: DELIVERY_JOB,
  payload: z.object({
    connectionId: z.uuid(),
    kind: DeliveryKind,
    streams: z.array(z.string()).nullable(),
    from: z.iso.date().nullable(),
    by: z.string(),
  }),
  canCancel: true,
  run: runDelivery,
  onFailure: (ctx, payload, { cancelled }) => endBadly(ctx, payload, { isCancelled: cancelled }),
})
