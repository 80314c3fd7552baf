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
}

function asThings<T extends { readonly id: string; readonly name: string }>(items: readonly T[] | undefined) {
  return (items ?? []).map((item) => ({ isRetired: false, ...item }))
}

/** `tree`: only when it asks for municipalities are these fetched, because the list is long. */
export function useModel(tree?: SegmentGroup): Model {
  const types = useQuery(typesQuery)
  const choices = useQuery(choicesQuery)
  const domains = useQuery(domainsQuery)
  const branches = useQuery(branchesQuery)
  const labels = useQuery(labelsQuery)
  const fields = useQuery(fieldsQuery)
  const linkTypes = useQuery(linkTypesQuery)
  const families = useQuery(familiesQuery)
  const segments = useQuery(segmentsQuery)
  const asksMunicipality = tree !== undefined && mentions(tree, 'municipality')
  const municipalities = useQuery({ ...municipalitiesQuery, enabled: asksMunicipality })
  const all = [types, choices, domains, branches, labels, fields, linkTypes, families, segments]
  const isKnown = all.every(({ isPending }) => !isPending) && (!asksMunicipality || !municipalities.isPending)
  const answers = [types.data, choices.data, domains.data, branches.data, labels.data] as const
  const others = [fields.data, linkTypes.data, families.data, segments.data, municipalities.data] as const
  return useMemo(
    () => ({
      isKnown,
      types: asThings(answers[0]?.items),
      choices: answers[1]?.items ?? [],
      domains: asThings(answers[2]?.items),
      branches: asThings(answers[3]?.items),
      labels: asThings(answers[4]?.items),
      fields: (others[0]?.items ?? []).filter((field): field is OwnField => field.dataType !== 'built_in'),
      linkTypes: others[1]?.items ?? [],
      families: asThings(others[2]?.families),
      genres: (others[2]?.genres ?? []).map(({ isActive, ...genre }) => ({ ...genre, isRetired: !isActive })),
      segments: others[3]?.items ?? [],
      municipalities: asThings(others[4]),
    }),
    // The answers themselves, not the lists they stand in, which are new at every turn.
    [isKnown, ...answers, ...others],
  )
}

/** Whether a tree, or what it asks of other ends, has a condition about this. */
export function mentions(tree: SegmentGroup, about: Condition['about']): boolean {
  return tree.of.some((part) => {
    if ('group' in part) return mentions(part, about)
    return part.about === about || (part.about === 'link' && part.other !== undefined && mentions(part.other, about))
  })
}
