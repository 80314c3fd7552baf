import { queryOptions } from '@tanstack/react-query'
import { mayCheckCards, showCardChecker } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const cardCheckerQuery = queryOptions({
  queryKey: ['integrations', 'card-checker'],
  queryFn: () => call(showCardChecker),
})
export const cardsReadyQuery = queryOptions({
  queryKey: ['integrations', 'cards-ready'],
  queryFn: () => call(mayCheckCards),
  staleTime: 300_000,
})
