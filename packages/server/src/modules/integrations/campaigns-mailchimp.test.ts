import { calmMailchimp, openMailchimp } from './testing/mailchimp-emulator.ts'
import { expect, test } from 'vitest'
import { tellCampaigns, type Sent } from './testing/campaign-story.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'

const LIST = 'a1b2c3d4e5'
let now = new Date('2026-03-02T10:00:00Z')
const mailchimp = await openMailchimp(() => now)
const scene = await openNewsletterScene({
  connector: 'mailchimp',
  url: mailchimp.url,
  token: mailchimp.token,
  list: LIST,
  close: mailchimp.close,
  calm: () => {
    now = new Date('2026-03-02T10:00:00Z')
    mailchimp.members.clear()
    mailchimp.reports.length = 0
    mailchimp.lists.set(LIST, 'Nieuwsbrief')
    mailchimp.asked.length = 0
    Object.assign(mailchimp.troubles, calmMailchimp())
  },
})

const reportOf = ({ id, subject, sentAt, sent, opened, clicked, unsubscribed, returned, complained }: Sent) => ({
  ...{ id, campaign_title: `Campagne ${id}`, subject_line: subject, list_id: LIST, list_name: 'Nieuwsbrief' },
  ...{ send_time: sentAt.replace('Z', '+00:00'), emails_sent: sent, unsubscribed, abuse_reports: complained },
  bounces: { hard_bounces: returned - 1, soft_bounces: 12, syntax_errors: 1 },
  opens: { opens_total: opened * 3, unique_opens: opened },
  clicks: { clicks_total: clicked * 2, unique_subscriber_clicks: clicked },
})

const show = (campaigns: readonly Sent[]) => void mailchimp.reports.splice(0, Infinity, ...campaigns.map(reportOf))

tellCampaigns(scene, { lists: ['Nieuwsbrief'], show })

test('the first time everything is asked, then what was sent in the last two months', async () => {
  const connection = await scene.connect()
  await scene.deliver(connection)
  await scene.deliver(connection)
  const since = mailchimp.asked
    .filter((path) => path.startsWith('/3.0/reports'))
    .map((path) => new URL(path, mailchimp.url).searchParams.get('since_send_time'))
  expect(since).toEqual([null, '2026-01-01T10:00:00.000Z'])
})
