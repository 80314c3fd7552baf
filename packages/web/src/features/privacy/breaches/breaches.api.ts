import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  changeBreach,
  closeBreach,
  countBreachPersons,
  decideBreach,
  getBreach,
  listBreaches,
  remarkBreach,
  reopenBreach,
  reportBreach,
  tellBreach,
  writeBreachLetter,
} from '@klantregie/contract'
import { call, type CallInput } from '../../../lib/api.ts'

const KEY = ['privacy', 'breaches'] as const
/** A clock that is shown must not stand still. */
const MINUTE_MS = 60_000

export const breachesQuery = queryOptions({
  queryKey: [...KEY, 'list'],
  queryFn: () => call(listBreaches),
  refetchInterval: MINUTE_MS,
})
export const breachQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, 'one', id],
    queryFn: () => call(getBreach, { params: { id } }),
    refetchInterval: MINUTE_MS,
  })

type Body<R extends Parameters<typeof call>[0]> = CallInput<R>['body']

/** Everything that can be done with a breach. Throws what the server refuses, so that the form can show it. */
export function useBreachActions() {
  const cache = useQueryClient()
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await cache.invalidateQueries({ queryKey: KEY })
    return answer
  }
  return {
    report: (body: Body<typeof reportBreach>) => after(call(reportBreach, { body })),
    change: (id: string, body: Body<typeof changeBreach>) => after(call(changeBreach, { params: { id }, body })),
    count: (id: string, body: Body<typeof countBreachPersons>) =>
      after(call(countBreachPersons, { params: { id }, body })),
    decide: (id: string, body: Body<typeof decideBreach>) => after(call(decideBreach, { params: { id }, body })),
    tell: (id: string, body: Body<typeof tellBreach>) => after(call(tellBreach, { params: { id }, body })),
    letter: (id: string, whom: 'authority' | 'persons', text: string | null) =>
      after(call(writeBreachLetter, { params: { id, whom }, body: { text } })),
    remark: (id: string, text: string) => after(call(remarkBreach, { params: { id }, body: { text } })),
    close: (id: string, lessons: string) => after(call(closeBreach, { params: { id }, body: { lessons } })),
    reopen: (id: string, reason: string) => after(call(reopenBreach, { params: { id }, body: { reason } })),
  }
}
