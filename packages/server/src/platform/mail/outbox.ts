import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { defineJob } from '../jobs/job.ts'
import { layOut } from './mail-content.rules.ts'
import * as outbox from './outgoing-mail.queries.ts'

export type { MailBlock, MailContent } from './mail-content.rules.ts'

/**
 * Puts a mail in the outbox of this transaction: it goes out when the transaction commits, from a job, and never when it does
 * not. A mail with a key that was used before is not sent again. For mails that belong to what somebody just did; no campaigns.
 */
export async function postMail(ctx: Ctx, mail: outbox.NewMail): Promise<void> {
  const mailId = await outbox.insert(ctx, mail)
  if (mailId !== null) await ctx.enqueue({ name: sendMail.name, payload: { mailId } })
}

/**
 * May run twice: what was sent is marked, and a mail that was handed over just before the worker died goes out again under the same
 * Message-ID, by which mailboxes recognise it.
 */
export const sendMail = defineJob({
  name: 'platform.send-mail',
  payload: z.object({ mailId: z.uuid() }),
  canCancel: false,
  async run(run, { mailId }) {
    const mail = await run.inTenant((ctx) => outbox.findWaiting(ctx, mailId))
    if (!mail) return
    const { unsubscribeUrl } = mail.content
    await run.mail.send({
      id: mail.id,
      to: mail.recipient,
      ...layOut(mail.content, mail.language),
      ...(unsubscribeUrl === undefined ? {} : { unsubscribeUrl }),
    })
    await run.inTenant((ctx) => outbox.end(ctx, mailId, 'sent'))
  },
  onFailure: (ctx, { mailId }) => outbox.end(ctx, mailId, 'failed'),
})
