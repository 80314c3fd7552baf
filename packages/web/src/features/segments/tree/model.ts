import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Condition, LinkType, OwnField, RoleChoice, Segment, SegmentGroup } from '@klantregie/contract'
import {
  branchesQuery,
  choicesQuery,
  domainsQuery,
  familiesQuery,
  fieldsQuery,
  labelsQuery,
  linkTypesQuery,
  momentsQuery,
  municipalitiesQuery,
  segmentsQuery,
  typesQuery,
} from '../segments.api.ts'

export interface Thing {
  readonly id: string
  readonly name: string
  readonly isRetired: boolean
}

/** What conditions choose from. A list is empty until it is known. */
export interface Model {
  /** False until everything was answered: before that nothing can be said to be gone. */
  readonly isKnown: boolean
  readonly types: readonly (Thing & { readonly key: string })[]
  readonly choices: readonly RoleChoice[]
  readonly domains: readonly Thing[]
  readonly branches: readonly Thing[]
  readonly labels: readonly Thing[]
  readonly fields: readonly OwnField[]
  readonly linkTypes: readonly LinkType[]
  readonly municipalities: readonly Thing[]
  readonly families: readonly (Thing & { readonly key: string })[]
  readonly genres: readonly Thing[]
  readonly segments: readonly Segment[]
  /** Segments as they were held fast, each with the name of its segment. */
  readonly moments: readonly Thing[]
}

type Named = { readonly id: string; readonly name: string }

function asThings<T extends Named>(answer: { readonly items: readonly T[] } | undefined) {
  return itemsOf(answer).map((item) => ({ isRetired: false, ...item }))
}

function itemsOf<T>(answer: { readonly items: readonly T[] } | undefined): readonly T[] {
  return answer?.items ?? []
}

/** `tree`: only when it asks for municipalities are these fetched, because the list is long. */
export function useModel(tree?: SegmentGroup): Model {
  const asksMunicipality = tree !== undefined && mentions(tree, 'municipality')
  const things = useThings()
  const links = useQuery(linkTypesQuery)
  const families = useQuery(familiesQuery)
  const segments = useQuery(segmentsQuery)
  const moments = useQuery(momentsQuery)
  const municipalities = useQuery({ ...municipalitiesQuery, enabled: asksMunicipality })
  const others = [links, families, segments, moments, ...(asksMunicipality ? [municipalities] : [])]
  const isKnown = things.isKnown && others.every(({ isPending }) => !isPending)
  return useMemo(
    () => ({
      ...things,
      isKnown,
      linkTypes: itemsOf(links.data),
      families: asThings(families.data && { items: families.data.families }),
      genres: itemsOf(families.data && { items: families.data.genres }).map(({ isActive, ...genre }) => ({
        ...genre,
        isRetired: !isActive,
      })),
      segments: itemsOf(segments.data),
      moments: itemsOf(moments.data).map(({ id, segment, name }) => ({
        id,
        name: `${segment} · ${name}`,
        isRetired: false,
      })),
      municipalities: asThings(municipalities.data && { items: municipalities.data }),
    }),
    [things, isKnown, links.data, families.data, segments.data, moments.data, municipalities.data],
  )
}

/** What relations are described by. */
function useThings() {
  const types = useQuery(typesQuery)
  const choices = useQuery(choicesQuery)
  const domains = useQuery(domainsQuery)
  const branches = useQuery(branchesQuery)
  const labels = useQuery(labelsQuery)
  const fields = useQuery(fieldsQuery)
  const isKnown = [types, choices, domains, branches, labels, fields].every(({ isPending }) => !isPending)
  return useMemo(
    () => ({
      isKnown,
      types: asThings(types.data),
      choices: itemsOf(choices.data),
      domains: asThings(domains.data),
      branches: asThings(branches.data),
      labels: asThings(labels.data),
      fields: itemsOf(fields.data).filter((field): field is OwnField => field.dataType !== 'built_in'),
    }),
    [isKnown, types.data, choices.data, domains.data, branches.data, labels.data, fields.data],
  )
}

/** Whether a tree, or what it asks of other ends, has a condition about this. */
export function mentions(tree: SegmentGroup, about: Condition['about']): boolean {
  return tree.of.some((part) => {
    if ('group' in part) return mentions(part, about)
    return part.about === about || (part.about === 'link' && part.other !== undefined && mentions(part.other, about))
  })
}
