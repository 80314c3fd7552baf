import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  Branch,
  Channel,
  CodeSet,
  Condition,
  LinkType,
  Offering,
  OwnField,
  RoleChoice,
  Segment,
  SegmentGroup,
} from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import {
  branchesQuery,
  choicesQuery,
  codeSetsQuery,
  domainsQuery,
  familiesQuery,
  fieldsQuery,
  labelsQuery,
  linkTypesQuery,
  momentsQuery,
  municipalitiesQuery,
  offeringQuery,
  purposesQuery,
  roundsQuery,
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
  readonly branches: readonly (Thing & Pick<Branch, 'isActive' | 'address' | 'area'>)[]
  readonly labels: readonly Thing[]
  readonly fields: readonly OwnField[]
  readonly linkTypes: readonly LinkType[]
  readonly municipalities: readonly Thing[]
  readonly families: readonly (Thing & { readonly key: string })[]
  readonly genres: readonly Thing[]
  readonly segments: readonly Segment[]
  /** Segments as they were held fast, each with the name of its segment. */
  readonly moments: readonly Thing[]
  readonly codeSets: readonly CodeSet[]
  /** For what people are approached; empty for who may not see consent. */
  readonly purposes: readonly (Thing & { readonly channels: readonly Channel[] })[]
  /** Those that the tree names. */
  readonly rounds: readonly Thing[]
  readonly offerings: readonly Thing[]
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
  const codeSets = useQuery(codeSetsQuery)
  const municipalities = useQuery({ ...municipalitiesQuery, enabled: asksMunicipality })
  const named = useNamed(tree)
  const others = [
    ...[links, families, segments, moments, codeSets, ...named.queries],
    ...(asksMunicipality ? [municipalities] : []),
  ]
  const isKnown = things.isKnown && others.every(({ isPending }) => !isPending)
  return useMemo(
    () => ({
      ...things,
      ...named.things,
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
      codeSets: itemsOf(codeSets.data),
      municipalities: asThings(municipalities.data && { items: municipalities.data }),
    }),
    [
      things,
      named.things,
      isKnown,
      links.data,
      families.data,
      segments.data,
      moments.data,
      codeSets.data,
      municipalities.data,
    ],
  )
}

/** What is fetched only when a tree names it: offerings one by one, purposes and rounds as lists. */
function useNamed(tree: SegmentGroup | undefined) {
  const parts = tree === undefined ? [] : conditionsOf(tree)
  const ids = [...new Set(parts.flatMap((part) => (part.about === 'offering' ? part.ids : [])))]
  const offerings = useQueries({ queries: ids.map(offeringQuery), combine: combined })
  const mayReadConsent = useMay()('privacy.consent.read')
  const purposes = useQuery({ ...purposesQuery, enabled: mayReadConsent })
  const asksRound = parts.some((part) => part.about === 'approach' && part.roundId !== undefined)
  const rounds = useQuery({ ...roundsQuery, enabled: asksRound })
  const things = useMemo(
    () => ({
      offerings: offerings.found,
      rounds: asThings(rounds.data),
      purposes: itemsOf(purposes.data).map(({ id, name, channels, status }) => ({
        id,
        name,
        channels,
        isRetired: status !== 'active',
      })),
    }),
    [offerings.found, rounds.data, purposes.data],
  )
  return { things, queries: [...(mayReadConsent ? [purposes] : []), offerings, ...(asksRound ? [rounds] : [])] }
}

function combined(answers: readonly { readonly data: Offering | undefined; readonly isPending: boolean }[]) {
  return {
    isPending: answers.some(({ isPending }) => isPending),
    found: answers.flatMap(({ data }) =>
      data === undefined ? [] : [{ id: data.id, name: data.values.title, isRetired: false }],
    ),
  }
}

/** Every condition of a tree, those of other ends among them. */
function conditionsOf(tree: SegmentGroup): readonly Condition[] {
  return tree.of.flatMap((part) => {
    if ('group' in part) return conditionsOf(part)
    return part.about === 'link' && part.other !== undefined ? [part, ...conditionsOf(part.other)] : [part]
  })
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
