import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { addDomain, appointOwner, changeDomain, describeDomains, getDomain } from '@klantregie/contract'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'

const KEY = ['governance', 'domain-pages'] as const

export const domainPagesQuery = queryOptions({ queryKey: KEY, queryFn: () => call(describeDomains) })

export function domainQuery(id: string) {
  return queryOptions({ queryKey: [...KEY, id], queryFn: () => call(getDomain, { params: { id } }) })
}

/** After each the whole house is asked again: who owns what decides what everybody may. */
export function useDomainActions() {
  const cache = useQueryClient()
  const done = async <T>(answer: T): Promise<T> => {
    await cache.invalidateQueries({ queryKey: ['governance'] })
    await cache.invalidateQueries({ queryKey: ['session'] })
    return answer
  }
  return {
    add: async (body: z.input<typeof addDomain.body>) => done(await call(addDomain, { body })),
    change: async (id: string, body: z.input<typeof changeDomain.body>) =>
      done(await call(changeDomain, { params: { id }, body })),
    appoint: async (id: string, body: z.input<typeof appointOwner.body>) =>
      done(await call(appointOwner, { params: { id }, body })),
  }
}
