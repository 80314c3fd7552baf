import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  getMayReceive,
  liftStanding,
  listConsents,
  recordConsent,
  recordCustomerFact,
  recordStanding,
} from '@klantregie/contract'
import type { CallInput } from '../../../lib/api.ts'
import { call } from '../../../lib/api.ts'

export const mayReceiveQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'may-receive', id],
    queryFn: ({ signal }) => call(getMayReceive, { params: { id }, signal }),
  })

export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'consents', id],
    queryFn: ({ signal }) => call(listConsents, { params: { id }, signal }),
  })

type Statement = CallInput<typeof recordConsent>['body']
type Standing = CallInput<typeof recordStanding>['body']
type CustomerFact = CallInput<typeof recordCustomerFact>['body']

/** Everything that can be recorded about one relation. Throws what the server refuses, so that the form can show it. */
export function useConsentActions(id: string) {
  const cache = useQueryClient()
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await cache.invalidateQueries({ queryKey: ['privacy'] })
    return answer
  }
  return {
    say: (body: Statement) => after(call(recordConsent, { params: { id }, body })),
    hold: (body: Standing) => after(call(recordStanding, { params: { id }, body })),
    lift: (standingId: string) => after(call(liftStanding, { params: { id, standingId } })),
    addFact: (body: CustomerFact) => after(call(recordCustomerFact, { params: { id }, body })),
  }
}
