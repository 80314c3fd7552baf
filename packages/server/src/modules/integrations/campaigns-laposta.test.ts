import { expect, test } from 'vitest'
import { tellCampaigns, type Sent } from './testing/campaign-story.ts'
import { CALM, openLaposta } from './testing/laposta-emulator.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'

const LIST = 'lijst1'
const laposta = await openLaposta()
const scene = await openNewsletterScene({
  connector: 'laposta',
  url: laposta.url,
  token: laposta.token,
  list: LIST,
  close: laposta.close,
  calm: () => {
    laposta.members.clear()
    laposta.campaigns.clear()
    laposta.lists.set(LIST, 'Nieuwsbrief')
    laposta.asked.length = 0
    Object.assign(laposta.troubles, CALM)
  },
})

const campaignOf = ({ id, subject, sentAt }: Sent) => ({
  ...{
    account_id: 'a1',
    campaign_id: id,
    type: 'regular',
    name: `Campagne ${id}`,
    subject,
    timezone: 'Europe/Amsterdam',
  },
  from: { name: 'De Waterlinie', email: 'nieuws@waterlinie.example' },
  list_ids: [LIST],
  delivery_ended: '2026-02-01 00:00:00',
  delivery_ended_iso: sentAt.replace('Z', '+00:00'),
})

const reportOf = ({ id, sent, opened, clicked, unsubscribed, returned, complained }: Sent) => ({
  ...{ account_id: 'a1', campaign_id: id, sent, accepted: 1190, opened_unique: opened, clicked_unique: clicked },
  ...{ unsubscribed, hardbounced: returned, complained, cleaned: 2, opened_ratio: 0.5, from_automation: false },
})

function show(campaigns: readonly Sent[]): void {
  laposta.campaigns.clear()
  for (const sent of campaigns) laposta.campaigns.set(sent.id, { campaign: campaignOf(sent), report: reportOf(sent) })
}

tellCampaigns(scene, { lists: ['Nieuwsbrief'], show })

test('what was not sent yet is no result, and when only the time of the account is told it is that of the Netherlands', async () => {
  const [older, newer] = ['2026-02-01 10:00:00', '2026-07-01 10:00:00'].map((delivery_ended, index) => ({
    ...{ campaign_id: `c${String(index)}`, name: 'Zomer', subject: `Zomer ${String(index)}`, delivery_ended },
    list_ids: { [LIST]: ['deel1'] },
  }))
  const report = { sent: 100, opened_unique: 40 }
  laposta.campaigns.set('c0', { campaign: { ...older }, report: { ...report, campaign_id: 'c0' } })
  laposta.campaigns.set('c1', { campaign: { ...newer }, report: { ...report, campaign_id: 'c1' } })
  laposta.campaigns.set('c2', { campaign: { campaign_id: 'c2', name: 'Concept', subject: 'Later' }, report: null })
  await scene.deliver(await scene.connect())
  const { items } = (await scene.admin('GET', '/campaign-results')).json() as { items: object[] }
  expect(items).toMatchObject([
    { sentAt: '2026-07-01T08:00:00.000Z', lists: ['Nieuwsbrief'], opened: 40, clicked: null },
    { sentAt: '2026-02-01T09:00:00.000Z' },
  ])
})
