import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createElement } from 'react'
import type { Found } from '../../../lib/feature.ts'
import { useMay } from '../../../lib/session.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import { searchQuery } from '../relations.api.ts'
import { hitDetail, isLookalike } from './search.view.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'

/** Typing pauses shorter than this ask nothing; the answer takes less than a tenth of a second. */
export const TYPING_PAUSE_MS = 120
const SHOWN = 8

/** Relations in the palette. Those found by forgiving a typing mistake say so. */
export function useFindRelations(text: string): Found {
  const t = useT()
  const may = useMay()
  const asked = useDebounced(text, TYPING_PAUSE_MS)
  const isAllowed = may('relations.relation.read')
  const { data, isFetching } = useQuery({
    ...searchQuery(asked, SHOWN),
    enabled: isAllowed && asked !== '',
    placeholderData: keepPreviousData,
  })
  const hits = text === '' ? [] : (data?.items ?? [])
  return {
    title: t('relations.list.title'),
    isSearching: isFetching || asked !== text,
    commands: hits.map((hit) => {
      const detail = hitDetail(hit)
      const isGuess = data?.isForgiven === true && isLookalike(hit, asked)
      return {
        id: `relation:${hit.id}`,
        label: hit.name,
        detail: isGuess ? t('relations.search.guess', { detail }) : detail,
        icon: createElement(KindIcon, { kind: hit.kind, isNamed: false }),
        href: `/relaties/${hit.id}`,
      }
    }),
  }
}
