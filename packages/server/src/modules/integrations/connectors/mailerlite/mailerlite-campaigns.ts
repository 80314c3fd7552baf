import { CAMPAIGN, countOf, sumOf } from '../campaign.rules.ts'
import { campaignStream } from '../campaign-stream.ts'
import { DeliveryFailure } from '../connector.ts'
import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'

const PAGE = '100'
const PATH = '/api/campaigns'

/** Of a campaign; what the mail looked like stays there. */
const FIELDS = ['id', 'name', 'finished_at', 'started_at', 'scheduled_for']
const NUMBERS = [
  'sent',
  'unique_opens_count',
  'unique_clicks_count',
  'unsubscribes_count',
  'spam_count',
  'hard_bounces_count',
]

/** Results of campaigns that were sent. MailerLite does not say which are new: all are asked, and a hash tells here. */
export const campaigns = campaignStream({
  tell: (said) => {
    const stats = objectOf(said['stats'])
    return {
      name: textOf(said['name']),
      subject: textOf(said['subject']) || null,
      sentAt: ['finished_at', 'started_at', 'scheduled_for']
        .map((field) => greenwichMomentOf(said[field]))
        .reduce((known, moment) => known ?? moment),
      lists: [],
      sent: countOf(stats['sent']),
      opened: countOf(stats['unique_opens_count']),
      clicked: countOf(stats['unique_clicks_count']),
      unsubscribed: countOf(stats['unsubscribes_count']),
      returned: sumOf(stats['hard_bounces_count']),
      complained: countOf(stats['spam_count']),
    }
  },
  read: async (ask, _settings, question) => {
    const page = Number(objectOf(question.resume)['page'] ?? 1)
    const { json } = await ask(PATH, { 'filter[status]': 'sent', limit: PAGE, page: String(page) })
    const { data, meta } = objectOf(json)
    if (!Array.isArray(data)) throw new DeliveryFailure('not_understood', { path: PATH })
    const objects = listOf(data)
      .filter(({ id }) => textOf(id) !== '')
      .map((said) => ({ objectType: CAMPAIGN, externalId: textOf(said['id']), payload: kept(said) }))
    const last = Number(objectOf(meta)['last_page'] ?? 1)
    return { objects, resume: data.length === 0 || page >= last ? null : { page: page + 1 }, total: null }
  },
})

/** A test of two subjects holds two mails; the first is shown. */
function kept(said: Json): Json {
  const stats = objectOf(said['stats'])
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, said[field] ?? null])),
    subject: listOf(said['emails'])[0]?.['subject'] ?? null,
    stats: Object.fromEntries(NUMBERS.map((field) => [field, stats[field] ?? null])),
  }
}
