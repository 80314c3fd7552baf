import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listCampaignResults } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export function campaignsQuery(after: string | undefined) {
  return queryOptions({
    queryKey: ['integrations', 'campaigns', after ?? null],
    queryFn: () => call(listCampaignResults, { query: { after, limit: 25 } }),
    placeholderData: keepPreviousData,
  })
}
