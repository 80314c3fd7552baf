import { momentOfAnswer } from '../answer-moment.rules.ts'
import { CAMPAIGN, countOf, sumOf, WHILE_NEWS } from '../campaign.rules.ts'
import { campaignStream } from '../campaign-stream.ts'
import { DeliveryFailure, type Question } from '../connector.ts'
import { listOf, momentOf, objectOf, textOf } from '../values.rules.ts'

const PAGE = 200
const PATH = '/3.0/reports'

/** Numbers only: who opened what is asked nowhere. */
const FIELDS = [
  'id',
  'campaign_title',
  'subject_line',
  'list_id',
  'list_name',
  'send_time',
  'emails_sent',
  'abuse_reports',
  'unsubscribed',
  'bounces',
  'opens.unique_opens',
  'clicks.unique_subscriber_clicks',
] as const

type Resume = { readonly offset: number; readonly since: string | null; readonly cursor: string | null }
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['offset'] === 'number'

/** Results of campaigns that were sent, all of them the first time, then those of the last two months: numbers go on rising. */
export const campaigns = campaignStream({
  tell: (said) => {
    const bounces = objectOf(said['bounces'])
    return {
      name: textOf(said['campaign_title']),
      subject: textOf(said['subject_line']) || null,
      sentAt: momentOf(said['send_time']),
      lists: [textOf(said['list_name'])].filter((name) => name !== ''),
      sent: countOf(said['emails_sent']),
      opened: countOf(objectOf(said['opens'])['unique_opens']),
      clicked: countOf(objectOf(said['clicks'])['unique_subscriber_clicks']),
      unsubscribed: countOf(said['unsubscribed']),
      returned: sumOf(bounces['hard_bounces'], bounces['syntax_errors']),
      complained: countOf(said['abuse_reports']),
    }
  },
  read: async (ask, _settings, question) => {
    const at = isResume(question.resume) ? question.resume : beginning(question)
    const { json, headers } = await ask(PATH, {
      count: String(PAGE),
      offset: String(at.offset),
      fields: FIELDS.map((field) => `reports.${field}`).join(','),
      ...(at.since === null ? {} : { since_send_time: at.since }),
    })
    const { reports } = objectOf(json)
    if (!Array.isArray(reports)) throw new DeliveryFailure('not_understood', { path: PATH })
    const objects = listOf(reports)
      .filter(({ id }) => textOf(id) !== '')
      .map((report) => ({ objectType: CAMPAIGN, externalId: textOf(report['id']), payload: report }))
    const cursor = at.cursor ?? momentOfAnswer(headers)?.toISOString() ?? null
    if (reports.length < PAGE) return { objects, resume: null, total: null, ...(cursor === null ? {} : { cursor }) }
    return { objects, resume: { ...at, offset: at.offset + PAGE, cursor }, total: null }
  },
})

function beginning({ cursor, from }: Question): Resume {
  const moment = momentOf(cursor)
  const since = moment === null ? null : new Date(moment.getTime() - WHILE_NEWS).toISOString()
  return { offset: 0, since: from === null ? since : `${from}T00:00:00+00:00`, cursor: null }
}
