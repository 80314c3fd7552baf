import { queryOptions } from '@tanstack/react-query'
import { getAdviceCheck, getRelationAdvice } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

export const relationAdviceQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'advice', id],
    queryFn: () => call(getRelationAdvice, { params: { id } }),
  })

export const adviceCheckQuery = queryOptions({
  queryKey: ['segments', 'advice'],
  queryFn: () => call(getAdviceCheck),
})
