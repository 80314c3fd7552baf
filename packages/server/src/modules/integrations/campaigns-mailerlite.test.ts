import { tellCampaigns, type Sent } from './testing/campaign-story.ts'
import { calmMailerlite, openMailerlite } from './testing/mailerlite-emulator.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'

const GROUP = '4243829086487936'
const mailerlite = await openMailerlite()
const scene = await openNewsletterScene({
  connector: 'mailerlite',
  url: mailerlite.url,
  token: mailerlite.token,
  list: GROUP,
  close: mailerlite.close,
  calm: () => {
    mailerlite.subscribers.clear()
    mailerlite.campaigns.length = 0
    mailerlite.groups.set(GROUP, 'Nieuwsbrief')
    mailerlite.asked.length = 0
    Object.assign(mailerlite.troubles, calmMailerlite())
  },
})

const campaignOf = ({ id, subject, sentAt, sent, opened, clicked, unsubscribed, returned, complained }: Sent) => ({
  ...{
    id,
    name: `Campagne ${id}`,
    type: 'regular',
    status: 'sent',
    finished_at: sentAt.slice(0, 19).replace('T', ' '),
  },
  emails: [{ id: `${id}0`, subject, from: 'nieuws@waterlinie.example' }],
  stats: {
    ...{ sent, opens_count: opened * 3, unique_opens_count: opened, open_rate: { float: 0.5, string: '50%' } },
    ...{ clicks_count: clicked * 2, unique_clicks_count: clicked, unsubscribes_count: unsubscribed },
    ...{ spam_count: complained, hard_bounces_count: returned, soft_bounces_count: 12 },
  },
})

const show = (campaigns: readonly Sent[]) => void mailerlite.campaigns.splice(0, Infinity, ...campaigns.map(campaignOf))

tellCampaigns(scene, { lists: [], show })
