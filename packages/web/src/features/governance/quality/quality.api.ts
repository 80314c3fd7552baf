import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { changeQualityRules, getDomainQuality, listQuality, measureQuality } from '@klantregie/contract'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'

export type Quality = z.output<typeof getDomainQuality.response>

const KEY = ['governance', 'quality'] as const

export const qualityQuery = queryOptions({ queryKey: KEY, queryFn: () => call(listQuality) })

export function domainQualityQuery(id: string) {
  return queryOptions({ queryKey: [...KEY, id], queryFn: () => call(getDomainQuality, { params: { id } }) })
}

export function useMeasure() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(measureQuality),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  })
}

export function useSaveRules(id: string) {
  const cache = useQueryClient()
  return async (body: z.input<typeof changeQualityRules.body>) => {
    await call(changeQualityRules, { params: { id }, body })
    await cache.invalidateQueries({ queryKey: KEY })
  }
}
