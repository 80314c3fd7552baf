import { understandCampaign, type CampaignTold } from './campaign.rules.ts'
import type { Stream } from './connector.ts'
import { objectOf, type Json } from './values.rules.ts'

type Telling = { readonly read: Stream['read']; readonly tell: (said: Json) => CampaignTold }

/** What became of campaigns, of any newsletter system: nobody tells of one by itself, and silence says nothing. */
export const campaignStream = ({ read, tell }: Telling): Stream => ({
  key: 'campaigns',
  isSeldom: true,
  hasControl: false,
  needs: () => [],
  understand: (object) => understandCampaign(object, tell(objectOf(object.payload))),
  read: async (ask, settings, question) =>
    question.ids === null ? read(ask, settings, question) : { objects: [], resume: null, total: null },
})
