import { useQuery } from '@tanstack/react-query'
import { sourcesQuery, typesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import type { Exception } from './settings.view.ts'

/** "Bron Nieuwsbrief", "Type Lener". */
export function useExceptionName(): (about: Pick<Exception, 'sourceId' | 'typeId'>) => string {
  const t = useT()
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const types = useQuery(typesQuery).data?.items ?? []
  return ({ sourceId, typeId }) => {
    const source = sources.find(({ id }) => id === sourceId)
    if (source) return t('settings.ofSource', { name: source.name })
    const type = types.find(({ id }) => id === typeId)
    return type ? t('settings.ofType', { name: type.name }) : t('settings.ofGone')
  }
}
