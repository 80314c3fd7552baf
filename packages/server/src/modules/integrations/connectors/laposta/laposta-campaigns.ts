import { CAMPAIGN, countOf } from '../campaign.rules.ts'
import { campaignStream } from '../campaign-stream.ts'
import { DeliveryFailure, type Ask } from '../connector.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { lapostaMomentOf, listed, type Wrapped } from './laposta-values.rules.ts'

/** Of a campaign; what the mail looked like and who sent it stay there. */
const FIELDS = [
  'campaign_id',
  'name',
  'subject',
  'timezone',
  'delivery_ended',
  'delivery_ended_iso',
  'delivery_started',
]
const NUMBERS = ['sent', 'opened_unique', 'clicked_unique', 'unsubscribed', 'hardbounced', 'complained']

/**
 * Results of campaigns that were sent. Laposta knows no pages: two questions tell all campaigns and what became of them, a third how lists
 * are called. What automations send has a report and no campaign, and is left out.
 */
export const campaigns = campaignStream({
  tell: (said) => {
    const report = objectOf(said['report'])
    return {
      name: textOf(said['name']),
      subject: textOf(said['subject']) || null,
      sentAt: lapostaMomentOf(said, 'delivery_ended') ?? lapostaMomentOf(said, 'delivery_started'),
      lists: Array.isArray(said['lists']) ? said['lists'].map(textOf).filter(Boolean) : [],
      sent: countOf(report['sent']),
      opened: countOf(report['opened_unique']),
      clicked: countOf(report['clicked_unique']),
      unsubscribed: countOf(report['unsubscribed']),
      returned: countOf(report['hardbounced']),
      complained: countOf(report['complained']),
    }
  },
  read: async (ask) => {
    const reports = new Map((await all(ask, 'report')).map((report) => [textOf(report['campaign_id']), report]))
    const sent = (await all(ask, 'campaign')).flatMap((campaign) => {
      const report = reports.get(textOf(campaign['campaign_id']))
      return report === undefined ? [] : [{ campaign, report }]
    })
    // Most organisations send; those who do not are asked one question less.
    const names = sent.length === 0 ? new Map<string, string>() : await namesOfLists(ask)
    const objects = sent.map(({ campaign, report }) => ({
      objectType: CAMPAIGN,
      externalId: textOf(campaign['campaign_id']),
      payload: {
        ...chosen(campaign, FIELDS),
        lists: listsOf(campaign['list_ids']).map((id) => names.get(id) ?? id),
        report: chosen(report, NUMBERS),
      },
    }))
    return { objects, resume: null, total: null }
  },
})

async function all(ask: Ask, kind: Wrapped): Promise<readonly Json[]> {
  const path = `/v2/${kind}`
  const said = listed((await ask(path)).json, kind)
  if (said === null) throw new DeliveryFailure('not_understood', { path })
  return said.filter((one) => kind === 'list' || textOf(one['campaign_id']) !== '')
}

const namesOfLists = async (ask: Ask): Promise<ReadonlyMap<string, string>> =>
  new Map((await all(ask, 'list')).map((list) => [textOf(list['list_id']), textOf(list['name'])]))

/** Lists by number; with segments of them, the lists are the keys. */
const listsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter(Boolean) : Object.keys(objectOf(value))

const chosen = (said: Json, fields: readonly string[]): Json =>
  Object.fromEntries(fields.map((field) => [field, said[field] ?? null]))
