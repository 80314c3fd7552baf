import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  getImport,
  getJob,
  getSources,
  listBranches,
  listDomains,
  listFieldHistory,
  listImportRows,
  listImports,
  listRelationTypes,
  listSources,
  proposeColumns,
} from '@klantregie/contract'
import type { Import, ImportKind, RowOutcome } from '@klantregie/contract'
import { call } from '../../lib/api.ts'
import { isActivityTarget } from './wizard/mapping.view.ts'
import { isBusy } from './wizard/steps.view.ts'

/** Server-sent events tell at once; these are for when the line is cut by a proxy. In milliseconds. */
const BUSY_POLL = 3_000
const JOB_POLL = 1_500

export function importsQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ['identity', 'imports', cursor ?? null],
    queryFn: () => call(listImports, { query: { cursor } }),
    refetchInterval: ({ state }) => (state.data?.items.some((item) => isBusy(item.state)) === true ? BUSY_POLL : false),
  })
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['identity', 'import', id],
    queryFn: () => call(getImport, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? BUSY_POLL : false),
  })
}

export function importJobQuery(jobId: string) {
  return queryOptions({
    queryKey: ['admin', 'jobs', jobId],
    queryFn: () => call(getJob, { params: { id: jobId } }),
    refetchInterval: ({ state }) =>
      state.data === undefined || ['waiting', 'running'].includes(state.data.state) ? JOB_POLL : false,
  })
}

export type Sample = RowOutcome | 'problems'

export function importRowsQuery(id: string, sample: Sample) {
  const filter = sample === 'problems' ? { hasProblems: 'true' } : { outcome: sample }
  return infiniteQueryOptions({
    queryKey: ['identity', 'rows', id, sample],
    queryFn: ({ pageParam }) => call(listImportRows, { params: { id }, query: { ...filter, after: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextAfter,
  })
}

export interface Place {
  readonly sheet: number
  readonly headerRow: number | null
  /** The profile of this source is asked for; null for whichever fits. */
  readonly sourceId: string | null
  /** What the rows are said to be; null as long as the columns tell. */
  readonly kind?: ImportKind | null
}

/**
 * The columns of a sheet below a header row. What the first inspection found is not asked again. The key stands apart from
 * the other answers, because reading a big file again at every event would be a waste.
 */
export function tableQuery(imported: Import, place: Place) {
  return queryOptions({
    queryKey: ['import-table', imported.id, place],
    queryFn: async ({ signal }) => {
      const known = knownTable(imported, place)
      return (
        known ??
        (await call(proposeColumns, {
          params: { id: imported.id },
          body: { ...place, kind: place.kind ?? undefined },
          signal,
        }))
      )
    },
    staleTime: Infinity,
  })
}

function knownTable({ file, proposal }: Import, { sheet, headerRow, sourceId, kind = null }: Place) {
  const found = file?.sheets[sheet]
  if (!found || !proposal || sourceId !== null) return null
  if (kind !== null && (kind === 'activity') !== proposal.some(({ target }) => isActivityTarget(target))) return null
  if (file.suggestedSheet !== sheet || found.headerRow !== headerRow) return null
  return { headers: found.headers, sample: found.sample, sampleRows: found.sampleRows, proposal, notes: found.notes }
}

export const sourcesQuery = queryOptions({ queryKey: ['identity', 'sources'], queryFn: () => call(listSources) })
export const typesQuery = queryOptions({ queryKey: ['governance', 'types'], queryFn: () => call(listRelationTypes) })
export const domainsQuery = queryOptions({ queryKey: ['governance', 'domains'], queryFn: () => call(listDomains) })
export const branchesQuery = queryOptions({ queryKey: ['admin', 'branches'], queryFn: () => call(listBranches) })

/** Where every value of a relation came from. */
export function relationSourcesQuery(relationId: string) {
  return queryOptions({
    queryKey: ['identity', 'relation-sources', relationId],
    queryFn: () => call(getSources, { params: { id: relationId } }),
  })
}

/** What the fields of a relation have shown over time. */
export function fieldHistoryQuery(relationId: string) {
  return queryOptions({
    queryKey: ['identity', 'relation-sources', relationId, 'history'],
    queryFn: () => call(listFieldHistory, { params: { id: relationId }, query: {} }),
  })
}
