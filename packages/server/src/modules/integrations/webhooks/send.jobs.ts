import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { KeyHolders } from './key-holders.ts'
import { SEND_JOB } from './message.service.ts'
import { sendDue } from './send.service.ts'

export const sendWebhooks = (keys: KeyHolders) =>
  defineJob({ name: SEND_JOB, payload: z.object({}), canCancel: false, run: (run) => sendDue(run, keys) })
