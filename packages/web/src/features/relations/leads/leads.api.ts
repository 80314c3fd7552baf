import { queryOptions } from '@tanstack/react-query'
import { listRolesByStage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'

/** As many cards per stage as one looks through before filtering is the better way. */
const PER_STAGE = 50

export function boardQuery({ typeId, ownerId }: { readonly typeId: string; readonly ownerId?: string | undefined }) {
  return queryOptions({
    queryKey: ['relations', 'board', typeId, ownerId ?? null],
    queryFn: ({ signal }) =>
      call(listRolesByStage, {
        query: { typeId, limit: PER_STAGE, ...(ownerId !== undefined && { ownerId }) },
        signal,
      }),
    enabled: typeId !== '',
  })
}
