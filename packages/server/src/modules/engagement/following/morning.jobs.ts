import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { planNoticesOfDay } from '../tasks/task-notice.service.ts'
import { listMailboxes, listToMail, postDigest } from './digest.service.ts'
import { forgetOldNotifications } from './notification.service.ts'

/**
 * At the start of a day: what is to be told in the course of it, and the mail of yesterday and today. May run twice: what was planned is
 * planned once, and the outbox knows the mail of a person and day.
 */
const startDay = defineJob({
  name: 'engagement.start-day',
  payload: DailyPayload,
  canCancel: false,
  async run(run, { day }) {
    await run.inTenant((ctx) => planNoticesOfDay(ctx, day))
    await run.inTenant((ctx) => forgetOldNotifications(ctx))
    // Without a mail server nothing is marked as told, so that nothing is lost when one comes.
    if (!run.mail.isOn) return
    const mailboxes = await run.inTenant((ctx) => listMailboxes(ctx))
    for (const userId of await run.inTenant((ctx) => listToMail(ctx, day))) {
      if (run.signal.aborted) return
      const mailbox = mailboxes.get(userId)
      if (mailbox) await run.inTenant((ctx) => postDigest(ctx, { userId, day, mailbox, baseUrl: run.baseUrl }))
    }
  },
})

export const startDayDaily: DailyWork = { job: startDay }
