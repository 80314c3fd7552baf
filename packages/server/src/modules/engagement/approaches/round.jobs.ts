import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import {
  beginCheck,
  checkConsent,
  fallBack,
  finishCheck,
  planNextFree,
  planOthers,
  takeBackRound,
  tellPlanner,
} from './round-work.service.ts'

/** `sight`: the domains that whoever asked may see, as a mask: the work must not tell them more. */
const RoundPayload = z.object({ roundId: z.uuid(), sight: z.string().regex(/^\d+$/) })

/** Looks at everybody on a round; stopped halfway it is looked at again from the beginning. */
export const checkRoundJob = defineJob({
  name: 'engagement.check-round',
  payload: RoundPayload,
  canCancel: true,
  run: async (run, { roundId }) => {
    await run.inTenant(tellPlanner)
    await run.inTenant((ctx) => beginCheck(ctx, roundId))
    for (let after: number | null = 0, steps = 0; after !== null; steps += 1) {
      run.signal.throwIfAborted()
      const from: number = after
      after = await run.inTenant((ctx) => checkConsent(ctx, roundId, from))
      await run.report({ fraction: 0.8 * (1 - 1 / (steps + 2)), step: 'round.checking' })
    }
    await run.inTenant((ctx) => finishCheck(ctx, roundId))
  },
  onFailure: (ctx, { roundId }) => fallBack(ctx, roundId),
})

/** Plans in portions; killed halfway it goes on where it was. */
export const planRoundJob = defineJob({
  name: 'engagement.plan-round',
  payload: RoundPayload,
  canCancel: false,
  run: async (run, { roundId, sight }) => {
    for (let steps = 1; await run.inTenant((ctx) => planNextFree(ctx, roundId)); steps += 1) {
      run.signal.throwIfAborted()
      await run.report({ fraction: 1 - 1 / (steps + 1), step: 'round.planning' })
    }
    await run.inTenant((ctx) => planOthers(ctx, roundId, sight))
    await run.inTenant(tellPlanner)
  },
  onFailure: (ctx, { roundId }) => fallBack(ctx, roundId),
})

export const undoRoundJob = defineJob({
  name: 'engagement.undo-round',
  payload: RoundPayload,
  canCancel: false,
  run: async (run, { roundId }) => {
    await run.inTenant((ctx) => takeBackRound(ctx, roundId))
  },
  onFailure: (ctx, { roundId }) => fallBack(ctx, roundId),
})
